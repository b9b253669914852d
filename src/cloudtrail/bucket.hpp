// Bucket: a destination bucket with everything that other resources say about it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cloudtrail/policy_in_force.hpp"
#include "cloudtrail/trail.hpp"
#include "graph/place.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

struct Bucket {
  const Resource* resource = nullptr;  ///< null: not in any input
  std::string label{};                 ///< what to call it in a sentence
  Text name{};
  Text arn{};
  Text region{};
  Text account{};
  Text partition{};

  struct Encryption {
    Value algorithm{};   ///< `AES256`, `aws:kms`, `aws:kms:dsse` or unknown
    Value key_id{};      ///< text, null (none given) or unknown
    Value bucket_key{};  ///< bool or unknown
    Place place{};
    /// The resources that set it and overwrite each other; empty where one or none does.
    std::vector<const Resource*> setters{};
    Place key_place{};  ///< where the key is given; `place` where none is
  } encryption{};

  PolicyInForce policy{};

  /// One setting: a bool, unknown, or absent where nothing has been said.
  struct Setting {
    Value value{};
    Place place{};
  };
  struct Settings {
    Setting versioning{};
    Setting access_logging{};
    Setting requester_pays{};
    Setting public_access_block{};  ///< all four switches are on
    Setting public_acl{};           ///< an ACL grants something to everyone
  } settings{};
};

/// The bucket that a trail writes to.
Bucket destination_of(const ResourceGraph& graph, const Trail& trail);

/// A bucket that will exist, whether or not a trail is in sight.
Bucket bucket_of(const ResourceGraph& graph, const Resource& resource);

/// Its name; a symbol where that is not known.
Text name_of_bucket(const Resource& resource);

/// The bucket of this name that will exist; nullopt where it is in no input.
std::optional<Bucket> bucket_named(const ResourceGraph& graph, const Text& name);

/// Does this plan delete the bucket?
bool is_going(const Bucket& bucket);
std::string why_going(const Bucket& bucket);
std::string why_outside(const Bucket& bucket);

}  // namespace trailseal::cloudtrail
