// Of the identifiers of an `AWS` entry those are indexed that name one caller whatever
// else turns out (principal.cpp has what names whom):
//
//   123456789012                    by itself
//   arn:aws:iam::123456789012:root  by the account
//   any other literal               by itself
//
// A star, an unknown or half-known one, and a canonical user may be anybody.
#include "iam/principal_index.hpp"

#include <optional>

#include "aws/arn.hpp"

namespace trailseal::iam {
namespace {

/// By what callers the identifier is known; nullopt where it may name anybody.
std::optional<std::string> name_in(const TextList::Item& item) {
  if (!item.text) return std::nullopt;
  auto literal = item.text->literal();
  if (!literal || *literal == "*") return std::nullopt;
  const auto arn = parse_arn(*item.text);
  if (arn && arn->resource.literal() == "root") return arn->account.literal();
  return literal;
}

/// Without the identifiers, which may be thousands.
Statement without_principals(const Statement& statement) {
  Statement rest;
  rest.sid = statement.sid;
  rest.effect_text = statement.effect_text;
  rest.effect = statement.effect;
  rest.not_principal = statement.not_principal;
  rest.action = statement.action;
  rest.not_action = statement.not_action;
  rest.resource = statement.resource;
  rest.not_resource = statement.not_resource;
  rest.conditions = statement.conditions;
  rest.condition_open = statement.condition_open;
  rest.open = statement.open;
  rest.reason = statement.reason;
  rest.help = statement.help;
  rest.position = statement.position;
  rest.index = statement.index;
  rest.principal.present = statement.principal.present;
  rest.principal.open = statement.principal.open;
  rest.principal.reason = statement.principal.reason;
  rest.principal.help = statement.principal.help;
  return rest;
}

bool may_name_anybody(const Statement& rest) {
  if (rest.open || rest.not_principal.present || rest.principal.open) return true;
  for (const PrincipalSet::Entry& entry : rest.principal.entries) {
    const bool empty = entry.identifiers.items.empty() && !entry.identifiers.open;
    const bool of_others = entry.type == "Service" || entry.type == "Federated";
    if (entry.type == "*" || (!empty && !of_others)) return true;
  }
  return false;
}

}  // namespace

PrincipalIndex::PrincipalIndex(const Policy& policy) : policy_(policy) {
  rest_.reserve(policy.statements.size());
  for (std::size_t at = 0; at < policy.statements.size(); ++at) add(at);
}

void PrincipalIndex::add(std::size_t at) {
  const Statement& statement = policy_.statements[at];
  Statement rest = without_principals(statement);
  for (std::size_t i = 0; i < statement.principal.entries.size(); ++i) {
    add_entry(at, i, rest);
  }
  if (may_name_anybody(rest)) always_.push_back(at);
  rest_.push_back(std::move(rest));
}

void PrincipalIndex::add_entry(std::size_t at, std::size_t index, Statement& rest) {
  const PrincipalSet::Entry& entry = policy_.statements[at].principal.entries[index];
  if (entry.type != "AWS") {
    rest.principal.entries.push_back(entry);
    return;
  }
  PrincipalSet::Entry left{.type = entry.type};
  left.identifiers.present = entry.identifiers.present;
  left.identifiers.open = entry.identifiers.open;
  left.identifiers.reason = entry.identifiers.reason;
  for (std::size_t i = 0; i < entry.identifiers.items.size(); ++i) {
    const TextList::Item& item = entry.identifiers.items[i];
    if (const auto name = name_in(item)) {
      by_name_[*name].push_back({.statement = at, .entry = index, .item = i});
    } else {
      left.identifiers.items.push_back(item);
    }
  }
  rest.principal.entries.push_back(std::move(left));
}

Policy PrincipalIndex::policy_for(const Caller& caller) const {
  const auto account = caller.account.literal();
  const auto arn = caller.arn.literal();
  if (!account || !arn) return policy_;
  Policy part;
  part.version = policy_.version;
  part.open = policy_.open;
  std::unordered_map<std::size_t, std::size_t> taken;
  const auto take = [&](std::size_t at) -> Statement& {
    const auto [row, added] = taken.emplace(at, part.statements.size());
    if (added) part.statements.push_back(rest_[at]);
    return part.statements[row->second];
  };
  for (const std::size_t at : always_) take(at);
  for (const std::string& name : {*account, *arn}) {
    const auto named = by_name_.find(name);
    if (named == by_name_.end()) continue;
    for (const Place& place : named->second) {
      const auto& entry =
          policy_.statements[place.statement].principal.entries[place.entry];
      take(place.statement)
          .principal.entries[place.entry]
          .identifiers.items.push_back(entry.identifiers.items[place.item]);
    }
  }
  return part;
}

}  // namespace trailseal::iam
