// Delivery: what the policies say to each request that CloudTrail will make.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/evidence.hpp"
#include "cloudtrail/bucket.hpp"
#include "cloudtrail/key.hpp"
#include "cloudtrail/trail.hpp"
#include "graph/place.hpp"

namespace trailseal::cloudtrail {

/// The answer to one kind of request, over all its instances.
struct Decision {
  enum class Answer { Allowed, Unknown, NotAllowed, Denied };
  Answer answer = Answer::Allowed;
  std::vector<Evidence> why{};  ///< the statement and the part of it that decided
  std::string missing{};        ///< for Unknown
  std::string help{};
  Place place{};
};

/// `allowed`, `not-allowed`, `denied`; `unknown` has no name among the facts.
const char* to_string(Decision::Answer answer);

struct Delivery {
  Decision get_bucket_acl{};
  Decision put_object{};
  std::optional<Decision> generate_data_key{};  ///< where the trail has a key
  std::optional<Decision> describe_key{};
  std::optional<Decision> decrypt{};  ///< where, besides, the bucket uses a Bucket Key
};

/// Decides every request of a trail; `key` is null for a trail without one. `keyed` says
/// whether the trail has a key.
Delivery decide_delivery(const Trail& trail, const Bucket& bucket, const Key* key,
                         Verdict keyed);

}  // namespace trailseal::cloudtrail
