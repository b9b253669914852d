// DefaultEncryption: where a bucket's default encryption is set, and how to set it.
#pragma once

#include <optional>
#include <string>

#include "cloudtrail/request/destination.hpp"
#include "graph/resource_graph.hpp"
#include "repair/change.hpp"

namespace trailseal::repair {

/// The key that the bucket shall default to; absent: none, so AWS's own.
struct DefaultKey {
  Value arn{};
  std::optional<EditOrigin> origin{};
  std::string label{};
};

struct DefaultEncryption {
  const Resource* resource = nullptr;  ///< that sets it, or that may
  std::string rule{};                  ///< path of the part that names algorithm and key
  std::string algorithm{}, key{};      ///< what the two are called there
  bool is_kms = false;                 ///< it is a KMS one already
  /// Where nothing sets it and Terraform needs a resource of its own: without the rule.
  std::optional<Edit> create{};
  std::string bucket{};  ///< what to call the bucket

  /// SSE-KMS with this key.
  Change with(const DefaultKey& key) const;
};

/// Of the bucket of a trail; nothing where the bucket is in no input, or several set it.
std::optional<DefaultEncryption> default_encryption_of(
    const ResourceGraph& graph, const cloudtrail::Destination& destination);

/// Where the default key is named.
struct KeyPath {
  const Resource* resource = nullptr;
  std::string attribute{};
};
std::optional<KeyPath> default_key_path(const ResourceGraph& graph,
                                        const cloudtrail::Destination& destination);

}  // namespace trailseal::repair
