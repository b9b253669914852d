#include "cloudformation/template/template_loader.hpp"

#include <string>
#include <utility>

#include "cloudformation/function/scope.hpp"
#include "cloudformation/function/symbol.hpp"
#include "cloudformation/template/stack_loader.hpp"

namespace trailseal::cloudformation {
namespace {

bool has_typed_resource(const Value& resources) {
  for (const Value& resource : resources.items()) {
    const auto type = resource["Type"].literal();
    if (type && type->find("::") != std::string::npos) return true;
  }
  return false;
}

/// What the caller gives; the values of the scenario go before it.
Arguments arguments_of(const Parameters& parameters, const Choice& choice) {
  Arguments arguments;
  for (const auto& [name, value] : choice.values) arguments[name] = Value::text(value);
  for (const auto& [name, value] : parameters) {
    arguments.emplace(name, Value::text(value));
  }
  return arguments;
}

/// What the caller knows, or what the scenario says of it.
StackPlace place_of(Environment environment, const Choice& choice) {
  const auto choose = [&](const char* name, std::string& field) {
    const auto chosen = choice.values.find(name);
    if (chosen != choice.values.end()) field = chosen->second;
  };
  choose("AWS::Region", environment.region);
  choose("AWS::AccountId", environment.account);
  return make_place(environment);
}

}  // namespace

bool is_template(const Value& root) {
  if (!root.is_map()) return false;
  return root.find("AWSTemplateFormatVersion") != nullptr ||
         has_typed_resource(root["Resources"]);
}

Result<Fragment> load_template(const Source& source, const Document& document,
                               const Parameters& parameters,
                               const Environment& environment, const Choice& choice,
                               const LoadOptions& options) {
  const std::string& organization = environment.organization_id;
  std::size_t count = 0;
  Result<Stack> stack =
      load_stack({.source = source,
                  .document = document,
                  .options = options,
                  .arguments = arguments_of(parameters, choice),
                  .place = place_of(environment, choice),
                  .organization_id =
                      organization.empty() ? organization_symbol() : Text(organization),
                  .choice = choice,
                  .id = source.path(),
                  .count = &count});
  if (!stack) return stack.error();
  return std::move(stack->fragment);
}

}  // namespace trailseal::cloudformation
