// A grant to `*` is one to everyone unless a condition says who or from where:
//
//   limits who      aws:SourceIp, aws:PrincipalOrgID, kms:CallerAccount, ... with a
//                   positive operator and a value that is no lone wildcard; or a Deny
//                   with a negated one
//   limits nobody   aws:SecureTransport, s3:x-amz-acl, ...
//   any other       nobody can tell: kms:ViaService limits the way, not the account
//
// A whole account is named by its number or its root; single roles and users of another
// account are people that somebody chose.
#include "cloudtrail/grant_scope.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "aws/arn.hpp"
#include "base/ascii.hpp"
#include "base/word_list.hpp"
#include "cloudtrail/policy_in_force.hpp"
#include "graph/origin.hpp"
#include "graph/place.hpp"
#include "iam/match/action.hpp"

namespace trailseal::cloudtrail {
namespace {

using iam::ConditionTest;
using iam::Statement;

// S3 User Guide, "The meaning of public"; IAM User Guide, "AWS global condition context
// keys"; KMS Developer Guide, "AWS KMS condition keys".
// clang-format off
constexpr std::array<std::string_view, 21> kLimiting{
    "aws:sourceip", "aws:sourcearn", "aws:sourcevpc", "aws:sourcevpce",
    "aws:sourceowner", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths",
    "aws:userid", "aws:principalarn", "aws:principalaccount", "aws:principalorgid",
    "aws:principalorgpaths", "aws:principalservicename", "aws:vpceaccount",
    "aws:vpceorgid", "aws:vpcsourceip", "aws:principalisawsservice",
    "kms:calleraccount", "s3:dataaccesspointarn", "s3:dataaccesspointaccount",
};
// clang-format on

/// Whoever can make the request can choose these.
constexpr std::array<std::string_view, 6> kHarmless{
    "aws:securetransport", "s3:x-amz-acl",  "s3:prefix",
    "s3:delimiter",        "s3:tlsversion", "aws:useragent"};

bool is_negated(const std::string& op) {
  return ascii_lower(op).find("not") != std::string::npos;
}

bool is_lone_wildcard(const iam::TextList& values) {
  return std::any_of(values.items.begin(), values.items.end(), [](const auto& item) {
    const auto literal = item.text ? item.text->literal() : std::nullopt;
    return literal && !literal->empty() &&
           literal->find_first_not_of("*") == std::string::npos;
  });
}

enum class Limit { Nobody, Doubtful, Who };

Limit limit_of(const ConditionTest& test) {
  const std::string key = ascii_lower(test.key);
  if (key.starts_with("s3:x-amz-server-side-encryption") || has_word(kHarmless, key)) {
    return Limit::Nobody;
  }
  const std::string op = ascii_lower(test.op);
  const bool weak = is_negated(op) || op.starts_with("forallvalues:") ||
                    op.ends_with("ifexists") || op == "null";
  if (!has_word(kLimiting, key)) return Limit::Doubtful;
  if (weak) return Limit::Doubtful;
  return is_lone_wildcard(test.values) ? Limit::Nobody : Limit::Who;
}

Limit limit_of(const Statement& statement) {
  Limit strongest = statement.condition_open ? Limit::Doubtful : Limit::Nobody;
  for (const ConditionTest& test : statement.conditions) {
    strongest = std::max(strongest, limit_of(test));
  }
  return strongest;
}

/// Is this identifier the star? What Terraform makes from an ARN is none.
Verdict is_star(const iam::TextList::Item& item) {
  if (item.text) {
    const Verdict star = equal(*item.text, Text("*"));
    const bool partly = !item.text->literal_prefix().empty();
    return star == Verdict::Unknown && partly ? Verdict::Fails : star;
  }
  const bool from_arn = std::any_of(
      item.origins.begin(), item.origins.end(),
      [](const std::string& origin) { return parse_origin(origin).attribute == "arn"; });
  return from_arn ? Verdict::Fails : Verdict::Unknown;
}

/// Does the statement name everyone?
Verdict names_everyone(const Statement& statement) {
  if (statement.not_principal.present) return Verdict::Holds;
  Verdict all = statement.principal.open ? Verdict::Unknown : Verdict::Fails;
  for (const auto& entry : statement.principal.entries) {
    if (entry.type == "*") return Verdict::Holds;
    if (entry.type != "AWS") continue;
    if (entry.identifiers.open) all = either(all, Verdict::Unknown);
    for (const auto& item : entry.identifiers.items) all = either(all, is_star(item));
  }
  return all;
}

/// Does a Deny shut out everyone but those whom it names? What is not known of it may.
Verdict fences(const Statement& each) {
  using Effect = Statement::Effect;
  if (each.effect != Effect::Deny && each.effect != Effect::Unknown)
    return Verdict::Fails;
  if (each.open) return Verdict::Unknown;
  Verdict limits = each.condition_open ? Verdict::Unknown : Verdict::Fails;
  for (const ConditionTest& test : each.conditions) {
    const bool negated =
        is_negated(test.op) && has_word(kLimiting, ascii_lower(test.key));
    if (negated) limits = Verdict::Holds;
    if (test.key.empty()) limits = either(limits, Verdict::Unknown);
  }
  const Verdict sure = each.effect == Effect::Unknown ? Verdict::Unknown : Verdict::Holds;
  return both(sure, both(limits, names_everyone(each)));
}

/// Such a Deny limits every Allow.
Verdict is_fenced(const iam::Policy& policy) {
  Verdict any = Verdict::Fails;
  for (const Statement& each : policy.statements) any = either(any, fences(each));
  return any;
}

Answer good() { return {}; }

Answer bad(const std::string& why) { return {.verdict = Verdict::Fails, .why = {why}}; }

Answer not_known(std::string what, std::string help) {
  return {.verdict = Verdict::Unknown,
          .missing = {.what = std::move(what), .help = std::move(help)}};
}

/// What one Allow says to everyone.
Answer judge_everyone(const Statement& statement) {
  const Limit limit = limit_of(statement);
  if (limit == Limit::Who) return good();
  switch (names_everyone(statement)) {
    case Verdict::Fails:
      return good();
    case Verdict::Unknown:
      return not_known("which principals " + statement.display() + " names",
                       statement.principal.help);
    case Verdict::Holds:
      break;
  }
  if (limit == Limit::Doubtful) {
    return not_known(
        "whether the conditions of " + statement.display() + " exclude other accounts",
        "limit it with `aws:PrincipalOrgID`, `aws:PrincipalAccount` or a similar key");
  }
  return bad(statement.display() +
             " allows everyone, without a condition that limits the caller");
}

/// The account that an identifier stands for as a whole; nullopt for roles and users.
std::optional<Text> whole_account(const Text& identifier) {
  const auto literal = identifier.literal();
  if (literal && literal->size() == 12 &&
      literal->find_first_not_of("0123456789") == std::string::npos) {
    return identifier;
  }
  const auto arn = parse_arn(identifier);
  if (!arn || arn->resource.literal() != "root") return std::nullopt;
  return arn->account;
}

template <typename Visit>
void each_account(const Statement& statement, Visit visit) {
  for (const auto& entry : statement.principal.entries) {
    if (entry.type != "AWS") continue;
    for (const auto& item : entry.identifiers.items) {
      if (!item.text) continue;
      if (const auto account = whole_account(*item.text)) visit(*account);
    }
  }
}

Answer judge_accounts(const Statement& statement, const Text& home) {
  Answer worst = good();
  if (limit_of(statement) != Limit::Nobody) return worst;
  each_account(statement, [&](const Text& account) {
    switch (equal(account, home)) {
      case Verdict::Holds:
        return;
      case Verdict::Unknown:
        return worst.worsen(not_known("whether account `" + account.display() + "` of " +
                                          statement.display() + " is the key's account",
                                      "pass --account"));
      case Verdict::Fails:
        break;
    }
    worst.worsen(bad(statement.display() + " allows the whole account `" +
                     account.display() + "`, without a condition"));
  });
  return worst;
}

Position position_of(const Statement& statement, const Place& place) {
  return place.position.line != 0 && statement.position.line != 0 ? statement.position
                                                                  : place.position;
}

/// Goes through the grants of a policy, worst first.
template <typename Judge>
PlacedAnswer over_grants(const PolicyInForce& in_force, Judge judge) {
  const iam::Policy& policy = in_force.policy;
  PlacedAnswer worst{good(), in_force.place};
  if (policy.open) {
    worst.worsen({not_known(policy.reason, policy.help), in_force.place});
  }
  const Verdict fenced = is_fenced(policy);
  if (fenced == Verdict::Holds) return worst;
  for (const Statement& statement : policy.statements) {
    if (statement.effect == Statement::Effect::Deny) continue;
    if (statement.effect == Statement::Effect::Invalid) continue;
    PlacedAnswer one{
        statement.open ? not_known(statement.reason, statement.help) : judge(statement),
        in_force.place};
    one.place.position = position_of(statement, in_force.place);
    if (fenced == Verdict::Unknown && one.verdict == Verdict::Fails) {
      static_cast<Answer&>(one) =
          not_known("whether a Deny applies to the principals that " +
                        statement.display() + " allows",
                    policy.help);
    }
    worst.worsen(std::move(one));
  }
  return worst;
}

}  // namespace

Text home_of(const Key& key) {
  if (key.account.is_literal()) return key.account;
  std::set<std::string> names;
  Text only;
  for (const Statement& statement : key.policy.policy.statements) {
    each_account(statement, [&](const Text& account) {
      names.insert(account.identity());
      only = account;
    });
  }
  return names.size() == 1 ? only : key.account;
}

PlacedAnswer keeps_public_out(const Bucket& bucket) {
  return over_grants(bucket.policy, &judge_everyone);
}

PlacedAnswer limits_decrypt(const Key& key) {
  const Text home = home_of(key);
  return over_grants(key.policy, [&](const Statement& statement) {
    const Comparison action = iam::judge_action(statement, "kms:Decrypt");
    if (action.verdict == Verdict::Fails) return good();
    Answer found = judge_everyone(statement);
    found.worsen(judge_accounts(statement, home));
    if (found.verdict == Verdict::Fails && action.verdict == Verdict::Unknown) {
      return not_known(action.missing.what, action.missing.help);
    }
    return found;
  });
}

}  // namespace trailseal::cloudtrail
