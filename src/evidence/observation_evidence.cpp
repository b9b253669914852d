#include "evidence/observation_evidence.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "evidence/object_coverage.hpp"
#include "evidence/source.hpp"

namespace trailseal::evidence {
namespace {

using cloudtrail::Destination;

/// A fact that AWS has answered: its value, or `none`. What a member account is told of
/// an organization trail may lack what there is. CloudTrail API Reference, GetTrailStatus.
std::string told(const TrailStatus& status, const std::optional<std::string>& value) {
  if (value && !value->empty()) return *value;
  return status.seen_by_member ? "not known: collected by a member account" : "none";
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

}  // namespace

void add_observations(const cloudtrail::ObservationIndex& index,
                      const Destination& destination, TrailEvidence& evidence) {
  const cloudtrail::Trail& trail = destination.trail;
  for (const auto& status : index.statuses_of(trail)) {
    evidence.statuses.push_back(status_evidence(*status.input, *status.what));
  }
  std::vector<SampledObject> objects;
  for (const auto& object : index.objects_of(trail)) {
    objects.push_back({object.what, source_of_answer(*object.input, object->answer)});
  }
  add_objects(destination, std::move(objects), evidence);
  for (const auto& findings :
       {index.findings_of(trail), index.account_findings_of(trail)}) {
    for (const auto& finding : findings) {
      evidence.hub.push_back(hub_evidence(*finding.input, *finding.what));
    }
  }
}

}  // namespace trailseal::evidence
