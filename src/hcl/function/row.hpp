// Row: short forms for the rows of the function tables, and the parts that a topic's
// table is put together from.
#pragma once

#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

#include "hcl/function.hpp"

namespace trailseal::hcl {

using Rows = std::vector<Function>;

/// A string, known, half known or unknown.
inline Parameter text_parameter(std::string_view name) {
  return Parameter{.name = name, .type = Type::string(), .unknowns = Unknowns::All};
}

/// A string that has to be known for the body to be called.
inline Parameter known_text(std::string_view name) {
  return Parameter{.name = name, .type = Type::string()};
}

inline Parameter known_number(std::string_view name) {
  return Parameter{.name = name, .type = Type::number()};
}

/// A value of any or of a given type, of which nothing need be known.
inline Parameter any_value(std::string_view name, Type type = Type::any()) {
  return Parameter{.name = name, .type = std::move(type), .unknowns = Unknowns::All};
}

/// The same, with the marks of its parts.
inline Parameter marked_value(std::string_view name, Type type = Type::any()) {
  Parameter parameter = any_value(name, std::move(type));
  parameter.marks = true;
  return parameter;
}

inline Parameter nullable(Parameter parameter) {
  parameter.nullable = true;
  return parameter;
}

/// One table of several.
inline Rows joined(std::initializer_list<Rows> parts) {
  Rows all;
  for (const Rows& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

inline Error failure(std::string message, std::string help = {}) {
  return Error{.message = std::move(message), .help = std::move(help)};
}

/// A result that the call keeps whatever its unknown operands turn out to be: it cannot
/// fail any more.
inline Result<Value> certain(CallContext& context, Value value) {
  context.may_fail = false;
  return value;
}

Rows case_rows();
Rows trim_rows();
Rows pattern_rows();
Rows piece_rows();
Rows format_rows();
Rows list_rows();
Rows sequence_rows();
Rows map_rows();
Rows set_rows();
Rows choice_rows();
Rows json_rows();
Rows yaml_rows();
Rows csv_rows();
Rows base64_rows();
Rows charset_rows();
Rows path_rows();
Rows folder_rows();

}  // namespace trailseal::hcl
