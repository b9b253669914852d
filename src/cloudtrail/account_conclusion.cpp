// KMS refuses a key policy that would lock out whoever makes the key, unless it is told not
// to look (KMS API Reference, CreateKey and PutKeyPolicy,
// BypassPolicyLockoutSafetyCheck), and a key is made in the maker's account. So a new key
// whose policy lets principals of one account alone change it belongs to that account.
#include "cloudtrail/account_conclusion.hpp"

#include <algorithm>
#include <optional>

#include "aws/account.hpp"
#include "aws/arn.hpp"
#include "cloudtrail/argument.hpp"
#include "cloudtrail/key.hpp"
#include "cloudtrail/key_look_up.hpp"
#include "cloudtrail/spelling.hpp"
#include "iam/match/action.hpp"

namespace trailseal::cloudtrail {
namespace {

using iam::Statement;

/// The symbol that stands for the account of a resource; null where it is known.
const Symbol* open_account(const Resource& resource) {
  const auto& pieces = resource.account.pieces();
  const bool open = pieces.size() == 1 && pieces.front().symbol != nullptr;
  return open ? pieces.front().symbol.get() : nullptr;
}

bool is_checked(const Resource& key) {
  const Value& bypass = attribute(
      key, {"bypass_policy_lockout_safety_check", "BypassPolicyLockoutSafetyCheck"});
  if (is_left_open(key, bypass)) return true;
  const Value decided = bool_or(bypass, false);
  return decided.is_bool() && !decided.as_bool();
}

/// The account of a principal, where it is spelt out.
std::optional<Text> account_in(const iam::TextList::Item& item) {
  if (!item.text) return std::nullopt;
  const auto arn = parse_arn(*item.text);
  const Text& account = arn ? arn->account : *item.text;
  if (!is_account_id(account.literal().value_or(""))) return std::nullopt;
  return account;
}

/// Collects the accounts of the AWS principals of a statement; false where it names
/// anyone else, or somebody whose account is not known.
bool add_accounts(const Statement& statement, std::vector<Text>& accounts) {
  if (statement.open || statement.principal.open || statement.not_principal.present) {
    return false;
  }
  for (const auto& entry : statement.principal.entries) {
    if (entry.type == "Service") continue;
    if (entry.type != "AWS" || entry.identifiers.open) return false;
    for (const auto& item : entry.identifiers.items) {
      const auto account = account_in(item);
      if (!account) return false;
      if (std::find(accounts.begin(), accounts.end(), *account) == accounts.end()) {
        accounts.push_back(*account);
      }
      if (accounts.size() > 1) return true;  // nothing follows from several
    }
  }
  return true;
}

/// The one account whose principals may change the policy.
std::optional<Text> administering_account(const Key& key) {
  if (!key.policy.note.empty() || key.policy.policy.open) return std::nullopt;
  std::vector<Text> accounts;
  for (const Statement& statement : key.policy.policy.statements) {
    if (statement.effect == Statement::Effect::Deny) continue;
    const bool administers =
        statement.open ||
        iam::judge_action(statement, "kms:PutKeyPolicy").verdict != Verdict::Fails;
    if (administers && !add_accounts(statement, accounts)) return std::nullopt;
    if (accounts.size() > 1) return std::nullopt;
  }
  return accounts.size() == 1 ? std::optional(accounts.front()) : std::nullopt;
}

}  // namespace

std::vector<AccountConclusion> conclude_accounts(const ResourceGraph& graph) {
  std::vector<AccountConclusion> found;
  std::vector<std::string> contradicted;
  for (const Resource* each : key_resources(graph)) {
    const Resource& resource = *each;
    const Symbol* symbol = open_account(resource);
    if (symbol == nullptr || resource.change != Change::Create) continue;
    if (resource.exists != Verdict::Holds || !is_checked(resource)) continue;
    const auto account = administering_account(describe_key(graph, resource));
    if (!account) continue;
    const auto known = std::find_if(found.begin(), found.end(), [&](const auto& other) {
      return other.symbol == symbol->id;
    });
    if (known == found.end()) {
      found.push_back({.symbol = symbol->id,
                       .account = *account,
                       .key = resource.address,
                       .input = resource.input});
    } else if (!(known->account == *account)) {
      contradicted.push_back(symbol->id);
    }
  }
  std::erase_if(found, [&](const AccountConclusion& one) {
    return std::find(contradicted.begin(), contradicted.end(), one.symbol) !=
           contradicted.end();
  });
  return found;
}

}  // namespace trailseal::cloudtrail
