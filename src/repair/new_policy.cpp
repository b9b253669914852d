#include "repair/new_policy.hpp"

#include <set>
#include <string>
#include <utility>

#include "base/word_list.hpp"
#include "cloudtrail/bucket.hpp"
#include "repair/new_address.hpp"
#include "repair/statement_grant.hpp"

namespace trailseal::repair {
namespace {

/// The separate resource that sets the policy of a holder.
struct SeparatePolicy {
  ResourceKind kind = ResourceKind::None;
  cloudtrail::Spelling owner{};  ///< which argument names the owner
  cloudtrail::Spelling document{"policy", "PolicyDocument"};
  std::string_view suffix{};  ///< of its logical id
};

SeparatePolicy separate_for(Holder holder) {
  switch (holder) {
    case Holder::Bucket:
      return {.kind = ResourceKind::BucketPolicy,
              .owner = {"bucket", "Bucket"},
              .suffix = "Policy"};
    case Holder::Topic:
      return {.kind = ResourceKind::TopicPolicy,
              .owner = {"arn", "Topics"},
              .suffix = "Policy"};
    case Holder::Role:
      return {.kind = ResourceKind::RolePolicy,
              .owner = {"role", "RoleName"},
              .suffix = "LogPolicy"};
    case Holder::Key:
      break;
  }
  return {};
}

/// What the separate policy calls its owner.
Value owner_value(const Refusal& refusal) {
  const Resource& owner = *refusal.owner;
  switch (refusal.holder) {
    case Holder::Bucket:
      return Value::text(cloudtrail::name_of_bucket(owner));
    case Holder::Topic:
      return owner.language == Language::Terraform
                 ? Value::text(refusal.resources.front())
                 : Value::list({Value::text(refusal.resources.front())});
    default:
      return cloudtrail::attribute(owner, {"name", "@ref"});
  }
}

/// A key names its policy itself.
Change key_policy(const Refusal& refusal, std::vector<Value> statements) {
  const Resource& key = *refusal.owner;
  Edit edit{.kind = Edit::Kind::AddMember,
            .input = key.input,
            .resource = key.address,
            .key = std::string(cloudtrail::kKeyPolicy.own.of(key)),
            .value = key_document(key.partition, key.account, std::move(statements)),
            .place = key.position};
  return {.edits = {std::move(edit)},
          .phrases = {"give `" + key.address +
                      "` a key policy that allows CloudTrail to use it"},
          .size = size::kPolicy};
}

/// Where the new resource is written: in the module of the trail, which has to name it.
const Resource& beside(const Refusal& refusal) {
  const Resource& owner = *refusal.owner;
  const Resource* caller = refusal.caller;
  if (caller == nullptr || caller->input != owner.input) return owner;
  return module_of(owner) == module_of(*caller) ? owner : *caller;
}

/// Makes all for whom the policy is made wait for it.
void make_wait(const std::vector<Refusal>& refusals, const std::string& address,
               std::size_t input, Change& change) {
  std::vector<std::string> waiters;
  for (const Refusal& refusal : refusals) {
    const Resource* caller = refusal.caller;
    if (caller == nullptr || caller->input != input) continue;
    if (has_word(waiters, caller->address)) continue;
    waiters.push_back(caller->address);
    change.edits.push_back(waiting(*caller, address));
    change.phrases.push_back("make `" + caller->address + "` wait for it");
  }
}

Change separate_policy(const ResourceGraph& graph, const std::vector<Refusal>& refusals,
                       std::vector<Value> statements) {
  const Refusal& refusal = refusals.front();
  const SeparatePolicy row = separate_for(refusal.holder);
  const Resource& owner = *refusal.owner;
  const Resource& neighbor = beside(refusal);
  Edit create{.kind = Edit::Kind::CreateResource,
              .input = neighbor.input,
              .resource = neighbor.address,
              .place = neighbor.position};
  create.created.type = type_for(row.kind, owner);
  if (create.created.type.empty()) return {};
  create.created.address =
      new_address(graph, neighbor, create.created.type, owner, row.suffix);
  if (refusal.holder == Holder::Role) {
    create.value.set(owner.language == Language::Terraform ? "name" : "PolicyName",
                     Value::text("cloudtrail-log-group"));
  }
  create.value.set(std::string(row.owner.of(owner)), owner_value(refusal));
  create.value.set(std::string(row.document.of(owner)),
                   policy_document(std::move(statements)));
  Change change{.phrases = {"create `" + create.created.address + "`"},
                .size = size::kPolicy};
  const std::string address = create.created.address;
  change.edits.push_back(std::move(create));
  make_wait(refusals, address, neighbor.input, change);
  return change;
}

}  // namespace

Value policy_document(std::vector<Value> statements) {
  Value document = Value::map();
  document.set("Version", Value::text("2012-10-17"));
  document.set("Statement", Value::list(std::move(statements)));
  return document;
}

Value key_document(const Text& partition, const Text& account,
                   std::vector<Value> statements) {
  Value principal = Value::map();
  principal.set("AWS", Value::text(Text("arn:") + partition + Text(":iam::") + account +
                                   Text(":root")));
  Value administration = Value::map();
  administration.set("Sid", Value::text("AccountAdministersKey"));
  administration.set("Effect", Value::text("Allow"));
  administration.set("Principal", principal);
  administration.set("Action", Value::text("kms:*"));
  administration.set("Resource", Value::text("*"));
  statements.insert(statements.begin(), administration);
  return policy_document(std::move(statements));
}

Edit waiting(const Resource& resource, const std::string& address) {
  return {.kind = Edit::Kind::Append,
          .input = resource.input,
          .resource = resource.address,
          .attribute = "depends_on",
          .value = Value::text(address),
          .place = resource.position};
}

std::vector<Change> new_policies_of(const ResourceGraph& graph,
                                    const std::vector<Refusal>& refusals) {
  const Refusal& first = refusals.front();
  if (!first.missing_policy || first.owner == nullptr) return {};
  std::set<std::string> taken;
  std::vector<Value> statements = statements_for(refusals, taken);
  Change change = first.holder == Holder::Key
                      ? key_policy(first, std::move(statements))
                      : separate_policy(graph, refusals, std::move(statements));
  if (change.edits.empty()) return {};
  return {std::move(change)};
}

}  // namespace trailseal::repair
