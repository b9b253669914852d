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

#include "iam/explain/trace.hpp"
#include "iam/explain/wording.hpp"
#include "iam/match/action.hpp"
#include "iam/match/condition.hpp"
#include "iam/match/policy_variables.hpp"
#include "iam/match/principal.hpp"
#include "iam/match/resource_match.hpp"

namespace trailseal::iam {
namespace {

using Effect = Statement::Effect;

struct Question {
  const Request& request;
  PolicyKind kind;
  VariableMode mode;
};

/// Follows the parts of one statement in order: the first that fails settles it, else the
/// first that is unknown is what to tell.
class StatementJudge {
 public:
  StatementJudge(const Statement& statement, const Question& question)
      : statement_(statement), question_(question) {}

  StatementTrace judge() {
    trace_ = {.statement = statement_.index,
              .matched = Verdict::Holds,
              .effect = statement_.effect,
              .position = statement_.position};
    if (statement_.open) {
      add("Statement",
          open_part(doubt_of(statement_.display(), statement_.reason, statement_.help)));
    } else if (statement_.effect == Effect::Invalid) {
      add("Effect", {.verdict = Verdict::Fails,
                     .reason = "`Effect` is neither `Allow` nor `Deny`",
                     .position = statement_.position});
    } else {
      judge_parts();
      note_unknown_effect();
    }
    return std::move(trace_);
  }

 private:
  static Part open_part(Doubt doubt) {
    return {.verdict = Verdict::Unknown,
            .reason = doubt.missing,
            .missing = doubt.missing,
            .help = doubt.help};
  }

  /// Returns whether the statement can still match.
  bool add(const char* name, Part part) {
    if (part.verdict < trace_.matched) {
      trace_.matched = part.verdict;
      trace_.part = name;
      trace_.reason = std::move(part.reason);
      trace_.missing = std::move(part.missing);
      trace_.help = std::move(part.help);
      if (part.position.line != 0) trace_.position = part.position;
    }
    return trace_.matched != Verdict::Fails;
  }

  void judge_parts() {
    const Request& request = question_.request;
    if (!add("Principal", judge_principal(statement_, request.caller))) return;
    ++trace_.matched_parts;
    if (!add("Action", judge_action(statement_, request.action))) return;
    ++trace_.matched_parts;
    if (!add("Resource",
             judge_resource(statement_, request, question_.kind, question_.mode))) {
      return;
    }
    ++trace_.matched_parts;
    if (!judge_conditions()) return;
    ++trace_.matched_parts;
  }

  bool judge_conditions() {
    for (const ConditionTest& test : statement_.conditions) {
      if (!add("Condition",
               judge_condition(statement_, test, question_.request, question_.mode))) {
        return false;
      }
    }
    if (!statement_.condition_open) return true;
    return add("Condition", open_part(doubt_of("the condition of " + statement_.display(),
                                               statement_.reason, statement_.help)));
  }

  void note_unknown_effect() {
    if (statement_.effect != Effect::Unknown || trace_.matched != Verdict::Holds) return;
    const Doubt doubt = doubt_of("the effect of " + statement_.display(),
                                 statement_.reason, statement_.help);
    trace_.part = "Effect";
    trace_.reason = trace_.missing = doubt.missing;
    trace_.help = doubt.help;
  }

  const Statement& statement_;
  const Question& question_;
  StatementTrace trace_;
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
      return "not allowed";
    case Outcome::Unknown:
      break;
  }
  return "unknown";
}

Evaluation evaluate(const Policy& policy, const Request& request, PolicyKind kind) {
  const Question question{
      .request = request, .kind = kind, .mode = variable_mode(policy)};
  Evaluation evaluation;
  evaluation.trace.reserve(policy.statements.size());
  for (const Statement& statement : policy.statements) {
    evaluation.trace.push_back(StatementJudge(statement, question).judge());
  }
  evaluation.outcome = combine(policy, evaluation.trace);
  explain(evaluation, policy, request, question.mode);
  return evaluation;
}

}  // namespace trailseal::iam
