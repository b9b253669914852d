// A statement matches if its principal, action, resource and every condition match. Then
// (IAM User Guide, "Policy evaluation logic", for a caller that only the resource policy
// speaks for):
//
//   a denying statement matches for certain            denied
//   the document is not wholly known                   unknown
//   no allowing statement can match                    not allowed
//   a denying statement may match                      unknown
//   an allowing statement matches for certain          allowed
//   otherwise (an allowing statement may match)        unknown
//
// So what is learnt later may turn unknown into any answer, and "not allowed" into
// "denied", but never a refusal into a permission or back.
#include "iam/evaluator.hpp"

#include <string>
#include <utility>

#include "base/evidence.hpp"
#include "iam/match/action.hpp"
#include "iam/match/condition.hpp"
#include "iam/match/missing.hpp"
#include "iam/match/policy_variables.hpp"
#include "iam/match/principal.hpp"
#include "iam/match/resource_match.hpp"

namespace trailseal::iam {
namespace {

using Effect = Statement::Effect;

struct StatementQuestion {
  const Request& request;
  PolicyKind kind;
  VariableMode mode;
};

/// Follows the elements of one statement in order: the first that fails settles it, else
/// the first that is unknown is what to tell.
class StatementJudge {
 public:
  /// Fills in `trace`.
  StatementJudge(const Statement& statement, const StatementQuestion& question,
                 StatementTrace& trace)
      : statement_(statement), question_(question), trace_(trace) {}

  void judge() {
    trace_ = {.statement = statement_.index,
              .matched = Verdict::Holds,
              .effect = statement_.effect,
              .position = statement_.position};
    if (statement_.open) {
      add(unknown(Element::Statement, statement_.display()));
    } else if (statement_.effect == Effect::Invalid) {
      add({.element = Element::Effect,
           .verdict = Verdict::Fails,
           .position = statement_.position});
    } else {
      judge_elements();
      note_unknown_effect();
    }
  }

 private:
  Comparison unknown(Element element, const std::string& name) const {
    return {.element = element,
            .verdict = Verdict::Unknown,
            .missing = missing_of(name, statement_.reason, statement_.help)};
  }

  /// Returns whether the statement can still match.
  bool add(Comparison comparison) {
    if (comparison.verdict < trace_.matched) {
      trace_.matched = comparison.verdict;
      if (comparison.position.line != 0) trace_.position = comparison.position;
      trace_.unmet = std::move(comparison);
    }
    return trace_.matched != Verdict::Fails;
  }

  void judge_elements() {
    const Request& request = question_.request;
    const PolicyKind kind = question_.kind;
    const bool of_caller = kind == PolicyKind::Identity;
    if (!of_caller && !add(judge_principal(statement_, request.caller))) return;
    ++trace_.matched_parts;
    if (!add(judge_action(statement_, request.action))) return;
    ++trace_.matched_parts;
    const bool of_role = kind == PolicyKind::Trust;
    if (!of_role && !add(judge_resource(statement_, request, kind, question_.mode)))
      return;
    ++trace_.matched_parts;
    if (!judge_conditions()) return;
    ++trace_.matched_parts;
  }

  bool judge_conditions() {
    for (const ConditionTest& test : statement_.conditions) {
      if (!add(judge_condition(statement_, test, question_.request, question_.mode))) {
        return false;
      }
    }
    if (!statement_.condition_open) return true;
    return add(unknown(Element::Condition, "the condition of " + statement_.display()));
  }

  void note_unknown_effect() {
    if (statement_.effect != Effect::Unknown || trace_.matched != Verdict::Holds) return;
    trace_.unmet = unknown(Element::Effect, "the effect of " + statement_.display());
  }

  const Statement& statement_;
  const StatementQuestion& question_;
  StatementTrace& trace_;
};

Outcome combine(const Policy& policy, const std::vector<StatementTrace>& traces) {
  Verdict deny = Verdict::Fails;
  Verdict allow = Verdict::Fails;
  for (const StatementTrace& trace : traces) {
    // An unknown effect may be either.
    const bool open = trace.effect == Effect::Unknown;
    const Verdict matched = open ? both(trace.matched, Verdict::Unknown) : trace.matched;
    if (open || trace.effect == Effect::Deny) deny = either(deny, matched);
    if (open || trace.effect == Effect::Allow) allow = either(allow, matched);
  }
  if (deny == Verdict::Holds) return Outcome::Denied;
  if (policy.open) return Outcome::Unknown;
  if (allow == Verdict::Fails) return Outcome::NotAllowed;
  if (deny == Verdict::Unknown) return Outcome::Unknown;
  return allow == Verdict::Holds ? Outcome::Allowed : Outcome::Unknown;
}

}  // namespace

const char* to_string(Outcome outcome) {
  switch (outcome) {
    case Outcome::Allowed:
      return "allowed";
    case Outcome::Denied:
      return "denied";
    case Outcome::NotAllowed:
      return "not-allowed";
    case Outcome::Unknown:
      break;
  }
  return "unknown";
}

Evaluation evaluate(const Policy& policy, const Request& request, PolicyKind kind) {
  const StatementQuestion question{
      .request = request, .kind = kind, .mode = variable_mode(policy)};
  Evaluation evaluation;
  evaluation.trace.resize(policy.statements.size());
  for (std::size_t i = 0; i < policy.statements.size(); ++i) {
    StatementJudge(policy.statements[i], question, evaluation.trace[i]).judge();
  }
  evaluation.outcome = combine(policy, evaluation.trace);
  return evaluation;
}

}  // namespace trailseal::iam
