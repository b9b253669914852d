// The operators of the rule language: one row each.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/verdict.hpp"
#include "document/value.hpp"

namespace trailseal::rule {

/// What may stand behind an operator in a rule file.
enum class ArgumentKind {
  Value,    ///< a text, number, true, false or null
  List,     ///< a list of those, not empty
  Pattern,  ///< a regular expression
  Text,     ///< a text
  Number,   ///< a number
  Flag,     ///< true or false
  Fact,     ///< the path of another fact, whose value becomes the argument
};

/// What a person is told to write: "a list of values".
const char* to_string(ArgumentKind kind);

struct OperatorSpec {
  std::string_view name{};
  ArgumentKind argument = ArgumentKind::Value;
  Verdict (*judge)(const Value& actual, const Value& argument) = nullptr;
  std::string_view meaning{};  ///< one line for the documentation
};

/// All operators, in the order in which the documentation lists them.
std::span<const OperatorSpec> operators();

/// The operator of that name, or null.
const OperatorSpec* find_operator(std::string_view name);

/// The names, for "did you mean".
std::span<const std::string_view> operator_names();

/// Empty where `pattern` is a regular expression, otherwise what is wrong with it.
std::string pattern_problem(std::string_view pattern);

}  // namespace trailseal::rule
