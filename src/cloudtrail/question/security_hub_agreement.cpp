// Security Hub User Guide, CloudTrail.2: a trail passes where its `KmsKeyId` is defined. It
// says nothing of the key's state, of policies or of delivered files, so what it is held
// against is whether the trail has a key, and nothing else.
//
// The check runs once in 12 or 24 hours ("Schedule for running security checks"). A
// finding that is older than a day is of a trail as it was; one that is archived is of a
// check that is over.
#include "cloudtrail/question/security_hub_agreement.hpp"

#include <cstdint>
#include <string>

#include "base/moment.hpp"
#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/observed_answer.hpp"

namespace trailseal::cloudtrail {
namespace {

using Finding = Observed<SecurityHubFinding>;

/// "Security Hub (CloudTrail.2, updated at ...) saw a trail without a key: `FAILED`"
std::string seen(const Finding& finding) {
  std::string text = finding->product.empty() ? "Security Hub" : finding->product;
  text += " (" + (finding->control.empty() ? finding->title : finding->control);
  if (!finding->region.empty()) text += " in " + finding->region;
  if (!finding->updated_at.empty()) text += ", updated at " + finding->updated_at;
  text += ") reports `" + finding->status + "`";
  if (!finding->detailed) return text;
  return text + (finding->key_id && !finding->key_id->empty()
                     ? " for the key `" + *finding->key_id + "`"
                     : " for a trail without a key");
}

std::string ours(const Destination& destination) {
  if (destination.keyed == Verdict::Fails) return "the trail in the export has no key";
  return "the trail in the export has the key `" +
         destination.trail.key_id.as_text().display() + "`";
}

/// Somebody set it aside: what it says counts, and that nobody looks at it is told.
std::string set_aside(const Finding& finding) {
  return finding->workflow == "SUPPRESSED" ? "; the finding is suppressed" : "";
}

bool is_decided(const Finding& finding) {
  return finding->status == "PASSED" || finding->status == "FAILED";
}

Missing outdated(const Finding& finding, const Destination& destination) {
  const auto age = age_of(finding->updated_at, *finding.by);
  const std::string when = age ? "is " + shown_age(*age) + " older than the export"
                               : std::string("is of an unknown age");
  return {
      .what = seen(finding) + "; the finding " + when + ", and " + ours(destination),
      .help = "make sure that Security Hub still checks the trail, and collect again"};
}

void compare(ObservedAnswer& answer, const Finding& finding,
             const Destination& destination) {
  const bool passed = finding->status == "PASSED";
  const bool agrees = passed == (destination.keyed == Verdict::Holds);
  const auto age = age_of(finding->updated_at, *finding.by);
  const bool fresh = age && *age <= kDay;
  if (agrees) {
    answer.remark(seen(finding) + (fresh ? "" : ", more than a day before the export") +
                  set_aside(finding));
  } else if (fresh) {
    answer.against(seen(finding) + "; " + ours(destination) + set_aside(finding));
  } else {
    answer.missing(outdated(finding, destination));
  }
}

Missing no_finding(const ObservationIndex& index, const Trail& trail) {
  const Observations* by = index.export_of(trail);
  if (by != nullptr && !by->findings_missing.empty()) return by->findings_missing;
  return {
      .what = "the exports have no active finding of Security Hub's CloudTrail.2 about " +
              trail.arn.display(),
      .help = "make sure that Security Hub and the control CloudTrail.2 are enabled in " +
              trail.region.display()};
}

}  // namespace

PlacedAnswer security_hub_agrees(const ObservationIndex& index,
                                 const Destination& destination) {
  const Trail& trail = destination.trail;
  ObservedAnswer answer;
  bool any = false;
  if (destination.keyed == Verdict::Unknown) {
    answer.missing(missing_of(trail.key_id));
  }
  for (const Finding& finding : index.findings_of(trail)) {
    if (finding->record_state == "ARCHIVED") {
      answer.remark(seen(finding) + "; the finding is archived");
    } else if (!is_decided(finding)) {
      answer.remark(seen(finding) + ", which is neither passed nor failed");
    } else if (destination.keyed != Verdict::Unknown) {
      compare(answer, finding, destination);
      any = true;
    }
  }
  if (!any) answer.missing(no_finding(index, trail));
  return answer.at(place_of(*trail.resource, kTrailKey));
}

}  // namespace trailseal::cloudtrail
