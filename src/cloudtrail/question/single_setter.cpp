// A policy or a default encryption is one setting, which every write replaces as a whole.
// Terraform's page on `aws_s3_bucket_policy` warns of two resources for one bucket
// (hashicorp/terraform-provider-aws, pull request 43135).
#include "cloudtrail/question/single_setter.hpp"

#include <string>
#include <utility>
#include <vector>

#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/separate_resource.hpp"

namespace trailseal::cloudtrail {
namespace {

class Search {
 public:
  Search(const ResourceGraph& graph, Place place)
      : graph_(graph), answer_(yes(std::move(place))) {}

  void look_at_policy(const PolicyInForce& policy, const std::string& label) {
    const std::string what = "the policy of " + label;
    look(policy.setters, what);
    if (policy.possible_setters.empty() || answer_.verdict != Verdict::Holds) return;
    const Resource& possible = *policy.possible_setters.front();
    answer_ =
        unknown({.what = "whether `" + possible.address + "` sets " + what + " too"},
                place_of(possible));
  }

  void look(const std::vector<const Resource*>& setters, const std::string& what) {
    if (setters.empty()) return;
    if (answer_.verdict != Verdict::Fails) answer_.place = place_of(*setters.back());
    answer_.verdict = Verdict::Fails;
    const Resource* last = applied_last(graph_, setters);
    const std::string order = last != nullptr
                                  ? "`" + last->address + "` is applied last"
                                  : "the order in which they are applied is not defined";
    answer_.why.emplace_back(addresses_of(setters) +
                             (setters.size() == 2 ? " both set " : " all set ") + what +
                             ", and the last one applied replaces the others: " + order);
  }

  PlacedAnswer take() { return std::move(answer_); }

 private:
  const ResourceGraph& graph_;
  PlacedAnswer answer_;
};

}  // namespace

PlacedAnswer set_once(const ResourceGraph& graph, const Destination& destination) {
  const Bucket& bucket = destination.bucket;
  if (bucket.resource == nullptr && bucket.policy.resource == nullptr &&
      bucket.policy.alternatives.empty()) {
    return unknown({.what = why_outside(bucket), .help = std::string(kBucketPolicy.help)},
                   bucket.policy.place);
  }
  Search search(graph, place_of(*destination.trail.resource));
  search.look_at_policy(bucket.policy, bucket.label);
  search.look(bucket.encryption.setters, "the default encryption of " + bucket.label);
  if (destination.key) {
    search.look_at_policy(destination.key->policy, destination.key->label);
  }
  if (destination.topic) {
    search.look_at_policy(destination.topic->policy, destination.topic->label);
  }
  return search.take();
}

}  // namespace trailseal::cloudtrail
