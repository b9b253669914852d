// The conditions of a rule file: YAML -> Condition, checked against the tables of
// operators and facts.
#pragma once

#include <string_view>

#include "document/value.hpp"
#include "rule/fields.hpp"
#include "rule/rule.hpp"

namespace trailseal::rule {

/// Reads `{fact: path, operator: argument}`, `all:`, `any:`, `not:`, or a list, which
/// means all of its items.
Condition read_condition(const Value& value, Problems& problems);

/// Notes a problem unless `path` is a known fact.
void check_fact(std::string_view path, Position position, Problems& problems);

/// Notes a problem for every `{fact}` of a message that is not a fact with a value.
void check_message(std::string_view message, Position position, Problems& problems);

}  // namespace trailseal::rule
