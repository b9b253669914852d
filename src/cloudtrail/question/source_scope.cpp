// Two proofs that a grant is bound:
//
//   by condition    it has one of the keys below, with a value that names an account
//   by simulation   the same call made for a trail of another account and organization is
//                   refused (a Deny, say, does that)
//
// The trail of that call has an account and an organization that no real one can be, so
// that it differs from every symbol too.
#include "cloudtrail/question/source_scope.hpp"

#include <algorithm>
#include <array>

#include "aws/arn.hpp"
#include "base/ascii.hpp"
#include "base/word_list.hpp"
#include "cloudtrail/placed_answer.hpp"
#include "cloudtrail/policy_in_force.hpp"
#include "cloudtrail/request/decision.hpp"
#include "cloudtrail/request/kms_request.hpp"
#include "cloudtrail/request/object_path.hpp"
#include "cloudtrail/request/s3_request.hpp"
#include "iam/match/action.hpp"
#include "iam/match/principal.hpp"

namespace trailseal::cloudtrail {
namespace {

using iam::Statement;

constexpr std::array<std::string_view, 5> kBinding{
    "aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths",
    "kms:encryptioncontext:aws:cloudtrail:arn"};
constexpr std::array<std::string_view, 5> kPositive{
    "stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike"};

std::string base_operator(const std::string& written) {
  std::string op = ascii_lower(written);
  if (op.starts_with("foranyvalue:")) op = op.substr(12);
  if (op.ends_with("ifexists")) op.resize(op.size() - 8);
  return op;
}

/// `*`, `arn:aws:cloudtrail:*` and `arn:aws:cloudtrail:*:*:trail/*` name no account.
bool names_account(const Text& value) {
  const auto literal = value.literal();
  if (!literal) return true;
  if (!literal->starts_with("arn:")) {
    return literal->find_first_not_of('*') != std::string::npos;
  }
  std::size_t at = 0;
  for (int colons = 0; colons < 4; ++colons) {
    at = literal->find(':', at);
    if (at == std::string::npos) return false;
    ++at;
  }
  const std::string account = literal->substr(at, literal->find(':', at) - at);
  return account.find_first_not_of('*') != std::string::npos;
}

bool binds(const iam::ConditionTest& test) {
  if (!has_word(kBinding, ascii_lower(test.key))) return false;
  if (!has_word(kPositive, base_operator(test.op))) return false;
  return std::all_of(
      test.values.items.begin(), test.values.items.end(),
      [](const auto& item) { return !item.text || names_account(*item.text); });
}

bool is_bound(const Statement& statement) {
  return std::any_of(statement.conditions.begin(), statement.conditions.end(), binds);
}

bool grants(const Statement& statement, std::initializer_list<const char*> actions) {
  if (statement.effect != Statement::Effect::Allow || statement.open) return false;
  const iam::Caller caller{.service = "cloudtrail.amazonaws.com"};
  if (iam::judge_principal(statement, caller).verdict != Verdict::Holds) return false;
  return std::any_of(actions.begin(), actions.end(), [&](const char* action) {
    return iam::judge_action(statement, action).verdict == Verdict::Holds;
  });
}

/// The same trail, as another account in another organization would have it.
Trail trail_of_another_account(const Trail& trail) {
  Trail other = trail;
  other.account = Text("another account");
  other.organization.id = Text("another organization");
  other.organization.id_known = true;
  other.name = Text("another trail");
  other.arn = trail_arn(trail.partition, trail.region, other.account, other.name);
  return other;
}

/// Is the call of another account's trail refused?
Answer refuses(const PolicyInForce& policy, const iam::Request& request,
               iam::PolicyKind kind) {
  Decision found = decide(policy, request, kind);
  const Verdict refused = negate(found.allowed());
  if (refused != Verdict::Unknown) return {.verdict = refused};
  return {.verdict = refused, .missing = std::move(found.missing)};
}

std::optional<PlacedAnswer> scope_of(const PolicyInForce& policy,
                                     std::initializer_list<const char*> actions,
                                     const iam::Request& request, iam::PolicyKind kind) {
  bool any = false;
  const Statement* loose = nullptr;
  for (const Statement& statement : policy.policy.statements) {
    if (!grants(statement, actions)) continue;
    any = true;
    if (loose == nullptr && !is_bound(statement)) loose = &statement;
  }
  if (!any) return std::nullopt;
  PlacedAnswer found = yes(policy.place);
  if (loose != nullptr) found = {refuses(policy, request, kind), policy.place};
  if (found.verdict == Verdict::Fails) {
    found.why = {
        loose->display() +
        " allows CloudTrail for the trails of any account: it has no condition on "
        "`aws:SourceArn`, `aws:SourceAccount` or the organization"};
  }
  if (loose != nullptr && policy.place.position.line != 0 && loose->position.line != 0) {
    found.place.position = loose->position;
  }
  return found;
}

}  // namespace

std::optional<PlacedAnswer> key_source_scope(const Trail& trail, const Bucket& bucket,
                                             const Key& key) {
  return scope_of(
      key.policy, {"kms:GenerateDataKey", "kms:Decrypt", "kms:Encrypt"},
      kms_request(KmsCall::GenerateDataKeyAtDelivery, trail_of_another_account(trail),
                  key, bucket.arn + Text("/AWSLogs/x")),
      iam::PolicyKind::Key);
}

std::optional<PlacedAnswer> bucket_source_scope(const Trail& trail,
                                                const Bucket& bucket) {
  return scope_of(bucket.policy, {"s3:PutObject"},
                  put_object_request(trail_of_another_account(trail), bucket,
                                     object_paths_of(trail).front().key,
                                     {.algorithm = "AES256"}, TlsVersion::Tls13),
                  iam::PolicyKind::Resource);
}

}  // namespace trailseal::cloudtrail
