// CloudTrail User Guide, "Finding your CloudTrail log files": the names of files.
//
//   [prefix/]AWSLogs/[organization/]account/CloudTrail/region/...
//   [prefix/]AWSLogs/[organization/]account/CloudTrail-Digest/region/..._trail_home_...
#include "cloudtrail/observation_index.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/moment.hpp"

namespace trailseal::cloudtrail {
namespace {

std::string_view without_slashes(std::string_view text) {
  while (text.starts_with('/')) text.remove_prefix(1);
  while (text.ends_with('/')) text.remove_suffix(1);
  return text;
}

/// Whether CloudTrail keeps slashes around a prefix is not documented, so they do not
/// count.
bool same_prefix(const Value& prefix, std::string_view found) {
  if (prefix.is_null()) return found.empty();
  const auto wanted = prefix.literal();
  return wanted && without_slashes(*wanted) == without_slashes(found);
}

bool lies_with(const Trail& trail, const DeliveredObject& object) {
  if (!same_prefix(trail.prefix, object.prefix)) return false;
  const bool organization = trail.organization.covered.as_bool();
  if (!organization && !object.organization_id.empty()) return false;
  if (!organization && trail.account.literal() != object.account) return false;
  const bool all_regions = trail.settings.multi_region.as_bool();
  if (!all_regions && trail.region.literal() != object.region) return false;
  return !object.is_digest() || trail.name.literal() == object.trail_name;
}

void sort_newest_first(std::vector<Observed<SecurityHubFinding>>& findings) {
  std::stable_sort(findings.begin(), findings.end(), [](const auto& a, const auto& b) {
    return a->updated_at > b->updated_at;
  });
}

template <typename Map>
auto of_name(const Map& map, const std::optional<std::string>& name) {
  const auto found = name ? map.find(*name) : map.end();
  return found == map.end() ? typename Map::mapped_type() : found->second;
}

}  // namespace

ObservationIndex::ObservationIndex(const ResourceGraph& graph) : graph_(&graph) {
  for (const Input& input : graph.inputs()) {
    if (!input.observed) continue;
    add(input);
    ++exports_;
  }
  if (empty()) return;
  for (Trail& trail : find_trails(graph)) {
    const auto bucket = trail.bucket_name.literal();
    if (bucket) writers_[*bucket].push_back(std::move(trail));
  }
}

void ObservationIndex::add(const Input& input) {
  const Observations& observed = *input.observed;
  for (const TrailStatus& status : observed.statuses) {
    statuses_[status.trail].push_back({&status, &observed, &input});
  }
  for (const DeliveredObject& object : observed.objects) {
    objects_[object.bucket].push_back({&object, &observed, &input});
  }
  for (const SecurityHubFinding& finding : observed.findings) {
    auto& same = finding.trail.empty() ? account_findings_[finding.account]
                                       : findings_[finding.trail];
    same.push_back({&finding, &observed, &input});
  }
}

const Observations* ObservationIndex::export_of(const Trail& trail) const {
  const Observations* own = graph_->inputs()[trail.resource->input].observed.get();
  if (own != nullptr) return own;
  const auto listed = of_name(statuses_, trail.arn.literal());
  return listed.empty() ? nullptr : listed.front().by;
}

std::vector<Observed<TrailStatus>> ObservationIndex::statuses_of(
    const Trail& trail) const {
  auto found = of_name(statuses_, trail.arn.literal());
  const auto home = trail.region.literal();
  std::stable_sort(found.begin(), found.end(), [&](const auto& a, const auto& b) {
    return std::tuple(a->region != home, a->seen_by_member, a->region) <
           std::tuple(b->region != home, b->seen_by_member, b->region);
  });
  // What the owner sees tells more than what a member account sees of the same region.
  const auto last =
      std::unique(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return a->region == b->region && !a->seen_by_member && b->seen_by_member;
      });
  found.erase(last, found.end());
  return found;
}

std::vector<Observed<DeliveredObject>> ObservationIndex::objects_of(
    const Trail& trail) const {
  auto found = of_name(objects_, trail.bucket_name.literal());
  const auto other = [&](const auto& object) { return !lies_with(trail, *object.what); };
  found.erase(std::remove_if(found.begin(), found.end(), other), found.end());
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    // Files of one second are told apart by the time in their names.
    return std::tuple(delivery_time(*a.what), a->named_at) >
           std::tuple(delivery_time(*b.what), b->named_at);
  });
  return found;
}

std::vector<Observed<SecurityHubFinding>> ObservationIndex::findings_of(
    const Trail& trail) const {
  auto found = of_name(findings_, trail.arn.literal());
  sort_newest_first(found);
  return found;
}

std::vector<Observed<SecurityHubFinding>> ObservationIndex::account_findings_of(
    const Trail& trail) const {
  auto found = of_name(account_findings_, trail.account.literal());
  sort_newest_first(found);
  return found;
}

std::vector<const Trail*> ObservationIndex::sharing(const Trail& trail) const {
  std::vector<const Trail*> others;
  const auto bucket = trail.bucket_name.literal();
  const auto found = bucket ? writers_.find(*bucket) : writers_.end();
  if (found == writers_.end()) return others;
  for (const Trail& other : found->second) {
    const bool other_path =
        other.prefix.is_text() != trail.prefix.is_text() ||
        (other.prefix.is_text() &&
         !same_prefix(other.prefix, trail.prefix.literal().value_or("")));
    const bool organization =
        other.organization.covered.as_bool() || trail.organization.covered.as_bool();
    const bool other_account = !organization && !(other.account == trail.account);
    if (!(other.arn == trail.arn) && !other_path && !other_account) {
      others.push_back(&other);
    }
  }
  return others;
}

bool was_refused(const Observed<DeliveredObject>& object) {
  const ExportAnswer* answer = object.answer();
  return answer != nullptr && answer->exit != 0;
}

std::optional<std::int64_t> delivery_time(const DeliveredObject& object) {
  return parse_moment(object.modified_at ? *object.modified_at : object.named_at);
}

std::optional<std::int64_t> age_of(const std::string& moment, const Observations& by) {
  const auto then = parse_moment(moment);
  const auto now = parse_moment(by.collected_at);
  if (!then || !now) return std::nullopt;
  return *now - *then;
}

std::string shown_age(std::int64_t seconds) {
  const auto counted = [](std::int64_t count, const char* unit) {
    return std::to_string(count) + " " + unit + (count == 1 ? "" : "s");
  };
  if (seconds >= 2 * kDay) return counted(seconds / kDay, "day");
  if (seconds >= 2 * kHour) return counted(seconds / kHour, "hour");
  return counted(seconds / kMinute, "minute");
}

}  // namespace trailseal::cloudtrail
