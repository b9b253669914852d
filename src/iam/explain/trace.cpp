// The first line is the statement that decided:
//
//   denied        "statement `Tls` denies: condition ...; condition ..."
//   allowed       "statement `Write` allows"
//   not allowed   the nearest miss: "statement `Write`: resource ... does not cover ..."
//   unknown       "statement `Write`: ... may or may not cover ...: the account is not
//   known"
//
// A near miss is an allowing statement that names the caller and the action. Where none
// does, that is said, followed by statements that misspell the action or name another
// service for the same call.
#include "iam/explain/trace.hpp"

#include <algorithm>

#include "iam/explain/wording.hpp"
#include "iam/match/action.hpp"
#include "iam/match/condition.hpp"
#include "iam/match/principal.hpp"

namespace trailseal::iam {
namespace {

using Effect = Statement::Effect;

constexpr std::size_t kLines = 3;

enum Nearness { kFar, kOtherService, kMisspelt, kResource, kCondition };

class Explainer {
 public:
  Explainer(Evaluation& evaluation, const Policy& policy, const Request& request,
            VariableMode mode)
      : evaluation_(evaluation), policy_(policy), request_(request), mode_(mode) {}

  void explain() {
    switch (evaluation_.outcome) {
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
  const Statement& statement_of(const StatementTrace& trace) const {
    return policy_.statements[trace.statement];
  }

  void say(std::string line) {
    if (evaluation_.why.size() < kLines) evaluation_.why.push_back(std::move(line));
  }

  void say(const StatementTrace& trace) {
    say(statement_of(trace).display() + ": " + trace.reason);
  }

  void decide(const StatementTrace& trace) {
    if (evaluation_.decisive == Evaluation::npos) {
      evaluation_.decisive = static_cast<std::size_t>(&trace - evaluation_.trace.data());
    }
  }

  void explain_denied() {
    for (const StatementTrace& trace : evaluation_.trace) {
      if (trace.matched != Verdict::Holds || trace.effect != Effect::Deny) continue;
      decide(trace);
      say(statement_of(trace).display() + " denies: " + grounds(statement_of(trace)));
    }
  }

  /// Why a statement matched.
  std::string grounds(const Statement& statement) const {
    std::string text;
    for (const ConditionTest& test : statement.conditions) {
      if (!text.empty()) text += "; and ";
      text += explain_condition(statement, test, request_, mode_).reason;
    }
    if (!text.empty()) return text;
    return quoted(std::string_view(request_.action)) +
           (request_.resource.empty() ? "" : " on " + quoted(request_.resource)) +
           ", without a condition";
  }

  void explain_allowed() {
    for (const StatementTrace& trace : evaluation_.trace) {
      if (trace.matched != Verdict::Holds || trace.effect != Effect::Allow) continue;
      decide(trace);
      say(statement_of(trace).display() + " allows");
    }
  }

  Nearness nearness(const StatementTrace& trace) const {
    const Statement& statement = statement_of(trace);
    if (trace.effect != Effect::Allow && trace.effect != Effect::Unknown) return kFar;
    if (trace.part == "Condition") return kCondition;
    if (trace.part == "Resource") return kResource;
    if (trace.part == "Action") {
      return misspells(statement, request_.action) ? kMisspelt : kFar;
    }
    if (trace.part != "Principal") return kFar;
    const auto& entries = statement.principal.entries;
    const bool service = std::any_of(entries.begin(), entries.end(),
                                     [](const auto& e) { return e.type == "Service"; });
    const bool same_call =
        judge_action(statement, request_.action).verdict == Verdict::Holds;
    return service && same_call ? kOtherService : kFar;
  }

  void explain_not_allowed() {
    std::vector<std::pair<Nearness, const StatementTrace*>> near;
    for (const StatementTrace& trace : evaluation_.trace) {
      const Nearness how = nearness(trace);
      if (how != kFar) near.push_back({how, &trace});
    }
    std::stable_sort(near.begin(), near.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    if (near.empty() || near.front().first < kResource) {
      say("no statement allows " + quoted(std::string_view(request_.action)) + " for " +
          quoted(std::string_view(display(request_.caller))));
    }
    for (const auto& [how, trace] : near) {
      if (how >= kMisspelt) decide(*trace);
      say(*trace);
    }
  }

  void explain_unknown() {
    if (policy_.open) {
      Doubt doubt = doubt_of("the policy", policy_.reason, policy_.help, policy_.origins);
      say(doubt.missing);
      evaluation_.missing = std::move(doubt.missing);
      evaluation_.help = std::move(doubt.help);
      return;
    }
    const bool allowed = std::any_of(
        evaluation_.trace.begin(), evaluation_.trace.end(), [](const auto& trace) {
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
    for (const StatementTrace& trace : evaluation_.trace) {
      const bool denial = trace.effect != Effect::Allow;
      if (!is_doubtful(trace) || denial != denials) continue;
      if (evaluation_.decisive == Evaluation::npos) {
        evaluation_.missing = trace.missing.empty() ? trace.reason : trace.missing;
        evaluation_.help = trace.help;
      }
      decide(trace);
      say(trace);
    }
  }

  Evaluation& evaluation_;
  const Policy& policy_;
  const Request& request_;
  VariableMode mode_;
};

}  // namespace

void explain(Evaluation& evaluation, const Policy& policy, const Request& request,
             VariableMode mode) {
  Explainer(evaluation, policy, request, mode).explain();
}

}  // namespace trailseal::iam
