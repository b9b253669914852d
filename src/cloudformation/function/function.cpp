#include "cloudformation/function/function.hpp"

#include <array>
#include <string>
#include <variant>

#include "document/json_writer.hpp"
#include "graph/exports.hpp"

namespace trailseal::cloudformation {
namespace {

/// A name that may be a function where AWS::LanguageExtensions is on (CloudFormation
/// Template Reference, "AWS::LanguageExtensions transform"); another macro may have its own
/// way with it.
struct Name {
  std::optional<std::string> text{};
  std::optional<Value> instead{};  ///< without a name: what the whole call gives
};

Name take_name(FunctionResolver& resolver, const Value& argument, const char* role,
               Position at) {
  if (const auto literal = argument.literal()) return {.text = literal};
  const TemplateScope& scope = resolver.scope();
  if (!argument.is_map() || (!scope.language_extensions && !scope.open())) return {};
  const Operand made = take_text(resolver, argument, role, at);
  if (!made.text) return {.instead = made.instead};
  if (!made.text->is_literal()) return {.instead = unknown_for(*made.text, at)};
  return {.text = made.text->literal()};
}

Value call_ref(FunctionResolver& resolver, const Value& argument, Position at) {
  const Name name = take_name(resolver, argument, "the name that `Ref` takes", at);
  if (name.instead) return *name.instead;
  if (!name.text || name.text->empty()) {
    return resolver.fail(
        at, "`Ref` takes the name of a parameter or a resource",
        argument.is_map()
            ? "with `Transform: AWS::LanguageExtensions` it takes a function"
            : "");
  }
  return resolver.refer(*name.text, at);
}

/// `["Key", "Arn"]` and `"Key.Arn"`; the attribute may be a function.
Value call_get_att(FunctionResolver& resolver, const Value& argument, Position at) {
  std::string logical_id;
  std::string attribute;
  const Name whole = take_name(resolver, argument, "what `Fn::GetAtt` takes", at);
  if (whole.instead) return *whole.instead;
  if (whole.text) {
    const std::size_t dot = whole.text->find('.');
    logical_id = whole.text->substr(0, dot);
    if (dot != std::string::npos) attribute = whole.text->substr(dot + 1);
  } else if (argument.is_list() && argument.size() >= 2) {
    const Name first =
        take_name(resolver, argument.at(0), "the resource of `Fn::GetAtt`", at);
    if (first.instead) return *first.instead;
    logical_id = first.text.value_or("");
    for (std::size_t i = 1; i < argument.size(); ++i) {
      const Operand part =
          take_text(resolver, argument.at(i), "the attribute of `Fn::GetAtt`", at);
      if (!part.text) return part.instead;
      if (!part.text->is_literal()) return unknown_for(*part.text, at);
      attribute += (i > 1 ? "." : "") + *part.text->literal();
    }
  }
  if (logical_id.empty() || attribute.empty()) {
    return resolver.fail(at, "`Fn::GetAtt` takes a resource and an attribute",
                         "write [\"Key\", \"Arn\"] or \"Key.Arn\"");
  }
  return resolver.attribute(logical_id, attribute, at);
}

/// Resolves the argument for its references and errors; the outcome is not worked out.
Value call_opaque(FunctionResolver& resolver, const Value& argument, Position at,
                  const char* reason) {
  const std::size_t before = resolver.reference_count();
  resolver.resolve(argument);
  return Value::unknown(
      Unknown{.reason = reason, .origins = resolver.origins_since(before)}, at);
}

Value call_base64(FunctionResolver& resolver, const Value& argument, Position at) {
  return call_opaque(resolver, argument, at, "base64 text is not decoded");
}

Value call_cidr(FunctionResolver& resolver, const Value& argument, Position at) {
  return call_opaque(resolver, argument, at, "address blocks are not computed");
}

Value call_get_azs(FunctionResolver& resolver, const Value& argument, Position at) {
  return call_opaque(resolver, argument, at,
                     "the region's availability zones are known only to the account");
}

Value call_to_json_string(FunctionResolver& resolver, const Value& argument,
                          Position at) {
  const Value value = resolver.resolve(argument);
  if (!value.is_map() && !value.is_list() && !value.is_unknown()) {
    return resolver.fail(at, "`Fn::ToJsonString` takes a mapping or a list");
  }
  auto json = partial_json_text(value);
  if (const auto* unknown = std::get_if<Value>(&json)) {
    return Value::unknown(unknown->as_unknown(), at);
  }
  return resolver.made(std::get<Text>(json), at);
}

/// The output of a stack of the same app, as AWS CDK 2.276 refers to it: `StackName`,
/// `OutputName`, and `Region` where that is another one.
Value call_stack_output(FunctionResolver& resolver, const Value& argument, Position at) {
  const auto literal = [&](const char* member) {
    const auto text = text_of(resolver.resolve(argument[member]));
    return text ? text->literal() : std::nullopt;
  };
  const auto stack = literal("StackName");
  const auto output = literal("OutputName");
  if (!stack || !output) {
    return call_opaque(resolver, argument, at,
                       "another stack's output is not in any input");
  }
  // Where no place is known, a region is no help to tell stacks apart.
  const auto own = resolver.scope().place.region.literal();
  const std::string region = own ? literal("Region").value_or(*own) : "";
  return resolver.made(stack_output_symbol(*stack, region, *output), at);
}

struct Row {
  std::string_view name;
  Function function;
};

constexpr std::array kRows{
    Row{"Ref", &call_ref},
    Row{"Fn::Base64", &call_base64},
    Row{"Fn::Cidr", &call_cidr},
    Row{"Fn::FindInMap", &call_find_in_map},
    Row{"Fn::GetAZs", &call_get_azs},
    Row{"Fn::GetAtt", &call_get_att},
    Row{"Fn::GetStackOutput", &call_stack_output},
    Row{"Fn::If", &call_if},
    Row{"Fn::ImportValue", &call_import_value},
    Row{"Fn::Join", &call_join},
    Row{"Fn::Length", &call_length},
    Row{"Fn::Select", &call_select},
    Row{"Fn::Split", &call_split},
    Row{"Fn::Sub", &call_sub},
    Row{"Fn::ToJsonString", &call_to_json_string},
};

}  // namespace

Function find_function(std::string_view name) {
  for (const Row& row : kRows) {
    if (row.name == name) return row.function;
  }
  return nullptr;
}

const std::vector<std::string_view>& function_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all{"Fn::Transform"};
    for (const Row& row : kRows) all.push_back(row.name);
    return all;
  }();
  return names;
}

bool is_expanded_by_service(std::string_view name) {
  return name == "Fn::Transform" || name.starts_with("Fn::ForEach::");
}

Value unexpanded(FunctionResolver&, std::string_view name, Position at) {
  return Value::unknown(
      Unknown{.reason = "`" + std::string(name) + "` is expanded only at deployment"},
      at);
}

Operand take_text(FunctionResolver& resolver, const Value& argument,
                  const std::string& role, Position at) {
  const Value value = resolver.resolve(argument);
  Operand operand{.text = text_of(value)};
  if (operand.text) return operand;
  if (value.is_unknown()) {
    operand.instead = Value::unknown(value.as_unknown(), at);
  } else {
    operand.instead = resolver.fail(at, role + " must be a string");
  }
  return operand;
}

}  // namespace trailseal::cloudformation
