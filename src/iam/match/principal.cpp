// IAM User Guide, "AWS JSON policy elements: Principal".
//
//   as written                          a service    an account, role or user
//   "*"                                 holds        holds
//   {"AWS": "*"}                        see below    holds
//   {"AWS": account id or root ARN}     fails        if it is the caller's account
//   {"AWS": other ARN}                  fails        if it is the caller
//   {"Service": its own name}           holds        fails
//   {"Service": its name in a region}   unknown      fails
//   {"Service": its name without the    unknown      fails
//     region that AWS's pages give it}
//   {"Service": another name}           fails        fails
//   Federated, CanonicalUser            fails        fails, unknown
//
// `{"AWS": "*"}` is documented as equivalent to `"*"`, but whether services are among
// "AWS" principals is not said: a denial is taken to reach them, a permission is unknown.
// A regional name (`cloudtrail.eu-south-1.amazonaws.com`) is said to be needed by the IAM
// guide for opt-in regions and to be needless by CloudTrail's: unknown.
// No principal but a lone star takes wildcards.
// Accounts of CloudTrail's own, which policies of 2013 name, admit it for some regions.
#include "iam/match/principal.hpp"

#include "aws/account.hpp"
#include "aws/arn.hpp"
#include "aws/region.hpp"
#include "base/answer.hpp"
#include "base/glob.hpp"
#include "base/shown_text.hpp"
#include "base/work_count.hpp"
#include "iam/match/literal_match.hpp"
#include "iam/match/missing.hpp"
#include "iam/match/silence.hpp"
#include "iam/match/trial.hpp"

namespace trailseal::iam {
namespace {

using Effect = Statement::Effect;
using Kind = Caller::Kind;

constexpr std::string_view kStar = "*";
constexpr std::string_view kCloudTrail = "cloudtrail.amazonaws.com";

Answer certain(Verdict verdict) { return {.verdict = verdict}; }

/// A text compared with what would name the caller.
Answer compare(const Text& identifier, const Text& name) {
  const Verdict verdict = equal(identifier, name);
  if (verdict != Verdict::Unknown) return certain(verdict);
  const auto judge = [&](const SymbolValues& values) {
    return equal(with_values(identifier, values), with_values(name, values));
  };
  return {.verdict = verdict, .missing = missing_between(identifier, name, judge)};
}

Answer compare(const Text& identifier, std::string_view name) {
  if (const auto written = plain(identifier))
    return certain(verdict_of(*written == name));
  return compare(identifier, Text(name));
}

/// Whether the text is `cloudtrail.eu-south-1.amazonaws.com` for
/// `cloudtrail.amazonaws.com`, or a half-known one that may become it.
bool may_be_regional_name(const Text& identifier, const std::string& service) {
  const std::size_t dot = service.find('.');
  if (dot == std::string::npos) return false;
  const std::string_view head = std::string_view(service).substr(0, dot + 1);
  const std::string_view tail = std::string_view(service).substr(dot);
  const auto is_such = [&](std::string_view name) {
    if (!name.starts_with(head) || !name.ends_with(tail)) return false;
    name.remove_prefix(head.size());
    return name.size() > tail.size() &&
           is_region(name.substr(0, name.size() - tail.size()));
  };
  if (const auto written = plain(identifier)) return is_such(*written);
  if (const auto literal = identifier.literal()) return is_such(*literal);
  const Text region = Text::of_symbol(
      Symbol{.id = "region of a service's name", .cls = SymbolClass::Region});
  return equal(Text(head) + region + Text(tail), identifier) != Verdict::Fails;
}

/// A service that AWS's pages name with its region only, as CloudWatch Logs in "Encrypt log
/// data in CloudWatch Logs using AWS Key Management Service". What its plain name does is
/// shown nowhere.
Answer name_regional_service(const Text& identifier, const Caller& caller) {
  Answer named = compare(identifier, caller.regional);
  if (named.verdict != Verdict::Fails) return named;
  const Answer plain_name = compare(identifier, std::string_view(caller.service));
  if (plain_name.verdict == Verdict::Fails) return named;
  return {
      .verdict = Verdict::Unknown,
      .missing = {.what = not_said("whether " + quoted(std::string_view(caller.service)) +
                                       " names the service in a region",
                                   Page::Principal),
                  .help = "name " + quoted(caller.regional)}};
}

Answer name_service(const Text& identifier, const Caller& caller) {
  if (!caller.regional.empty()) return name_regional_service(identifier, caller);
  Answer named = compare(identifier, std::string_view(caller.service));
  if (named.verdict == Verdict::Fails &&
      may_be_regional_name(identifier, caller.service)) {
    return {.verdict = Verdict::Unknown,
            .missing = {.what = contradicted("the regional name " + quoted(identifier),
                                             Page::Principal, Page::CloudTrailBuckets),
                        .help = "name " + quoted(std::string_view(caller.service))}};
  }
  return named;
}

Answer name_star(Effect effect, bool negated) {
  if (effect == Effect::Deny && !negated) return certain(Verdict::Holds);
  return {.verdict = Verdict::Unknown,
          .missing = {.what = not_said("whether `{\"AWS\": \"*\"}` includes a service",
                                       Page::Principal),
                      .help = "name the service, or write `\"*\"`"}};
}

struct PrincipalQuestion {
  const Statement& statement;
  const Caller& caller;
  bool negated = false;  ///< asked for NotPrincipal
};

/// The account that an identifier names as a whole: by its id or its root; for others
/// what is no account.
std::string account_named(const Text& identifier) {
  const auto written = plain(identifier);
  if (written && !written->ends_with(":root")) return std::string(*written);
  if (const auto arn = parse_arn(identifier)) {
    const bool root = arn->resource.literal() == "root";
    return root ? arn->account.literal().value_or("") : std::string();
  }
  return identifier.literal().value_or("");
}

/// An `AWS` entry, for a caller that is a service.
Answer name_aws_for_service(const PrincipalQuestion& q, const Text& identifier) {
  Answer star = compare(identifier, kStar);
  if (star.verdict == Verdict::Holds) return name_star(q.statement.effect, q.negated);
  if (q.caller.service != kCloudTrail) return star;
  const std::string account = account_named(identifier);
  if (is_cloudtrail_account(account)) {
    return {.verdict = Verdict::Unknown,
            .missing = {
                .what = documented(
                    "account " + quoted(std::string_view(account)) +
                        " is one of CloudTrail's own accounts of 2013: it delivers only "
                        "for its region, and newer regions have none",
                    Page::CloudTrailBuckets),
                .help = "name the service `cloudtrail.amazonaws.com` instead, which "
                        "delivers from every region"}};
  }
  return star;
}

/// The account's root ARN in any partition.
Pattern root_of(const Text& account) {
  Pattern root;
  root.append_wildcards("arn:*:iam::").append_literal(account).append_literal(":root");
  return root;
}

/// The caller's account, named by its root ARN.
Answer name_root(const Text& identifier, const Text& account) {
  const Verdict verdict = matches(root_of(account), identifier);
  if (verdict != Verdict::Unknown) return certain(verdict);
  const auto judge = [&](const SymbolValues& values) {
    return matches(root_of(with_values(account, values)),
                   with_values(identifier, values));
  };
  return {.verdict = verdict, .missing = missing_between(identifier, account, judge)};
}

/// An `AWS` entry, for a caller with an account.
Answer name_aws(const Text& identifier, const Caller& caller) {
  Answer named = compare(identifier, kStar);
  if (caller.kind == Kind::Anonymous) return named;
  if (!caller.account.empty()) {
    named.improve(compare(identifier, caller.account));
    named.improve(name_root(identifier, caller.account));
  }
  if (!caller.arn.empty()) named.improve(compare(identifier, caller.arn));
  return named;
}

Answer name(const PrincipalQuestion& q, const std::string& type, const Text& identifier) {
  ++work_count();
  const bool service = q.caller.kind == Kind::Service;
  if (type == "*") return certain(Verdict::Holds);
  if (type == "Service") {
    return service ? name_service(identifier, q.caller) : certain(Verdict::Fails);
  }
  if (type == "AWS") {
    return service ? name_aws_for_service(q, identifier) : name_aws(identifier, q.caller);
  }
  if (type == "CanonicalUser" && !service && q.caller.kind != Kind::Anonymous) {
    return {.verdict = Verdict::Unknown,
            .missing = {.what = "the account behind the canonical user id is not known"}};
  }
  return certain(Verdict::Fails);
}

/// Whether entries of this type can ever name the caller; an unknown member of one that
/// cannot decides nothing.
bool can_name(const std::string& type, const Caller& caller) {
  if (type == "*" || type == "AWS") return true;
  if (type == "Service") return caller.kind == Kind::Service;
  return type == "CanonicalUser" && caller.kind != Kind::Service;
}

Answer judge_entry(const PrincipalQuestion& q, const PrincipalSet::Entry& entry) {
  Answer named = certain(Verdict::Fails);
  if (!can_name(entry.type, q.caller)) return named;
  for (const TextList::Item& item : entry.identifiers.items) {
    named.improve(
        item.text ? name(q, entry.type, *item.text)
                  : Answer{.verdict = Verdict::Unknown,
                           .missing = missing_of_item("principal", q.statement, item)});
  }
  if (entry.identifiers.open) {
    named.improve({.verdict = Verdict::Unknown,
                   .missing = missing_of_element("principal", q.statement,
                                                 entry.identifiers.reason)});
  }
  return named;
}

Answer judge_set(const PrincipalQuestion& q, const PrincipalSet& set) {
  Answer named = certain(Verdict::Fails);
  for (const PrincipalSet::Entry& entry : set.entries) {
    named.improve(judge_entry(q, entry));
  }
  if (set.open) {
    Missing missing = missing_of_element("principal", q.statement, set.reason);
    missing.help = set.help;
    named.improve({.verdict = Verdict::Unknown, .missing = std::move(missing)});
  }
  return named;
}

std::vector<std::optional<Text>> texts_of(const PrincipalSet& set) {
  std::vector<std::optional<Text>> texts;
  for (const PrincipalSet::Entry& entry : set.entries) {
    const auto more = texts_of(entry.identifiers);
    texts.insert(texts.end(), more.begin(), more.end());
  }
  if (texts.empty() && set.open) texts.emplace_back();
  return texts;
}

Comparison compare(const PrincipalQuestion& q, const PrincipalSet& set) {
  Answer named = judge_set(q, set);
  Comparison result{.element = Element::Principal,
                    .negated = q.negated,
                    .verdict = q.negated ? negate(named.verdict) : named.verdict,
                    .position = q.statement.position};
  if (result.verdict == Verdict::Holds) return result;
  result.wanted = texts_of(set);
  result.given = {name_of(q.caller)};
  if (result.verdict == Verdict::Unknown) result.missing = std::move(named.missing);
  return result;
}

}  // namespace

Text name_of(const Caller& caller) {
  switch (caller.kind) {
    case Kind::Service:
      return caller.regional.empty() ? Text(caller.service) : caller.regional;
    case Kind::Anonymous:
      return "anyone";
    case Kind::Account:
      return caller.account;
    case Kind::Role:
    case Kind::User:
      break;
  }
  return caller.arn;
}

Comparison judge_principal(const Statement& statement, const Caller& caller) {
  if (!statement.principal.present && !statement.not_principal.present) {
    return {.element = Element::Principal,
            .written = false,
            .verdict = Verdict::Fails,
            .position = statement.position};
  }
  const PrincipalQuestion q{.statement = statement, .caller = caller};
  if (!statement.not_principal.present) return compare(q, statement.principal);
  Comparison other = compare({.statement = statement, .caller = caller, .negated = true},
                             statement.not_principal);
  if (!statement.principal.present) return other;
  Comparison result = compare(q, statement.principal);
  return other.verdict < result.verdict ? other : result;
}

}  // namespace trailseal::iam
