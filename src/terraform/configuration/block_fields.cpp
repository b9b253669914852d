#include "terraform/configuration/block_fields.hpp"

#include <variant>

namespace trailseal::terraform {
namespace {

std::string written_reference(const hcl::Expression& expression) {
  if (auto text = hcl::literal_string(expression)) return *text;
  if (const auto* inner = std::get_if<hcl::Parentheses>(&expression.node)) {
    return written_reference(*inner->inner);
  }
  const auto* traversal = std::get_if<hcl::Traversal>(&expression.node);
  if (traversal == nullptr) return {};
  std::string name = traversal->root;
  for (const hcl::Step& step : traversal->steps) {
    if (step.is_attribute) name += "." + step.key.as_string();
  }
  return name;
}

}  // namespace

std::optional<std::string> text_of(const hcl::Body& body, std::string_view name) {
  const hcl::Argument* argument = body.find(name);
  if (argument == nullptr) return std::nullopt;
  if (argument->json != nullptr) return argument->json->literal();
  return hcl::literal_string(*argument->value);
}

std::optional<bool> flag_of(const hcl::Body& body, std::string_view name) {
  const hcl::Argument* argument = body.find(name);
  if (argument == nullptr) return std::nullopt;
  if (argument->json != nullptr && argument->json->is_bool()) {
    return argument->json->as_bool();
  }
  const auto* literal = std::get_if<hcl::Literal>(&argument->value->node);
  if (literal == nullptr || literal->value.is_null()) return std::nullopt;
  if (!literal->value.type().is(hcl::Type::Kind::Bool)) return std::nullopt;
  return literal->value.as_bool();
}

std::string reference_of(const hcl::Argument& argument) {
  if (argument.json != nullptr) return argument.json->literal().value_or("");
  return written_reference(*argument.value);
}

std::map<std::string, std::string> provider_names(const hcl::Argument& argument) {
  std::map<std::string, std::string> names;
  if (argument.json != nullptr) {
    const Value& map = *argument.json;
    for (std::size_t i = 0; i < map.size() && map.is_map(); ++i) {
      names[map.keys()[i].name] = map.items()[i].literal().value_or("");
    }
    return names;
  }
  const auto* object = std::get_if<hcl::ObjectNode>(&argument.value->node);
  if (object == nullptr) return names;
  for (const hcl::ObjectNode::Item& item : object->items) {
    names[written_reference(*item.key)] = written_reference(*item.value);
  }
  return names;
}

}  // namespace trailseal::terraform
