// IAM User Guide, "AWS JSON policy elements: Principal".
//
//   as written                          a service    an account, role or user
//   "*"                                 holds        holds
//   {"AWS": "*"}                        see below    holds
//   {"AWS": account id or root ARN}     fails        if it is the caller's account
//   {"AWS": other ARN}                  fails        if it is the caller
//   {"Service": its own name}           holds        fails
//   {"Service": its name in a region}   unknown      fails
//   {"Service": another name}           fails        fails
//   Federated, CanonicalUser            fails        fails, unknown
//
// `{"AWS": "*"}` is documented as equivalent to `"*"`, but whether services are among
// "AWS" principals is not said: a denial is taken to reach them, a permission is unknown.
// A regional name (`cloudtrail.eu-south-1.amazonaws.com`) is said to be needed by the IAM
// guide for opt-in regions and to be needless by CloudTrail's: unknown.
// No principal but a lone star takes wildcards.
#include "iam/match/principal.hpp"

#include "aws/region.hpp"
#include "base/glob.hpp"
#include "iam/explain/wording.hpp"
#include "iam/match/literal_match.hpp"

namespace trailseal::iam {
namespace {

using Effect = Statement::Effect;
using Kind = Caller::Kind;

constexpr std::string_view kStar = "*";

struct Named {
  Verdict verdict = Verdict::Fails;
  Doubt doubt{};
};

Named certain(Verdict verdict) { return {.verdict = verdict}; }

/// A text compared with what would name the caller.
Named compare(const Text& identifier, const Text& name) {
  const Verdict verdict = equal(identifier, name);
  if (verdict != Verdict::Unknown) return certain(verdict);
  return {.verdict = verdict, .doubt = doubt_between(identifier, name)};
}

Named compare(const Text& identifier, std::string_view name) {
  if (const auto written = plain(identifier))
    return certain(verdict_of(*written == name));
  return compare(identifier, Text(name));
}

Named better(Named a, Named b) { return b.verdict > a.verdict ? b : a; }

/// `cloudtrail.eu-south-1.amazonaws.com` for `cloudtrail.amazonaws.com`.
bool is_regional_name(const Text& identifier, const std::string& service) {
  const std::size_t dot = service.find('.');
  if (dot == std::string::npos) return false;
  const std::string head = service.substr(0, dot + 1);
  const std::string tail = service.substr(dot);
  if (const auto literal = identifier.literal()) {
    return literal->size() > head.size() + tail.size() && literal->starts_with(head) &&
           literal->ends_with(tail) &&
           is_region(std::string_view(*literal).substr(
               head.size(), literal->size() - head.size() - tail.size()));
  }
  return identifier.literal_prefix().starts_with(head) &&
         identifier.literal_suffix().ends_with(tail);
}

Named name_service(const Text& identifier, const Caller& caller) {
  if (!caller.regional.empty()) return compare(identifier, caller.regional);
  Named named = compare(identifier, std::string_view(caller.service));
  if (named.verdict == Verdict::Fails && is_regional_name(identifier, caller.service)) {
    return {.verdict = Verdict::Unknown,
            .doubt = {.missing = "AWS's pages disagree on the regional name " +
                                 quoted(identifier),
                      .help = "name " + quoted(std::string_view(caller.service))}};
  }
  return named;
}

Named name_star(Effect effect, bool negated) {
  if (effect == Effect::Deny && !negated) return certain(Verdict::Holds);
  return {.verdict = Verdict::Unknown,
          .doubt = {.missing = "AWS does not say whether `{\"AWS\": \"*\"}` takes in a "
                               "service",
                    .help = "name the service, or write `\"*\"`"}};
}

/// An `AWS` entry, for a caller that is a service.
Named name_aws_for_service(const Text& identifier, Effect effect, bool negated) {
  const Named star = compare(identifier, kStar);
  return star.verdict == Verdict::Holds ? name_star(effect, negated) : star;
}

/// The account's root ARN in any partition.
Pattern root_of(const Text& account) {
  Pattern root;
  root.append_wildcards("arn:*:iam::").append_literal(account).append_literal(":root");
  return root;
}

/// An `AWS` entry, for a caller with an account.
Named name_aws(const Text& identifier, const Caller& caller) {
  Named named = compare(identifier, kStar);
  if (caller.kind == Kind::Anonymous) return named;
  if (!caller.account.empty()) {
    named = better(named, compare(identifier, caller.account));
    const Verdict root = matches(root_of(caller.account), identifier);
    named = better(named,
                   {.verdict = root, .doubt = doubt_between(identifier, caller.account)});
  }
  if (!caller.arn.empty()) named = better(named, compare(identifier, caller.arn));
  return named;
}

struct Question {
  const Statement& statement;
  const Caller& caller;
  bool negated = false;  ///< asked for NotPrincipal
};

Named name(const Question& q, const std::string& type, const Text& identifier) {
  const bool service = q.caller.kind == Kind::Service;
  if (type == "*") return certain(Verdict::Holds);
  if (type == "Service") {
    return service ? name_service(identifier, q.caller) : certain(Verdict::Fails);
  }
  if (type == "AWS") {
    return service ? name_aws_for_service(identifier, q.statement.effect, q.negated)
                   : name_aws(identifier, q.caller);
  }
  if (type == "CanonicalUser" && !service && q.caller.kind != Kind::Anonymous) {
    return {
        .verdict = Verdict::Unknown,
        .doubt = {.missing = "the account behind the canonical user id is not known"}};
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

Named judge_entry(const Question& q, const PrincipalSet::Entry& entry) {
  Named named;
  if (!can_name(entry.type, q.caller)) return named;
  for (const TextList::Item& item : entry.identifiers.items) {
    const Named one = item.text
                          ? name(q, entry.type, *item.text)
                          : Named{.verdict = Verdict::Unknown,
                                  .doubt = doubt_about("principal", q.statement, item)};
    named = better(named, one);
  }
  if (entry.identifiers.open) {
    named = better(named, {.verdict = Verdict::Unknown,
                           .doubt = doubt_about("principal", q.statement,
                                                entry.identifiers.reason)});
  }
  return named;
}

Named judge_set(const Question& q, const PrincipalSet& set) {
  Named named;
  for (const PrincipalSet::Entry& entry : set.entries) {
    named = better(named, judge_entry(q, entry));
  }
  if (set.open) {
    Doubt doubt = doubt_about("principal", q.statement, set.reason);
    doubt.help = set.help;
    named = better(named, {.verdict = Verdict::Unknown, .doubt = std::move(doubt)});
  }
  return named;
}

std::vector<std::string> shown(const PrincipalSet& set) {
  std::vector<std::string> words;
  for (const PrincipalSet::Entry& entry : set.entries) {
    const auto more = shown_items(entry.identifiers);
    words.insert(words.end(), more.begin(), more.end());
  }
  if (words.empty()) words.emplace_back(set.open ? "(not known)" : "nobody");
  return words;
}

Part part_of(const Question& q, const PrincipalSet& set, Named named) {
  Part part{.verdict = q.negated ? negate(named.verdict) : named.verdict,
            .position = q.statement.position};
  if (part.verdict == Verdict::Holds) return part;
  const std::string who = quoted(std::string_view(display(q.caller)));
  part.reason = q.negated ? "`NotPrincipal` lists " + listed(shown(set))
                          : "principal " + listed(shown(set), "or") + " is not " + who;
  if (part.verdict == Verdict::Unknown) {
    part.reason = std::string(q.negated ? "`NotPrincipal`" : "principal") + " " +
                  listed(shown(set)) + " may or may not take in " + who;
    if (!named.doubt.missing.empty()) part.reason += ": " + named.doubt.missing;
    part.missing = std::move(named.doubt.missing);
    part.help = std::move(named.doubt.help);
  }
  return part;
}

}  // namespace

std::string display(const Caller& caller) {
  switch (caller.kind) {
    case Kind::Service:
      return caller.regional.empty() ? caller.service : caller.regional.display();
    case Kind::Anonymous:
      return "anyone";
    case Kind::Account:
      return caller.account.display();
    case Kind::Role:
    case Kind::User:
      break;
  }
  return caller.arn.display();
}

Part judge_principal(const Statement& statement, const Caller& caller) {
  if (!statement.principal.present && !statement.not_principal.present) {
    return {.verdict = Verdict::Fails,
            .reason = "the statement has no `Principal`",
            .position = statement.position};
  }
  Part part;
  if (statement.principal.present) {
    const Question q{.statement = statement, .caller = caller};
    part = part_of(q, statement.principal, judge_set(q, statement.principal));
  }
  if (statement.not_principal.present && part.verdict != Verdict::Fails) {
    const Question q{.statement = statement, .caller = caller, .negated = true};
    Part other =
        part_of(q, statement.not_principal, judge_set(q, statement.not_principal));
    if (other.verdict < part.verdict) part = std::move(other);
  }
  return part;
}

}  // namespace trailseal::iam
