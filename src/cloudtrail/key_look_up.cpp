#include "cloudtrail/key_look_up.hpp"

#include <array>

#include "aws/arn.hpp"
#include "aws/resource_kind.hpp"
#include "cloudtrail/argument.hpp"
#include "cloudtrail/own_input.hpp"
#include "cloudtrail/spelling.hpp"

namespace trailseal::cloudtrail {
namespace {

constexpr std::array kKeyKinds{
    ResourceKind::Key,
    ResourceKind::ReplicaKey,
    ResourceKind::ExternalKey,
    ResourceKind::ReplicaExternalKey,
};
constexpr Spelling kKeyArn{"arn", "@arn"};
constexpr Spelling kKeyId{"key_id", "@ref"};
constexpr Spelling kAliasName{"name", "@ref"};

}  // namespace

std::vector<const Resource*> key_resources(const ResourceGraph& graph) {
  std::vector<const Resource*> all;
  for (const ResourceKind kind : kKeyKinds) {
    const auto keys = resources_of(graph, kind);
    all.insert(all.end(), keys.begin(), keys.end());
  }
  return all;
}

const Resource* find_key(const ResourceGraph& graph, const Text& reference,
                         const Resource* from) {
  std::vector<const Resource*> found;
  for (const Resource* key : key_resources(graph)) {
    if (names(attribute(*key, kKeyArn), reference) == Verdict::Holds ||
        names(attribute(*key, kKeyId), reference) == Verdict::Holds) {
      found.push_back(key);
    }
  }
  if (!found.empty()) return own_or_first(graph, found, from);
  for (const ResourceKind kind : kKeyKinds) {
    for (const Resource* key : deleted_of(graph, kind)) {
      if (names(attribute(*key, kKeyArn), reference) == Verdict::Holds) return key;
    }
  }
  return nullptr;
}

const Resource* find_data_key(const ResourceGraph& graph, const Text& reference) {
  for (const Resource* key : graph.of_type(terraform_type(ResourceKind::Key))) {
    if (key->data && names(key->attributes["arn"], reference) == Verdict::Holds) {
      return key;
    }
  }
  return nullptr;
}

const Resource* find_alias(const ResourceGraph& graph, const Text& reference,
                           const Resource* from) {
  for (const auto& aliases : {resources_of(graph, ResourceKind::KeyAlias),
                              deleted_of(graph, ResourceKind::KeyAlias)}) {
    std::vector<const Resource*> found;
    for (const Resource* alias : aliases) {
      if (names(attribute(*alias, kAliasName), reference) == Verdict::Holds ||
          names(attribute(*alias, kKeyArn), reference) == Verdict::Holds) {
        found.push_back(alias);
      }
    }
    if (!found.empty()) return own_or_first(graph, found, from);
  }
  return nullptr;
}

Text resource_part(const Text& reference) {
  const auto arn = parse_arn(reference);
  return arn ? arn->resource : reference;
}

}  // namespace trailseal::cloudtrail
