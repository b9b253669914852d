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
constexpr Spelling kAliasName{"name", "@ref"};
constexpr std::array kKeyNames{kKeyArn, kKeyId};
constexpr std::array kAliasNames{kAliasName, kKeyArn};

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
  for (const ResourceKind kind : kKeyKinds) {
    for (const Resource* key :
         resources_like(graph, kind, kKeyNames, std::array{reference})) {
      if (names(attribute(*key, kKeyArn), reference) == Verdict::Holds ||
          names(attribute(*key, kKeyId), reference) == Verdict::Holds) {
        found.push_back(key);
      }
    }
  }
  if (!found.empty()) return own_or_first(graph, found, from);
  for (const ResourceKind kind : kKeyKinds) {
    for (const Resource* key :
         resources_like(graph, kind, kKeyNames, std::array{reference}, Likeness::Same,
                        Life::Deleted)) {
      if (names(attribute(*key, kKeyArn), reference) == Verdict::Holds) return key;
    }
  }
  return nullptr;
}

const Resource* find_data_key(const ResourceGraph& graph, const Text& reference) {
  for (const Resource* key : graph.with_value(terraform_type(ResourceKind::Key), "arn",
                                              reference, Likeness::Same)) {
    if (key->data && names(key->attributes["arn"], reference) == Verdict::Holds) {
      return key;
    }
  }
  return nullptr;
}

const Resource* find_alias(const ResourceGraph& graph, const Text& reference,
                           const Resource* from) {
  for (const Life life : {Life::Stays, Life::Deleted}) {
    std::vector<const Resource*> found;
    for (const Resource* alias :
         resources_like(graph, ResourceKind::KeyAlias, kAliasNames, std::array{reference},
                        Likeness::Same, life)) {
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
