// Each principal of another account that the policy names makes each of the requests
// below, and so does somebody whom it does not name, for `*`. Only what is allowed counts:
// a Deny, or a condition on the caller's account, keeps them out.
#include "cloudtrail/question/foreign_administration.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "aws/arn.hpp"
#include "base/shown_text.hpp"
#include "cloudtrail/grant_scope.hpp"
#include "cloudtrail/policy_in_force.hpp"
#include "cloudtrail/request/decision.hpp"
#include "graph/origin.hpp"
#include "iam/evaluator.hpp"
#include "iam/match/action.hpp"
#include "iam/principal_index.hpp"

namespace trailseal::cloudtrail {
namespace {

using iam::ContextValue;
using iam::Statement;

struct Act {
  const char* action;
  bool on_objects = false;
};

constexpr Act kBucketActs[]{{"s3:PutBucketPolicy"},
                            {"s3:DeleteBucketPolicy"},
                            {"s3:PutEncryptionConfiguration"},
                            {"s3:PutLifecycleConfiguration"},
                            {"s3:DeleteObject", true},
                            {"s3:DeleteObjectVersion", true}};
constexpr Act kKeyActs[]{
    {"kms:PutKeyPolicy"}, {"kms:CreateGrant"}, {"kms:ScheduleKeyDeletion"}};

/// What is administered, and by whom it should be.
struct Domain {
  const PolicyInForce& in_force;
  iam::PolicyKind kind;
  Text arn;
  Text home;
  std::span<const Act> acts;
  iam::PrincipalIndex index{in_force.policy};
};

/// Who an `AWS` identifier is; nullopt where that is not known, or it is everyone.
std::optional<iam::Caller> caller_of(const Text& identifier) {
  using Kind = iam::Caller::Kind;
  if (const auto arn = parse_arn(identifier)) {
    const bool root = arn->resource.literal() == "root";
    return iam::Caller{.kind = root ? Kind::Account : Kind::Role,
                       .arn = root ? Text() : identifier,
                       .account = arn->account};
  }
  const bool account = identifier.is_literal() && identifier.literal() != "*";
  if (!account) return std::nullopt;
  return iam::Caller{.kind = Kind::Account, .account = identifier};
}

/// Somebody of an account that no policy can name.
iam::Caller stranger() {
  return {.kind = iam::Caller::Kind::Role,
          .arn = "a principal of another account",
          .account = "another account"};
}

/// A request of the caller, for no act yet.
iam::Request request_of(iam::Caller caller) {
  iam::Request request;
  request.context.set_default(ContextValue::unknown("it depends on the caller"));
  const auto set = [&](const char* key, const Text& value) {
    request.context.set(key, ContextValue::present(value));
  };
  set("aws:SecureTransport", "true");
  set("aws:PrincipalIsAWSService", "false");
  set("aws:ViaAWSService", "false");
  set("aws:PrincipalAccount", caller.account);
  set("kms:CallerAccount", caller.account);
  if (!caller.arn.empty()) set("aws:PrincipalArn", caller.arn);
  // A grant that is made directly, not by a service for a resource of its own.
  set("kms:GrantIsForAWSResource", "false");
  for (const char* key : {"kms:ViaService", "aws:PrincipalServiceName", "aws:SourceArn",
                          "aws:SourceAccount", "aws:SourceOrgID", "aws:SourceOrgPaths"}) {
    request.context.set(key, ContextValue::absent());
  }
  request.caller = std::move(caller);
  return request;
}

void ask_for(const Act& act, const Domain& domain, iam::Request& request) {
  request.action = act.action;
  request.resource =
      act.on_objects ? domain.arn + Text("/AWSLogs/file.json.gz") : domain.arn;
}

/// What the caller may do of all acts; `who` is what a sentence calls the caller. `own` is
/// whether the caller is of the owner's account.
Answer keeps_out(const Domain& domain, const PolicyInForce& in_force,
                 const iam::Caller& caller, const std::string& who, Verdict own) {
  std::vector<std::string> allowed;
  Answer worst;
  iam::Request request = request_of(caller);
  for (const Act& act : domain.acts) {
    ask_for(act, domain, request);
    const Decision found = decide(in_force, request, domain.kind);
    if (found.allowed() == Verdict::Fails) continue;
    if (found.allowed() == Verdict::Unknown) {
      worst.worsen({.verdict = Verdict::Unknown, .missing = found.missing});
    } else if (own == Verdict::Unknown) {
      worst.worsen({.verdict = Verdict::Unknown,
                    .missing = {.what = "whether " + who + " is in the owner's account",
                                .help = "pass --account"}});
    } else {
      allowed.push_back(quoted(std::string_view(act.action)));
    }
  }
  if (allowed.empty()) return worst;
  return {.verdict = Verdict::Fails,
          .why = {"the policy allows " + who + " " + listed(allowed)}};
}

/// Is it made from an identity of this deployment, which is its own account's?
bool is_made_here(const iam::TextList::Item& item) {
  for (const std::string& text : item.origins) {
    const Origin origin = parse_origin(text);
    if (!origin.data && origin.type.starts_with("aws_iam_")) return true;
  }
  return false;
}

/// What the policy allows the caller of all acts at most: much cheaper to see than what
/// decides it.
Verdict most_allowed(const Domain& domain, const iam::Caller& caller) {
  if (!domain.in_force.alternatives.empty()) return Verdict::Holds;
  const iam::Policy part = domain.index.policy_for(caller);
  Verdict most = Verdict::Fails;
  iam::Request request = request_of(caller);
  for (const Act& act : domain.acts) {
    ask_for(act, domain, request);
    switch (iam::evaluate(part, request, domain.kind).outcome) {
      case iam::Outcome::Allowed:
        return Verdict::Holds;
      case iam::Outcome::Unknown:
        most = Verdict::Unknown;
        break;
      case iam::Outcome::NotAllowed:
      case iam::Outcome::Denied:
        break;
    }
  }
  return most;
}

/// What a grant to one principal says; `worst` is what others have said: an answer that is
/// no worse is not worked out.
Answer judge_identifier(const Domain& domain, const Statement& statement,
                        const iam::TextList::Item& item, Verdict worst) {
  if (!item.text) {
    if (is_made_here(item)) return {};
    return {.verdict = Verdict::Unknown,
            .missing = {.what = "which principals " + statement.display() + " names",
                        .help = item.help}};
  }
  const auto caller = caller_of(*item.text);
  if (!caller) return {};
  const Verdict own = equal(caller->account, domain.home);
  if (own == Verdict::Holds) return {};
  // A permission is a failure here, and what is open is open.
  const Verdict most = most_allowed(domain, *caller);
  const bool open = most == Verdict::Unknown || own == Verdict::Unknown;
  if (most == Verdict::Fails || (open && worst != Verdict::Holds)) return {};
  return keeps_out(domain, domain.in_force, *caller, quoted(*item.text), own);
}

/// May the statement name somebody without saying who?
bool is_for_everyone(const Statement& statement) {
  if (statement.not_principal.present || statement.principal.open) return true;
  for (const auto& entry : statement.principal.entries) {
    if (entry.type == "*" || entry.type == "CanonicalUser") return true;
    if (entry.type != "AWS") continue;
    for (const auto& item : entry.identifiers.items) {
      if (item.text && item.text->literal() == "*") return true;
    }
  }
  return false;
}

/// Does the statement grant any of the acts?
bool may_grant(const Domain& domain, const Statement& statement) {
  if (statement.effect == Statement::Effect::Deny || statement.open) return false;
  if (statement.effect == Statement::Effect::Invalid) return false;
  for (const Act& act : domain.acts) {
    if (iam::judge_action(statement, act.action).verdict != Verdict::Fails) return true;
  }
  return false;
}

Answer keeps_strangers_out(const Domain& domain) {
  const iam::Policy& policy = domain.in_force.policy;
  const bool may_let_in =
      policy.open || !domain.in_force.alternatives.empty() ||
      std::any_of(policy.statements.begin(), policy.statements.end(),
                  [&](const Statement& statement) {
                    return may_grant(domain, statement) && is_for_everyone(statement);
                  });
  if (!may_let_in) return {};
  PolicyInForce open = domain.in_force;
  for (Statement& statement : open.policy.statements) {
    const bool kept = statement.effect == Statement::Effect::Deny ||
                      (may_grant(domain, statement) && is_for_everyone(statement));
    if (!kept) statement.effect = Statement::Effect::Invalid;
  }
  return keeps_out(domain, open, stranger(), "every account", Verdict::Fails);
}

PlacedAnswer judge(const Domain& domain) {
  const PolicyInForce& in_force = domain.in_force;
  PlacedAnswer worst = yes(in_force.place);
  if (!in_force.note.empty()) return worst;
  const iam::Policy& policy = in_force.policy;
  if (policy.open) {
    worst = unknown({.what = policy.reason, .help = policy.help}, in_force.place);
  }
  worst.worsen({keeps_strangers_out(domain), in_force.place});
  for (const Statement& statement : policy.statements) {
    if (statement.open && statement.effect != Statement::Effect::Deny) {
      worst.worsen(
          unknown({.what = statement.reason, .help = statement.help}, in_force.place));
    }
    if (!may_grant(domain, statement)) continue;
    for (const auto& entry : statement.principal.entries) {
      if (entry.type != "AWS") continue;
      for (const auto& item : entry.identifiers.items) {
        if (worst.verdict == Verdict::Fails) return worst;
        PlacedAnswer one{judge_identifier(domain, statement, item, worst.verdict),
                         in_force.place};
        if (in_force.place.position.line != 0 && statement.position.line != 0) {
          one.place.position = statement.position;
        }
        worst.worsen(std::move(one));
      }
    }
  }
  return worst;
}

}  // namespace

PlacedAnswer is_administered_at_home(const Bucket& bucket) {
  return judge({.in_force = bucket.policy,
                .kind = iam::PolicyKind::Resource,
                .arn = bucket.arn,
                .home = bucket.account,
                .acts = kBucketActs});
}

PlacedAnswer is_administered_at_home(const Key& key) {
  return judge({.in_force = key.policy,
                .kind = iam::PolicyKind::Key,
                .arn = key.arn,
                .home = home_of(key),
                .acts = kKeyActs});
}

}  // namespace trailseal::cloudtrail
