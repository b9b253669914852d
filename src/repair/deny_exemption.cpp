// A condition with a negated operator narrows a Deny: it goes on for every request that
// lacks the key or has another value.
//
//   "StringNotEquals": {"aws:SourceArn": <the trail>}     this trail is exempt
//   "StringNotEquals": {"aws:PrincipalServiceName": ...}  the service is
//
// IAM User Guide, "AWS global condition context keys": only calls of services have them.
#include "repair/deny_exemption.hpp"

#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "base/shown_text.hpp"
#include "iam/evaluator.hpp"
#include "repair/condition_mend.hpp"
#include "repair/statement_mend.hpp"

namespace trailseal::repair {
namespace {

using iam::Statement;

std::string caller_name(const Refusal& refusal, const char* key) {
  const bool one = std::string_view(key) == "aws:SourceArn" && refusal.caller != nullptr;
  return one ? "`" + refusal.caller->address + "`" : quoted(refusal.service());
}

/// The statement with a test that it does not pass.
Edit exempted(const PolicySite& site, const Statement& statement, const char* key,
              const Text& value) {
  for (const char* op :
       {"StringNotEquals", "ArnNotEquals", "StringNotLike", "ArnNotLike"}) {
    const auto steps = site.steps_to(
        statement.index, {{.member = "Condition"}, {.member = op}, {.member = key}});
    if (!site.at(steps).is_absent()) {
      return with_test(site, statement.index, {.op = op, .key = key, .value = value});
    }
  }
  return with_test(site, statement.index,
                   {.op = "StringNotEquals", .key = key, .value = value});
}

/// The service among those whom a `NotPrincipal` spares.
std::optional<Edit> spared(const PolicySite& site, const Statement& statement,
                           const Text& service) {
  if (!statement.not_principal.present) return std::nullopt;
  auto steps = site.steps_to(statement.index, {{.member = "NotPrincipal"}});
  if (!site.at(steps).is_map()) return std::nullopt;
  if (site.at(steps)["Service"].is_absent()) {
    return site.edit(Edit::Kind::AddMember, steps, Value::text(service), "Service");
  }
  steps.push_back({.member = "Service"});
  return site.edit(Edit::Kind::Append, steps, Value::text(service));
}

/// What is done to one denying statement; no edit where it cannot be done.
struct Exemption {
  std::optional<Edit> edit{};
  std::string phrase{};
};
using Exempt =
    std::function<Exemption(const PolicySite& site, const Statement& statement)>;

/// Every denying statement, exempted in one way; nothing where that is not enough.
std::optional<Change> exemption_of_all(const Refusal& refusal, int size,
                                       const Exempt& exempt) {
  PolicySite site = *refusal.site;
  const iam::Policy policy = site.policy();
  const auto traces = iam::evaluate(policy, *refusal.request, refusal.kind).trace;
  Change change{.size = size};
  for (const iam::StatementTrace& trace : traces) {
    if (trace.effect != Statement::Effect::Deny || trace.matched != Verdict::Holds) {
      continue;
    }
    Exemption made = exempt(site, policy.statements[trace.statement]);
    if (!made.edit) return std::nullopt;
    site = site.after(*made.edit);
    change.edits.push_back(std::move(*made.edit));
    change.phrases.push_back(std::move(made.phrase));
  }
  const bool still =
      iam::evaluate(site.policy(), *refusal.request, refusal.kind).outcome ==
      iam::Outcome::Denied;
  return still || change.edits.empty() ? std::nullopt : std::optional(std::move(change));
}

/// By a condition on a key of the request.
std::optional<Change> exemption(const Refusal& refusal, const char* key) {
  const auto value = sure_value(*refusal.request, key);
  if (!value) return std::nullopt;
  return exemption_of_all(
      refusal, size::kExemption, [&](const PolicySite& site, const Statement& statement) {
        return Exemption{.edit = exempted(site, statement, key, *value),
                         .phrase = "exempt " + caller_name(refusal, key) +
                                   " from the Deny of " + name_of(statement)};
      });
}

/// By `NotPrincipal`, where a statement has one.
std::optional<Change> sparing(const Refusal& refusal) {
  return exemption_of_all(
      refusal, size::kPrincipal, [&](const PolicySite& site, const Statement& statement) {
        return Exemption{.edit = spared(site, statement, refusal.service()),
                         .phrase = "add the service " + quoted(refusal.service()) +
                                   " to the `NotPrincipal` of " + name_of(statement)};
      });
}

}  // namespace

std::vector<Change> exemptions_of(const Refusal& refusal) {
  std::vector<Change> changes;
  if (!refusal.site || refusal.outcome != iam::Outcome::Denied) return changes;
  if (auto change = sparing(refusal)) changes.push_back(std::move(*change));
  for (const char* key : {"aws:SourceArn", "aws:PrincipalServiceName"}) {
    if (auto change = exemption(refusal, key)) changes.push_back(std::move(*change));
  }
  return changes;
}

}  // namespace trailseal::repair
