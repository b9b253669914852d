#include "evidence/key_evidence.hpp"

#include <array>
#include <set>
#include <utility>

#include "aws/resource_kind.hpp"
#include "base/word_list.hpp"
#include "cloudtrail/key_look_up.hpp"
#include "cloudtrail/spelling.hpp"
#include "evidence/source.hpp"
#include "evidence/statement_excerpt.hpp"
#include "iam/match/action.hpp"

namespace trailseal::evidence {
namespace {

using cloudtrail::Key;
using iam::Statement;

constexpr cloudtrail::Spelling kAliasName{"name", "AliasName"};

constexpr std::array kAliasTargets{cloudtrail::Spelling{"target_key_id", "TargetKeyId"},
                                   cloudtrail::Spelling{"target_key_arn", ""}};

/// The aliases of the inputs that lead to the key, by name.
std::vector<std::string> aliases_of(const ResourceGraph& graph, const Key& key) {
  std::vector<Text> targets{key.resource != nullptr ? key.arn : key.named};
  if (key.resource != nullptr) {
    const Value& id = cloudtrail::attribute(*key.resource, cloudtrail::kKeyId);
    if (id.is_text()) targets.push_back(id.as_text());
  }
  std::set<std::string> aliases;
  for (const Resource* alias : cloudtrail::resources_like(graph, ResourceKind::KeyAlias,
                                                          kAliasTargets, targets)) {
    aliases.insert(shown(cloudtrail::attribute(*alias, kAliasName)));
  }
  return {aliases.begin(), aliases.end()};
}

/// The id behind `key/`; empty for what is no ARN of a key.
std::string id_of(const Text& arn) {
  const std::string part = cloudtrail::resource_part(arn).display();
  return part.starts_with("key/") ? part.substr(4) : std::string();
}

std::string effect_of(const Statement& statement) {
  switch (statement.effect) {
    case Statement::Effect::Allow:
      return "Allow";
    case Statement::Effect::Deny:
      return "Deny";
    case Statement::Effect::Unknown:
    case Statement::Effect::Invalid:
      break;
  }
  return "not known";
}

/// Every statement of the key policy that is about kms:Decrypt. Who it names may use the
/// key by the policy alone; the root of an account stands for whomever that account's own
/// IAM policies let decrypt. KMS Developer Guide, "Key policies in AWS KMS", "Default key
/// policy".
std::vector<DecryptGrant> decrypt_grants(const iam::Policy& policy) {
  std::vector<DecryptGrant> grants;
  for (const Statement& statement : policy.statements) {
    if (statement.effect == Statement::Effect::Invalid) continue;
    const Verdict about = statement.open
                              ? Verdict::Unknown
                              : iam::judge_action(statement, "kms:Decrypt").verdict;
    if (about == Verdict::Fails) continue;
    grants.push_back({.principals = principals_of(statement),
                      .effect = effect_of(statement),
                      .certain = about == Verdict::Holds &&
                                 statement.effect != Statement::Effect::Unknown,
                      .statement = statement.display(),
                      .conditions = conditions_of(statement)});
  }
  return grants;
}

/// Grants let decrypt besides the key policy. KMS Developer Guide, "Grants in AWS KMS".
void add_grants(const ResourceGraph& graph, const Text& arn,
                std::vector<DecryptGrant>& decrypt) {
  for (const Input& input : graph.inputs()) {
    if (!input.observed) continue;
    for (const KeyGrant& grant : input.observed->grants) {
      if (!has_word(grant.operations, "Decrypt")) continue;
      if (equal(arn, Text(grant.key)) != Verdict::Holds) continue;
      decrypt.push_back({.principals = {grant.grantee},
                         .effect = "grant",
                         .statement = "grant " + in_backticks(grant.id)});
      if (grant.constrained) {
        decrypt.back().conditions = {"for one encryption context only"};
      }
    }
  }
}

std::string decrypt_note(const Key& key) {
  const cloudtrail::PolicyInForce& policy = key.policy;
  if (key.properties.manager.is_literal("aws")) {
    return "AWS manages the key and its policy: its service decrypts for every "
           "principal that may read the object";
  }
  if (!policy.note.empty()) {
    return policy.note +
           ": every principal of the key's account may decrypt that an IAM policy "
           "allows `kms:Decrypt`";
  }
  if (policy.policy.hidden)
    return "the key policy is marked sensitive, so it is not shown";
  if (policy.policy.open) {
    return "partly unknown: " + policy.policy.reason +
           (policy.policy.help.empty() ? "" : " (" + policy.policy.help + ")");
  }
  return {};
}

}  // namespace

KeyEvidence key_evidence_of(const ResourceGraph& graph, const Key& key, std::string use) {
  KeyEvidence evidence{.use = std::move(use)};
  const Text& arn = key.resource != nullptr ? key.arn : key.named;
  if (key.resource != nullptr) evidence.address = key.resource->address;
  evidence.arn = shown(arn);
  evidence.id = id_of(arn);
  evidence.aliases = aliases_of(graph, key);
  evidence.manager = shown(key.properties.manager);
  evidence.state = shown(key.properties.state);
  evidence.rotation = shown(key.properties.rotation);
  if (!key.policy.policy.hidden) evidence.decrypt = decrypt_grants(key.policy.policy);
  add_grants(graph, arn, evidence.decrypt);
  evidence.decrypt_note = decrypt_note(key);
  if (evidence.decrypt.empty() && evidence.decrypt_note.empty()) {
    evidence.decrypt_note =
        "no principal: no statement of the key policy allows or denies `kms:Decrypt`";
  }
  evidence.policy_source = source_of(graph, key.policy.resource, key.policy.place);
  evidence.source = source_of(graph, key.resource, key.place);
  return evidence;
}

}  // namespace trailseal::evidence
