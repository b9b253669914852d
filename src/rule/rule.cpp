#include "rule/rule.hpp"

#include <algorithm>

namespace trailseal::rule {

bool Rule::is_about(std::string_view fact) const {
  const std::string_view path = at;
  return path == fact || (path.starts_with(fact) && path[fact.size()] == '.');
}

bool Rule::applies_only_where(std::string_view fact) const {
  const auto wants = [&](const Condition& condition) {
    return condition.kind == Condition::Kind::Test && condition.fact == fact &&
           condition.op == "equals" && condition.argument.is_bool() &&
           condition.argument.as_bool();
  };
  if (when.kind != Condition::Kind::All) return wants(when);
  return std::any_of(when.parts.begin(), when.parts.end(), wants);
}

}  // namespace trailseal::rule
