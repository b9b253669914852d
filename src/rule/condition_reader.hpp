// The conditions of a rule file: YAML -> Condition, checked against the tables of
// operators and facts.
#pragma once

#include <string>
#include <string_view>

#include "document/fields.hpp"
#include "document/value.hpp"
#include "rule/rule.hpp"

namespace trailseal::rule {

/// Which facts can be asked for.
struct ConditionScope {
  std::string subject{};  ///< kind of subject; empty: every fact
  bool in_list = false;   ///< `item` is one, too
};

/// Reads `{fact: path, operator: argument}`, `{in: path, all: condition}`, `all:`,
/// `any:`, `not:`, or a list, which means all of its items.
Condition read_condition(const Value& value, const ConditionScope& scope,
                         Problems& problems);

/// Notes a problem unless `path` is a fact in this scope.
void check_fact(std::string_view path, Position position, const ConditionScope& scope,
                Problems& problems);

/// Notes a problem for every `{fact}` of a message that is not a fact with a value.
void check_message(std::string_view message, Position position,
                   const ConditionScope& scope, Problems& problems);

}  // namespace trailseal::rule
