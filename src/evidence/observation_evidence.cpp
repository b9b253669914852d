#include "evidence/observation_evidence.hpp"

#include <algorithm>
#include <optional>

#include "cloudtrail/key_look_up.hpp"
#include "evidence/object_coverage.hpp"
#include "evidence/source.hpp"

namespace trailseal::evidence {
namespace {

using cloudtrail::Destination;

/// A fact that AWS has answered: its value, or `none`. What a member account is told of
/// an organization trail may lack what there is. CloudTrail API Reference, GetTrailStatus.
std::string told(const TrailStatus& status, const std::optional<std::string>& value) {
  if (value && !value->empty()) return *value;
  return status.seen_by_member ? "not known: a member account asked" : "none";
}

StatusEvidence status_evidence(const Input& input, const TrailStatus& status) {
  StatusEvidence evidence{.missing = status.missing.what, .help = status.missing.help};
  evidence.source = source_of_answer(input, status.answer);
  evidence.source.region = status.region;
  if (!status.missing.empty()) return evidence;
  evidence.logging = status.logging ? "yes" : "no";
  evidence.delivery = told(status, status.delivered_at);
  evidence.delivery_error = told(status, status.delivery_error);
  evidence.digest = told(status, status.digest_delivered_at);
  evidence.digest_error = told(status, status.digest_error);
  return evidence;
}

HubEvidence hub_evidence(const Input& input, const SecurityHubFinding& finding) {
  HubEvidence evidence{
      .product = finding.product,
      .control = finding.control,
      .about = finding.trail.empty() ? "account " + finding.account : finding.trail,
      .status = finding.status,
      .state = finding.record_state,
      .workflow = finding.workflow,
      .updated = finding.updated_at};
  evidence.source = source_of_answer(input, finding.answer);
  if (!finding.account.empty()) evidence.source.account = finding.account;
  if (!finding.region.empty()) evidence.source.region = finding.region;
  return evidence;
}

/// Objects of several trails may lie in one bucket: those below the trail's prefix are
/// its own, of its account or, for an organization's trail, of any. A digest names its
/// trail.
bool is_of(const DeliveredObject& object, const Destination& destination) {
  const cloudtrail::Trail& trail = destination.trail;
  if (equal(destination.bucket.name, Text(object.bucket)) != Verdict::Holds) return false;
  const std::string prefix =
      trail.prefix.is_text() ? trail.prefix.as_text().display() : std::string();
  if (object.prefix != prefix) return false;
  if (!object.trail_name.empty() &&
      equal(trail.name, Text(object.trail_name)) == Verdict::Fails) {
    return false;
  }
  if (trail.organization.covered.as_bool() || object.account.empty()) return true;
  return equal(trail.account, Text(object.account)) != Verdict::Fails;
}

/// A finding is about the trail, or about its account as a whole.
bool is_about(const SecurityHubFinding& finding, const cloudtrail::Trail& trail) {
  const Text& wanted = finding.trail.empty() ? trail.account : trail.arn;
  const std::string& named = finding.trail.empty() ? finding.account : finding.trail;
  return !named.empty() && equal(wanted, Text(named)) == Verdict::Holds;
}

}  // namespace

void add_observations(const ResourceGraph& graph, const Destination& destination,
                      TrailEvidence& evidence) {
  std::vector<SampledObject> objects;
  for (const Input& input : graph.inputs()) {
    if (!input.observed) continue;
    for (const TrailStatus& status : input.observed->statuses) {
      if (equal(destination.trail.arn, Text(status.trail)) != Verdict::Holds) continue;
      evidence.statuses.push_back(status_evidence(input, status));
    }
    for (const DeliveredObject& object : input.observed->objects) {
      if (!is_of(object, destination)) continue;
      objects.push_back({&object, source_of_answer(input, object.answer)});
    }
    for (const SecurityHubFinding& finding : input.observed->findings) {
      if (!is_about(finding, destination.trail)) continue;
      evidence.hub.push_back(hub_evidence(input, finding));
    }
  }
  add_objects(destination, std::move(objects), evidence);
}

}  // namespace trailseal::evidence
