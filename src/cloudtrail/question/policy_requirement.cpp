// Both are simulations of requests:
//
//   TLS             s3:GetObject and s3:PutObject over plain HTTP, by somebody of whom
//                   nothing else is known: only a Deny on `aws:SecureTransport` can be
//                   what refuses it for everyone
//   administration  kms:PutKeyPolicy, by each principal that the policy names
#include "cloudtrail/question/policy_requirement.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "aws/arn.hpp"
#include "base/ascii.hpp"
#include "cloudtrail/placed_answer.hpp"
#include "cloudtrail/policy_in_force.hpp"
#include "cloudtrail/request/decision.hpp"
#include "graph/place.hpp"

namespace trailseal::cloudtrail {
namespace {

using iam::ContextValue;
using iam::Statement;

// ---- TLS

bool asks_for_tls(const Statement& statement) {
  if (statement.open || statement.condition_open) return true;
  // What is denied whatever the transport is denied without TLS.
  if (statement.conditions.empty()) return true;
  return std::any_of(
      statement.conditions.begin(), statement.conditions.end(), [](const auto& test) {
        return test.key.empty() || ascii_lower(test.key) == "aws:securetransport";
      });
}

/// The policy with nothing in force but its denials of plain HTTP, each in its place, and
/// behind them a grant of everything: what is not allowed then, a Deny refuses, for certain
/// or perhaps.
iam::Policy tls_denials(const iam::Policy& policy) {
  iam::Policy denials = policy;
  for (Statement& statement : denials.statements) {
    if (statement.effect != Statement::Effect::Allow && asks_for_tls(statement)) continue;
    statement.effect = Statement::Effect::Invalid;
    statement.open = false;
  }
  const iam::TextList all{.items = {{.text = Text("*")}}, .present = true};
  Statement grant{.effect = Statement::Effect::Allow,
                  .action = all,
                  .resource = all,
                  .index = denials.statements.size()};
  grant.principal = {.entries = {{.type = "*", .identifiers = all}}, .present = true};
  denials.statements.push_back(std::move(grant));
  return denials;
}

iam::Request plain_request(const Bucket& bucket, const char* action,
                           const Text& account) {
  iam::Request request;
  request.caller.kind = iam::Caller::Kind::Role;
  request.caller.account = account;
  request.caller.arn = Text("arn:aws:iam::") + request.caller.account +
                       Text::of_symbol({.id = "anyone", .name = ":role/anyone"});
  request.action = action;
  request.resource = bucket.arn + Text("/AWSLogs/file.json.gz");
  request.context.set_default(ContextValue::unknown("it depends on the caller"));
  request.context.set("aws:SecureTransport", ContextValue::present(Text("false")));
  request.context.set("aws:PrincipalIsAWSService", ContextValue::present(Text("false")));
  // Only services carry these. IAM User Guide, "AWS global condition context keys".
  for (const char* key :
       {"aws:PrincipalServiceName", "aws:PrincipalServiceNamesList", "aws:SourceArn",
        "aws:SourceAccount", "aws:SourceOrgID", "aws:SourceOrgPaths"}) {
    request.context.set(key, ContextValue::absent());
  }
  return request;
}

struct Denial {
  iam::Outcome outcome = iam::Outcome::Unknown;
  Missing missing{};  ///< for Unknown
};

/// What the denials say to a request of everyone: of an account that may be any, and of
/// one that no policy names. What one account alone is denied is not denied to everyone,
/// and what one is spared may be.
Denial denial_for_everyone(const PolicyInForce& denials, const Bucket& bucket,
                           const char* action) {
  const auto asked_by = [&](const Text& account) {
    const iam::Request request = plain_request(bucket, action, account);
    const auto kind = iam::PolicyKind::Resource;
    Denial denial{.outcome = iam::evaluate(denials.policy, request, kind).outcome};
    if (denial.outcome == iam::Outcome::Unknown) {
      denial.missing = decide(denials, request, kind).missing;
    }
    return denial;
  };
  Denial another = asked_by(Text("another account"));
  if (another.outcome == iam::Outcome::Allowed) return another;
  return asked_by(Text::of_symbol({.id = "anyone.account",
                                   .name = "any account",
                                   .cls = SymbolClass::AccountId,
                                   .incidental = true}));
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

Verdict can_administer(const Key& key, const std::optional<iam::Caller>& caller) {
  if (!caller) return Verdict::Unknown;
  return decide(key.policy, administration(key, *caller), iam::PolicyKind::Key).allowed();
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
      best = either(
          best, can_administer(key, who.empty() ? std::nullopt : caller_of(who, key)));
    }
  }
  return best;
}

}  // namespace

PlacedAnswer denies_plain_http(const Bucket& bucket) {
  const PolicyInForce& in_force = bucket.policy;
  const iam::Policy& policy = in_force.policy;
  PolicyInForce denials = in_force;
  denials.policy = tls_denials(policy);
  PlacedAnswer all = yes(in_force.place);
  for (const char* action : {"s3:GetObject", "s3:PutObject"}) {
    const Denial found = denial_for_everyone(denials, bucket, action);
    if (found.outcome == iam::Outcome::Denied) continue;
    if (found.outcome == iam::Outcome::Unknown) {
      const Missing whole{.what = policy.reason, .help = policy.help};
      all.worsen(unknown(policy.open ? whole : found.missing, in_force.place));
      continue;
    }
    const std::string why =
        in_force.note.empty() ? std::string("no statement denies `") + action +
                                    "` to everyone where `aws:SecureTransport` is `false`"
                              : in_force.note;
    all.worsen(no(why, in_force.place));
  }
  return all;
}

PlacedAnswer is_administrable(const Key& key) {
  const PolicyInForce& in_force = key.policy;
  const iam::Policy& policy = in_force.policy;
  // The default key policy leaves the key to its account.
  if (!in_force.note.empty()) return yes(in_force.place);
  Verdict any = policy.open ? Verdict::Unknown : Verdict::Fails;
  for (const Statement& statement : policy.statements) {
    if (statement.effect == Statement::Effect::Deny) continue;
    any = either(any, can_administer(key, statement));
  }
  if (any == Verdict::Holds) return yes(in_force.place);
  if (any == Verdict::Fails) {
    return no("no principal in the key policy is allowed `kms:PutKeyPolicy`",
              in_force.place);
  }
  return unknown(
      {.what = policy.open
                   ? policy.reason
                   : "which principals are allowed `kms:PutKeyPolicy` is not certain",
       .help = policy.help},
      in_force.place);
}

}  // namespace trailseal::cloudtrail
