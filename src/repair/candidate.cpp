// Which changes come into question is read off the fact that a rule is about.
#include "repair/candidate.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "repair/acceptance_change.hpp"
#include "repair/argument_change.hpp"
#include "repair/deny_exemption.hpp"
#include "repair/key_change.hpp"
#include "repair/new_policy.hpp"
#include "repair/refusal.hpp"
#include "repair/statement_binding.hpp"
#include "repair/statement_grant.hpp"
#include "repair/statement_mend.hpp"

namespace trailseal::repair {
namespace {

using cloudtrail::Destination;
using engine::Result;

void append(std::vector<Change>& all, std::vector<Change> more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

struct GroupRow {
  std::string_view fact;
  std::string_view group;
};

constexpr std::array kGroups{
    GroupRow{"delivery.get_bucket_acl", "bucket policy"},
    GroupRow{"delivery.put_object", "bucket policy"},
    GroupRow{"delivery.generate_data_key", "key policy"},
    GroupRow{"delivery.describe_key", "key policy"},
    GroupRow{"delivery.decrypt", "key policy"},
    GroupRow{"trail.kms_key_id", "encryption"},
    GroupRow{"bucket.default_encryption", "encryption"},
    GroupRow{"key.is_bucket_default", "encryption"},
};

/// What arguments of the trail and of what it names may be changed to.
std::vector<Change> argument_changes(const ResourceGraph& graph, const Result& result,
                                     const Destination& destination) {
  const std::string_view fact = result.rule->at;
  std::vector<Change> changes = switches_for(result, destination, graph);
  if (fact == "trail.kms_key_id") append(changes, trail_keys(graph, destination));
  if (fact == "key" || fact == "key.by_alias") {
    append(changes, other_keys(graph, destination));
  }
  if (fact == "bucket.default_encryption" || fact == "key.is_bucket_default") {
    append(changes, default_encryptions(graph, destination));
  }
  if (fact == "bucket.default_encryption.key_form") {
    append(changes, default_key_arns(graph, destination));
  }
  if (fact == "trail.waits_for_policies") append(changes, waits_for(graph, destination));
  if (fact == "trail.argument_forms") append(changes, forms_for(graph, destination));
  if (fact == "delivery.policies_accepted") append(changes, acceptances_of(destination));
  append(changes, bindings_for(destination, fact));
  if (fact == "topic") append(changes, topic_keys(graph, destination));
  return changes;
}

/// Are both requests made to one policy, or to what has none?
bool is_of_same_policy(const Refusal& a, const Refusal& b) {
  if (a.holder != b.holder || a.kind != b.kind || a.owner != b.owner) return false;
  if (a.site.has_value() != b.site.has_value()) return false;
  return !a.site ||
         (a.site->resource == b.site->resource && a.site->attribute == b.site->attribute);
}

/// The refusals of all results that concern the policy of the first one.
std::vector<Refusal> refusals_of(const ResourceGraph& graph,
                                 const std::vector<const Result*>& results,
                                 const TakenSids& taken) {
  std::vector<Refusal> all = refusals_behind(graph, *results.front());
  if (all.empty()) return all;
  all.erase(all.begin() + 1, all.end());
  for (std::size_t i = 1; i < results.size(); ++i) {
    const bool same_trail = results[i]->trail == results.front()->trail;
    if (!same_trail && !all.front().missing_policy) continue;
    for (Refusal& refusal : refusals_behind(graph, *results[i])) {
      if (is_of_same_policy(all.front(), refusal)) all.push_back(std::move(refusal));
    }
  }
  for (Refusal& refusal : all) {
    if (!refusal.site) continue;
    const Resource& carrier = *refusal.site->resource;
    const auto found = taken.find({carrier.input, carrier.address});
    if (found != taken.end()) refusal.taken_sids = found->second;
  }
  return all;
}

/// Does the result point at a bucket because that has no policy to point at? Such a policy is
/// made once, for all trails that write there.
bool lacks_policy(const ResourceGraph& graph, const Result& result) {
  if (!result.rule->is_about("delivery")) return false;
  const Resource* resource = graph.find(result.place.input, result.place.address);
  return resource != nullptr && kind_of(resource->type) == ResourceKind::Bucket;
}

}  // namespace

std::string group_of(const ResourceGraph& graph, const Result& result) {
  for (const GroupRow& row : kGroups) {
    if (result.rule->at != row.fact) continue;
    const std::string& about =
        lacks_policy(graph, result) ? result.place.address : result.trail;
    return std::to_string(result.input) + '\n' + about + '\n' + std::string(row.group);
  }
  return "";
}

std::vector<Change> candidates_for(const ResourceGraph& graph,
                                   const std::vector<const Result*>& results,
                                   const TakenSids& taken) {
  std::vector<Change> changes;
  const std::vector<Refusal> refusals = refusals_of(graph, results, taken);
  if (!refusals.empty()) {
    append(changes, mends_of(refusals.front()));
    append(changes, exemptions_of(refusals.front()));
    append(changes, grants_of(refusals));
    append(changes, new_policies_of(graph, refusals));
  }
  append(changes, enabled_keys(graph, *results.front()));
  if (const auto destination = destination_of(graph, *results.front())) {
    append(changes, argument_changes(graph, *results.front(), *destination));
  }
  std::stable_sort(changes.begin(), changes.end(),
                   [](const Change& a, const Change& b) { return a.cost() < b.cost(); });
  return changes;
}

}  // namespace trailseal::repair
