// The first line is the statement that decided:
//
//   denied        "statement `Tls` denies: condition ...; condition ..."
//   allowed       "statement `Write` allows"
//   not allowed   the nearest miss: "statement `Write`: resource ... does not cover ..."
//   unknown       "statement `Write`: ... may or may not cover ...: the account is ..."
//
// A near miss is an allowing statement that names the caller and the action. Where none
// does, that is said, followed by statements that misspell the action or name another
// service for the same call.
#include "iam/explain/explanation.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "base/shown_text.hpp"
#include "iam/explain/advice.hpp"
#include "iam/explain/evidence_line.hpp"
#include "iam/match/action.hpp"
#include "iam/match/condition.hpp"
#include "iam/match/missing.hpp"
#include "iam/match/policy_variables.hpp"
#include "iam/match/principal.hpp"

namespace trailseal::iam {
namespace {

using Effect = Statement::Effect;

constexpr std::size_t kLines = 3;

enum Nearness { kFar, kOtherService, kMisspelt, kResource, kCondition };

class Explainer {
 public:
  Explainer(Explanation& explanation, const Policy& policy, const Request& request,
            PolicyKind kind)
      : explanation_(explanation),
        policy_(policy),
        request_(request),
        kind_(kind),
        mode_(variable_mode(policy)) {}

  void explain() {
    for (StatementTrace& trace : explanation_.trace) {
      if (trace.unmet) add_hint(*trace.unmet, trace.effect);
    }
    switch (explanation_.outcome) {
      case Outcome::Denied:
        return explain_denied();
      case Outcome::Allowed:
        return explain_allowed();
      case Outcome::NotAllowed:
        return explain_not_allowed();
      case Outcome::Unknown:
        return explain_unknown();
    }
  }

 private:
  void add_hint(Comparison& comparison, Effect effect) const {
    comparison.hint =
        advise(comparison,
               {.effect = effect, .request = request_, .kind = kind_, .mode = mode_});
  }

  const Statement& statement_of(const StatementTrace& trace) const {
    return policy_.statements[trace.statement];
  }

  void say(Evidence evidence) {
    if (explanation_.why.size() < kLines) {
      explanation_.why.push_back(std::move(evidence));
    }
  }

  void say(const StatementTrace& trace, Evidence::Kind kind,
           std::vector<Comparison> grounds) {
    Evidence evidence;
    evidence.kind = kind;
    evidence.sid = statement_of(trace).sid;
    evidence.number = trace.statement + 1;
    evidence.grounds = std::move(grounds);
    say(std::move(evidence));
  }

  void say_miss(const StatementTrace& trace) {
    if (trace.unmet) say(trace, Evidence::Kind::Misses, {*trace.unmet});
  }

  void decide(const StatementTrace& trace) {
    if (explanation_.decisive == Explanation::npos) {
      explanation_.decisive =
          static_cast<std::size_t>(&trace - explanation_.trace.data());
    }
  }

  void explain_denied() {
    for (const StatementTrace& trace : explanation_.trace) {
      if (trace.matched != Verdict::Holds || trace.effect != Effect::Deny) continue;
      decide(trace);
      say(trace, Evidence::Kind::Denies, grounds(statement_of(trace)));
    }
  }

  /// Why a statement matched.
  std::vector<Comparison> grounds(const Statement& statement) const {
    std::vector<Comparison> all;
    for (const ConditionTest& test : statement.conditions) {
      all.push_back(compare_condition(statement, test, request_, mode_));
      add_hint(all.back(), statement.effect);
    }
    if (!all.empty()) return all;
    all.push_back({.element = Element::Action, .given = {Text(request_.action)}});
    if (!request_.resource.empty()) {
      all.push_back({.element = Element::Resource, .given = {request_.resource}});
    }
    return all;
  }

  void explain_allowed() {
    for (const StatementTrace& trace : explanation_.trace) {
      if (trace.matched != Verdict::Holds || trace.effect != Effect::Allow) continue;
      decide(trace);
      say(trace, Evidence::Kind::Allows, {});
    }
  }

  Nearness nearness(const StatementTrace& trace) const {
    const Statement& statement = statement_of(trace);
    if (trace.effect != Effect::Allow && trace.effect != Effect::Unknown) return kFar;
    if (!trace.unmet) return kFar;
    switch (trace.unmet->element) {
      case Element::Condition:
        return kCondition;
      case Element::Resource:
        return kResource;
      case Element::Action:
        return misspells(statement, request_.action) ? kMisspelt : kFar;
      case Element::Principal:
        return is_other_service(statement) ? kOtherService : kFar;
      case Element::Statement:
      case Element::Effect:
        break;
    }
    return kFar;
  }

  /// Does the statement name another service for the same call?
  bool is_other_service(const Statement& statement) const {
    const auto& entries = statement.principal.entries;
    const bool service = std::any_of(entries.begin(), entries.end(),
                                     [](const auto& e) { return e.type == "Service"; });
    const bool same_call =
        judge_action(statement, request_.action).verdict == Verdict::Holds;
    return service && same_call;
  }

  void explain_not_allowed() {
    std::vector<std::pair<Nearness, const StatementTrace*>> near;
    for (const StatementTrace& trace : explanation_.trace) {
      const Nearness how = nearness(trace);
      if (how != kFar) near.push_back({how, &trace});
    }
    std::stable_sort(near.begin(), near.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    if (near.empty() || near.front().first < kResource) {
      say(Evidence("no statement allows " + quoted(std::string_view(request_.action)) +
                       " for " + quoted(name_of(request_.caller)),
                   Evidence::Lack::Statement));
    }
    for (const auto& [how, trace] : near) {
      if (how >= kMisspelt) decide(*trace);
      say_miss(*trace);
    }
  }

  void explain_unknown() {
    if (policy_.open) {
      explanation_.missing =
          missing_of("the policy", policy_.reason, policy_.help, policy_.origins);
      if (!policy_.cause.empty()) explanation_.missing.cause = policy_.cause;
      return say(Evidence(explanation_.missing.what));
    }
    const bool allowed = std::any_of(
        explanation_.trace.begin(), explanation_.trace.end(), [](const auto& trace) {
          return trace.matched == Verdict::Holds && trace.effect == Effect::Allow;
        });
    // With a permission in hand it is the possible denial that decides.
    tell_unknown(allowed);
    tell_unknown(!allowed);
    if (allowed) explain_allowed();
  }

  static bool is_doubtful(const StatementTrace& trace) {
    return trace.matched == Verdict::Unknown ||
           (trace.matched == Verdict::Holds && trace.effect == Effect::Unknown);
  }

  void tell_unknown(bool denials) {
    for (const StatementTrace& trace : explanation_.trace) {
      const bool denial = trace.effect != Effect::Allow;
      if (!is_doubtful(trace) || denial != denials) continue;
      if (explanation_.decisive == Explanation::npos) {
        tell_missing(trace);
      }
      decide(trace);
      say_miss(trace);
    }
  }

  void tell_missing(const StatementTrace& trace) {
    if (!trace.unmet) return;
    explanation_.missing = trace.unmet->missing;
    if (explanation_.missing.empty()) explanation_.missing.what = words_of(*trace.unmet);
  }

  Explanation& explanation_;
  const Policy& policy_;
  const Request& request_;
  PolicyKind kind_;
  VariableMode mode_;
};

}  // namespace

Explanation explain(const Policy& policy, const Request& request, PolicyKind kind) {
  Evaluation evaluation = evaluate(policy, request, kind);
  Explanation explanation{.outcome = evaluation.outcome,
                          .trace = std::move(evaluation.trace)};
  Explainer(explanation, policy, request, kind).explain();
  return explanation;
}

}  // namespace trailseal::iam
