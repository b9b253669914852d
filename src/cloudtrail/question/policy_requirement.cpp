// Both are simulations of requests:
//
//   TLS             s3:GetObject and s3:PutObject over plain HTTP, by somebody of whom
//                   nothing else is known: only a Deny on `aws:SecureTransport` can be
//                   what refuses it for everyone
//   administration  kms:PutKeyPolicy, by each principal that the policy names
#include "cloudtrail/question/policy_requirement.hpp"

#include <algorithm>

#include "aws/arn.hpp"
#include "base/ascii.hpp"
#include "cloudtrail/policy_in_force.hpp"
#include "graph/place.hpp"
#include "iam/evaluator.hpp"

namespace trailseal::cloudtrail {
namespace {

using iam::ContextValue;
using iam::Statement;

Observation unknown(std::string missing, std::string help, const Place& place) {
  return {.verdict = Verdict::Unknown,
          .missing = std::move(missing),
          .help = std::move(help),
          .place = place};
}

// ---- TLS

bool asks_for_tls(const Statement& statement) {
  if (statement.open || statement.condition_open) return true;
  return std::any_of(
      statement.conditions.begin(), statement.conditions.end(), [](const auto& test) {
        return test.key.empty() || ascii_lower(test.key) == "aws:securetransport";
      });
}

/// The policy with nothing in force but its denials of plain HTTP, each in its place.
iam::Policy tls_denials(const iam::Policy& policy) {
  iam::Policy denials = policy;
  for (Statement& statement : denials.statements) {
    if (statement.effect != Statement::Effect::Allow && asks_for_tls(statement)) continue;
    statement.effect = Statement::Effect::Invalid;
    statement.open = false;
  }
  return denials;
}

iam::Request plain_request(const Bucket& bucket, const char* action) {
  iam::Request request;
  request.caller.kind = iam::Caller::Kind::Role;
  request.caller.account = Text::of_symbol({.id = "anyone.account",
                                            .name = "anyone's account",
                                            .cls = SymbolClass::AccountId,
                                            .incidental = true});
  request.caller.arn = Text("arn:aws:iam::") + request.caller.account +
                       Text::of_symbol({.id = "anyone", .name = ":role/anyone"});
  request.action = action;
  request.resource = bucket.arn + Text("/AWSLogs/file.json.gz");
  request.context.set_default(ContextValue::unknown("it depends on the caller"));
  request.context.set("aws:SecureTransport", ContextValue::present(Text("false")));
  request.context.set("aws:PrincipalIsAWSService", ContextValue::present(Text("false")));
  return request;
}

// ---- administration

/// Who an `AWS` identifier is.
std::optional<iam::Caller> caller_of(const Text& identifier, const Key& key) {
  using Kind = iam::Caller::Kind;
  if (identifier.literal() == "*")
    return iam::Caller{.kind = Kind::Account, .account = key.account};
  const auto arn = parse_arn(identifier);
  if (!arn) {
    if (!identifier.is_literal()) return std::nullopt;
    return iam::Caller{.kind = Kind::Account, .account = identifier};
  }
  if (arn->resource.literal() == "root") {
    return iam::Caller{.kind = Kind::Account, .account = arn->account};
  }
  return iam::Caller{.kind = Kind::Role, .arn = identifier, .account = arn->account};
}

iam::Request administration(const Key& key, iam::Caller caller) {
  iam::Request request;
  request.context.set_default(ContextValue::unknown("it depends on the caller"));
  const auto set = [&](const char* name, const Text& value) {
    request.context.set(name, ContextValue::present(value));
  };
  set("aws:SecureTransport", Text("true"));
  set("aws:PrincipalIsAWSService", Text("false"));
  set("aws:ViaAWSService", Text("false"));
  set("kms:CallerAccount", caller.account);
  set("aws:PrincipalAccount", caller.account);
  request.context.set("kms:ViaService", ContextValue::absent());
  request.caller = std::move(caller);
  request.action = "kms:PutKeyPolicy";
  request.resource = key.arn;
  return request;
}

/// The best that any principal of the statement can do.
Verdict can_administer(const Key& key, const Statement& statement) {
  if (statement.open || statement.principal.open) return Verdict::Unknown;
  Verdict best = statement.not_principal.present ? Verdict::Unknown : Verdict::Fails;
  for (const auto& entry : statement.principal.entries) {
    if (entry.type == "Service") continue;
    if (entry.identifiers.open) best = either(best, Verdict::Unknown);
    for (const auto& item : entry.identifiers.items) {
      const Text who = entry.type == "*" ? Text("*") : item.text.value_or(Text());
      const auto caller = who.empty() ? std::nullopt : caller_of(who, key);
      if (!caller) {
        best = either(best, Verdict::Unknown);
        continue;
      }
      const auto outcome = iam::evaluate(key.policy.policy, administration(key, *caller),
                                         iam::PolicyKind::Key)
                               .outcome;
      if (outcome == iam::Outcome::Allowed) return Verdict::Holds;
      if (outcome == iam::Outcome::Unknown) best = either(best, Verdict::Unknown);
    }
  }
  return best;
}

}  // namespace

Observation denies_plain_http(const Bucket& bucket) {
  const PolicyInForce& in_force = bucket.policy;
  Observation all{.place = in_force.place};
  const iam::Policy denials = tls_denials(in_force.policy);
  for (const char* action : {"s3:GetObject", "s3:PutObject"}) {
    const iam::Evaluation found =
        iam::evaluate(denials, plain_request(bucket, action), iam::PolicyKind::Resource);
    if (found.outcome == iam::Outcome::Denied) continue;
    if (found.outcome == iam::Outcome::Unknown) {
      const bool open = in_force.policy.open;
      all.worsen(unknown(open ? in_force.policy.reason : found.missing,
                         open ? in_force.policy.help : found.help, in_force.place));
      continue;
    }
    const std::string why =
        in_force.note.empty() ? std::string("no statement denies `") + action +
                                    "` to everyone where `aws:SecureTransport` is `false`"
                              : in_force.note;
    all.worsen({.verdict = Verdict::Fails, .why = {why}, .place = in_force.place});
  }
  return all;
}

Observation is_administrable(const Key& key) {
  const PolicyInForce& in_force = key.policy;
  Observation found{.place = in_force.place};
  // The default key policy leaves the key to its account.
  if (!in_force.note.empty()) return found;
  found.verdict = in_force.policy.open ? Verdict::Unknown : Verdict::Fails;
  for (const Statement& statement : in_force.policy.statements) {
    if (statement.effect == Statement::Effect::Deny) continue;
    found.verdict = either(found.verdict, can_administer(key, statement));
  }
  if (found.verdict == Verdict::Fails) {
    found.why = {"no principal that the key policy names may `kms:PutKeyPolicy`"};
  }
  if (found.verdict == Verdict::Unknown) {
    found.missing = in_force.policy.open ? in_force.policy.reason
                                         : "who may `kms:PutKeyPolicy` is not certain";
    found.help = in_force.policy.help;
  }
  return found;
}

}  // namespace trailseal::cloudtrail
