// Condition functions (CloudFormation Template Reference, "Condition functions"):
//
//   Fn::Equals [a, b]      texts; booleans and numbers count as their spelling
//   Fn::And    [c, ...]    two to ten
//   Fn::Or     [c, ...]    two to ten
//   Fn::Not    [c]
//   Condition  name        another one, in any order of the section
//
// An answer that hangs on a text nobody knows is unknown and says which one.
#include "cloudformation/template/template_condition.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/limits.hpp"
#include "base/suggest.hpp"
#include "cloudformation/function/function.hpp"
#include "cloudformation/function/resolver.hpp"

namespace trailseal::cloudformation {
namespace {

ConditionAnswer certain(bool holds) { return {.verdict = verdict_of(holds)}; }

ConditionAnswer unknown(MissingValue missing) {
  return {.verdict = Verdict::Unknown, .missing = std::move(missing)};
}

/// Is the text a parameter that is chosen to have none of the values it is compared with?
bool is_another(const Text& text, const std::string& literal,
                const TemplateScope& scope) {
  if (scope.choice == nullptr) return false;
  for (const auto& [name, values] : scope.choice->others) {
    const Text symbol = name == "AWS::Region"      ? region_symbol()
                        : name == "AWS::AccountId" ? account_symbol()
                                                   : parameter_symbol(scope.path, name);
    if (!(text == symbol)) continue;
    return std::find(values.begin(), values.end(), literal) != values.end();
  }
  return false;
}

ConditionAnswer equal_values(const Value& a, const Value& b, const TemplateScope& scope) {
  for (const Value* side : {&a, &b}) {
    if (side->is_unknown()) return unknown(missing_in(side->as_unknown()));
  }
  const auto left = text_of(a);
  const auto right = text_of(b);
  if (!left || !right) return certain(a == b);
  const Verdict verdict = equal(*left, *right);
  if (verdict != Verdict::Unknown) return {.verdict = verdict};
  const Text& open = left->is_literal() ? *right : *left;
  const auto literal = left->is_literal() ? left->literal() : right->literal();
  if (literal && is_another(open, *literal, scope)) return certain(false);
  return unknown(missing_in(open));
}

class Judge {
 public:
  Judge(const Value& section, TemplateScope& scope, TemplateDiagnostics& notes)
      : section_(section), scope_(scope), notes_(notes), resolver_(scope, notes) {}

  /// The decision on a condition by its name.
  ConditionAnswer decide(const std::string& name, Position at) {
    if (const auto known = scope_.conditions.find(name);
        known != scope_.conditions.end()) {
      notes_.feel("Conditions/" + name);
      return known->second;
    }
    const Value* body = section_.find(name);
    if (body == nullptr) return fail_undeclared(name, at);
    if (std::find(open_.begin(), open_.end(), name) != open_.end()) {
      return fail(at, "condition `" + name + "` refers to itself");
    }
    open_.push_back(name);
    ConditionAnswer decision = judge_part(name, *body);
    open_.pop_back();
    notes_.feel("Conditions/" + name);
    if (decision.verdict == Verdict::Unknown && scope_.choice != nullptr) {
      const auto chosen = scope_.choice->conditions.find(name);
      if (chosen != scope_.choice->conditions.end()) decision = certain(chosen->second);
    }
    scope_.conditions[name] = decision;
    return decision;
  }

 private:
  ConditionAnswer fail(Position at, std::string message, std::string help = {}) {
    notes_.fail(at, std::move(message), std::move(help));
    return unknown({.lacks = "the template has an error"});
  }

  ConditionAnswer fail_undeclared(const std::string& name, Position at) {
    if (scope_.open()) return undeclared_condition(scope_);
    const std::vector<std::string_view> names = names_of(section_.keys());
    return fail(at, "condition `" + name + "` is not declared",
                did_you_mean(name, names));
  }

  ConditionAnswer judge_part(const std::string& name, const Value& body) {
    const ReadingPart part(notes_, "Conditions/" + name);
    return judge(body);
  }

  ConditionAnswer judge(const Value& expression) {
    if (depth_ == kMaxDepth) {
      return fail(expression.position(), "conditions refer to each other too deeply");
    }
    ++depth_;
    ConditionAnswer decision = judge_function(expression);
    --depth_;
    return decision;
  }

  ConditionAnswer judge_function(const Value& expression) {
    if (expression.is_bool()) return certain(expression.as_bool());
    if (expression.is_map() && expression.find("Fn::Transform") != nullptr) {
      return unknown({.lacks = "`Fn::Transform` is expanded only at deployment"});
    }
    if (!expression.is_map() || expression.size() != 1) {
      return fail(expression.position(), "a condition must be one condition function",
                  "use Fn::Equals, Fn::And, Fn::Or, Fn::Not or Condition");
    }
    const std::string& function = expression.keys()[0].name;
    const Value& argument = expression.items()[0];
    const Position at = expression.position();
    if (function == "Condition") return named(argument, at);
    if (function == "Fn::Equals") return equals(argument, at);
    if (function == "Fn::Not") return negation(argument, at);
    if (function == "Fn::And") return combine(argument, at, "Fn::And", both);
    if (function == "Fn::Or") return combine(argument, at, "Fn::Or", either);
    constexpr std::array<std::string_view, 5> kFunctions{
        "Fn::Equals", "Fn::And", "Fn::Or", "Fn::Not", "Condition"};
    return fail(at, "`" + function + "` is not a condition function",
                did_you_mean(function, kFunctions));
  }

  ConditionAnswer named(const Value& argument, Position at) {
    const auto name = argument.literal();
    if (!name) return fail(at, "`Condition` takes the name of a condition");
    return decide(*name, at);
  }

  ConditionAnswer equals(const Value& argument, Position at) {
    if (!argument.is_list() || argument.size() != 2) {
      return fail(at, "`Fn::Equals` takes a list of two values");
    }
    const Value a = resolver_.resolve(argument.at(0));
    const Value b = resolver_.resolve(argument.at(1));
    return equal_values(a, b, scope_);
  }

  ConditionAnswer negation(const Value& argument, Position at) {
    if (!argument.is_list() || argument.size() != 1) {
      return fail(at, "`Fn::Not` takes a list of one condition");
    }
    ConditionAnswer decision = judge(argument.at(0));
    decision.verdict = negate(decision.verdict);
    return decision;
  }

  ConditionAnswer combine(const Value& argument, Position at, const std::string& function,
                          Verdict (*join)(Verdict, Verdict)) {
    if (!argument.is_list() || argument.size() < 1) {
      return fail(at, "`" + function + "` takes a list of conditions");
    }
    ConditionAnswer whole = judge(argument.at(0));
    for (std::size_t i = 1; i < argument.size(); ++i) {
      const ConditionAnswer part = judge(argument.at(i));
      const bool had_reason = whole.verdict == Verdict::Unknown;
      whole.verdict = join(whole.verdict, part.verdict);
      if (!had_reason && part.verdict == Verdict::Unknown) whole.missing = part.missing;
    }
    return whole;
  }

  const Value& section_;
  TemplateScope& scope_;
  TemplateDiagnostics& notes_;
  FunctionResolver resolver_;
  std::vector<std::string> open_;  ///< conditions being decided
  std::size_t depth_ = 0;
};

}  // namespace

void judge_conditions(const Value& section, TemplateScope& scope,
                      TemplateDiagnostics& notes) {
  Judge judge(section, scope, notes);
  for (const Value::Key& key : section.keys()) {
    if (is_expanded_by_service(key.name)) continue;
    judge.decide(key.name, key.position);
    if (notes.stopped()) return;
  }
}

}  // namespace trailseal::cloudformation
