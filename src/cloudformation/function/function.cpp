#include "cloudformation/function/function.hpp"

#include <array>
#include <string>
#include <variant>

#include "document/json_writer.hpp"

namespace trailseal::cloudformation {
namespace {

Value call_ref(FunctionResolver& resolver, const Value& argument, Position at) {
  const auto name = argument.literal();
  if (!name || name->empty()) {
    return resolver.fail(at, "`Ref` takes the name of a parameter or a resource");
  }
  return resolver.refer(*name, at);
}

/// `["Key", "Arn"]` and `"Key.Arn"`; the attribute may be a function.
Value call_get_att(FunctionResolver& resolver, const Value& argument, Position at) {
  std::string logical_id;
  std::string attribute;
  if (const auto dotted = argument.literal()) {
    const std::size_t dot = dotted->find('.');
    logical_id = dotted->substr(0, dot);
    if (dot != std::string::npos) attribute = dotted->substr(dot + 1);
  } else if (argument.is_list() && argument.size() >= 2) {
    logical_id = argument.at(0).literal().value_or("");
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
  return call_opaque(resolver, argument, at, "text in base64 is not read");
}

Value call_cidr(FunctionResolver& resolver, const Value& argument, Position at) {
  return call_opaque(resolver, argument, at, "address blocks are not worked out");
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

Value call_stack_output(FunctionResolver& resolver, const Value& argument, Position at) {
  return call_opaque(resolver, argument, at,
                     "another stack's output is not in any input");
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
    operand.instead = resolver.fail(at, role + " must be a text");
  }
  return operand;
}

}  // namespace trailseal::cloudformation
