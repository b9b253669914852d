//   AtHome: !Equals [!Ref Home, !Ref Here]              nobody knows
//   Audited: !And [!Condition AtHome, !Condition Prod]
//
//   Trail under AtHome      AtHome holds; Audited stays open
//   Trail under Audited     Audited, AtHome and Prod hold
#include "cloudformation/template/trail_assumption.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "aws/resource_kind.hpp"

namespace trailseal::cloudformation {
namespace {

/// Conditions within conditions that are looked into.
constexpr std::size_t kMostSteps = 16;

/// What a name stands for, through other names.
const Value& named_by(const Value& conditions, const Value& expression) {
  const Value* found = &expression;
  for (std::size_t step = 0; step < kMostSteps; ++step) {
    const auto name = (*found)["Condition"].literal();
    const Value* next = name ? conditions.find(*name) : nullptr;
    if (next == nullptr) return *found;
    found = next;
  }
  return *found;
}

/// The same, without what is negated twice.
const Value& definition_of(const Value& conditions, const Value& expression) {
  const Value* found = &named_by(conditions, expression);
  for (std::size_t step = 0; step < kMostSteps; ++step) {
    const Value& inner = named_by(conditions, (*found)["Fn::Not"].at(0));
    const Value& twice = inner["Fn::Not"].at(0);
    if (twice.is_absent()) break;
    found = &named_by(conditions, twice);
  }
  return *found;
}

class Implication {
 public:
  explicit Implication(const Value& conditions) : conditions_(conditions) {}

  bool holds(const Value& premise, const Value& conclusion, std::size_t depth = 0) const {
    if (depth == kMostSteps) return false;
    const Value& from = definition_of(conditions_, premise);
    const Value& to = definition_of(conditions_, conclusion);
    if (from == to) return true;
    const auto follows = [&](const Value& a, const Value& b) {
      return holds(a, b, depth + 1);
    };
    const auto& any = from["Fn::Or"].items();
    const auto& all = to["Fn::And"].items();
    if (!all.empty()) {
      return std::all_of(all.begin(), all.end(),
                         [&](const Value& part) { return follows(from, part); });
    }
    if (!any.empty()) {
      return std::all_of(any.begin(), any.end(),
                         [&](const Value& part) { return follows(part, to); });
    }
    const auto& premises = from["Fn::And"].items();
    const auto& conclusions = to["Fn::Or"].items();
    const Value& not_from = from["Fn::Not"].at(0);
    const Value& not_to = to["Fn::Not"].at(0);
    return std::any_of(premises.begin(), premises.end(),
                       [&](const Value& part) { return follows(part, to); }) ||
           std::any_of(conclusions.begin(), conclusions.end(),
                       [&](const Value& part) { return follows(from, part); }) ||
           (!not_from.is_absent() && !not_to.is_absent() && follows(not_to, not_from));
  }

 private:
  const Value& conditions_;
};

Value named(const std::string& name) {
  Value expression = Value::map();
  expression.set("Condition", Value::text(name));
  return expression;
}

Value negated(const Value& expression) {
  Value negation = Value::map();
  negation.set("Fn::Not", Value::list({expression}));
  return negation;
}

/// The open conditions of the trails that may exist; none where a trail has no open one.
std::vector<std::string> guards_of(const Value& resources, const TemplateScope& scope,
                                   const HoldsTrail& holds_trail) {
  std::vector<std::string> guards;
  for (const Value& resource : resources.items()) {
    const ResourceKind kind = kind_of(resource["Type"].literal().value_or(""));
    const bool trail = kind == ResourceKind::Trail ||
                       (makes_stack(kind) && holds_trail && holds_trail(resource));
    if (!trail) continue;
    const ConditionAnswer* existence = existence_of(resource, scope);
    if (existence == nullptr || existence->verdict == Verdict::Holds) return {};
    if (existence->verdict == Verdict::Fails) continue;
    guards.push_back(resource["Condition"].literal().value_or(""));
  }
  return guards;
}

}  // namespace

bool implies(const Value& conditions, const Value& premise, const Value& conclusion) {
  return Implication(conditions).holds(premise, conclusion);
}

void assume_trails(const Value& resources, const Value& conditions,
                   const HoldsTrail& holds_trail, TemplateScope& scope) {
  const std::vector<std::string> guards = guards_of(resources, scope, holds_trail);
  if (guards.empty()) return;
  const auto follows = [&](const Value& conclusion) {
    return std::all_of(guards.begin(), guards.end(), [&](const std::string& guard) {
      return implies(conditions, named(guard), conclusion);
    });
  };
  for (auto& [name, answer] : scope.conditions) {
    if (answer.verdict != Verdict::Unknown) continue;
    if (follows(named(name))) {
      answer = {.verdict = Verdict::Holds};
    } else if (follows(negated(named(name)))) {
      answer = {.verdict = Verdict::Fails};
    }
  }
}

}  // namespace trailseal::cloudformation
