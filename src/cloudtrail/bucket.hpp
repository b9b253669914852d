// Bucket: a destination bucket with everything that other resources say about it.
#pragma once

#include <optional>
#include <string>

#include "cloudtrail/policy_in_force.hpp"
#include "cloudtrail/trail.hpp"

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
  } encryption{};

  PolicyInForce policy{};
  Verdict requester_pays = Verdict::Unknown;
};

/// The bucket that a trail writes to.
Bucket destination_of(const ResourceGraph& graph, const Trail& trail);

}  // namespace trailseal::cloudtrail
