// For each region and each kind of file that CloudTrail gives account of:
//
//   simulated   CloudTrail says           so
//   allowed     refused (`AccessDenied`)  they disagree
//   allowed     anything else             they agree
//   denied      refused                   they agree
//   denied      delivered just now        they disagree
//   denied      nothing for a while       nothing to compare
//   unknown     refused, or delivered     unknown, and what CloudTrail says is told
//
// "Just now" is short, since a policy may have changed after the latest delivery.
#include "cloudtrail/question/delivery_agreement.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/moment.hpp"
#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/observed_answer.hpp"

namespace trailseal::cloudtrail {
namespace {

using RegionStatus = Observed<TrailStatus>;

/// What S3 answers when it is busy or broken, which no policy decides. S3 API Reference,
/// "Error responses".
constexpr std::array<std::string_view, 5> kPassing{"SlowDown", "InternalError",
                                                   "ServiceUnavailable", "RequestTimeout",
                                                   "OperationAborted"};

/// One kind of file in one region.
struct FileKind {
  const char* what = "";
  const char* sibling = nullptr;  ///< its folder, where it is not `CloudTrail`
  std::int64_t recent = 0;        ///< seconds
  std::optional<std::string> error{};
  std::optional<std::string> delivered_at{};
};

struct Simulated {
  Verdict verdict = Verdict::Unknown;
  Missing missing{};
};

/// What decides where the verdict is open.
Missing open_part_of(const Destination& destination) {
  const Delivery& delivery = destination.delivery;
  for (const Decision* decision :
       {&delivery.get_bucket_acl, &delivery.put_object,
        delivery.generate_data_key ? &*delivery.generate_data_key : nullptr}) {
    if (decision != nullptr && decision->allowed() == Verdict::Unknown) {
      return decision->missing;
    }
  }
  return {.what = "a part of the delivery is not known"};
}

/// The delivery of one kind of file in one region, without what CloudTrail probes when a
/// trail is changed.
Simulated simulate(const Destination& destination, const std::string& region,
                   const char* sibling) {
  Destination part = destination;
  part.policies_accepted.reset();
  part.trail.touched = false;
  part.trail.region = Text(region);
  part.trail.settings.multi_region = Value::boolean(false);
  part.trail.siblings.clear();
  if (sibling != nullptr) part.trail.siblings = {{sibling, Verdict::Holds}};
  part.delivery = decide_delivery(part.trail, part.bucket,
                                  part.key ? &*part.key : nullptr, part.keyed);
  Simulated simulated{.verdict = delivers(part), .missing = {}};
  const Value& organization = part.trail.organization.covered;
  const bool of_others = !organization.is_false();
  if (simulated.verdict == Verdict::Unknown) {
    simulated.missing = open_part_of(part);
  } else if (simulated.verdict == Verdict::Fails && of_others &&
             part.delivery.put_object.allowed() == Verdict::Fails) {
    // The account that is asked may deliver where another is refused.
    simulated = {
        .verdict = Verdict::Unknown,
        .missing = {
            .what =
                "which accounts of the organization are denied: the status is that of "
                "one of them"}};
  }
  return simulated;
}

/// `AccessDenied` and the like: whoever asked was refused, or the target is gone.
bool is_refusal(const std::optional<std::string>& error) {
  return error && !error->empty() &&
         std::find(kPassing.begin(), kPassing.end(), *error) == kPassing.end();
}

/// Nothing where it neither refuses nor delivers.
std::string observed(const FileKind& kind, const RegionStatus& status) {
  const std::string where = std::string(kind.what) + " in " + status->region;
  if (is_refusal(kind.error)) {
    return "CloudTrail reports `" + *kind.error + "` for " + where;
  }
  const auto age =
      kind.delivered_at ? age_of(*kind.delivered_at, *status.by) : std::nullopt;
  if (!age || *age > kind.recent) return {};
  return "CloudTrail delivered " + where + " at " + *kind.delivered_at;
}

void compare(ObservedAnswer& answer, const Destination& destination, const FileKind& kind,
             const RegionStatus& status) {
  const Simulated simulated = simulate(destination, status->region, kind.sibling);
  const bool refused = is_refusal(kind.error);
  const std::string said = observed(kind, status);
  if (simulated.verdict == Verdict::Unknown) {
    Missing missing = simulated.missing;
    if (!said.empty()) missing.what += "; " + said;
    answer.missing(std::move(missing));
  } else if (simulated.verdict == Verdict::Holds) {
    if (refused) {
      answer.against(
          said + ", although the bucket, its policy and the key in the export allow it");
    } else if (!said.empty()) {
      answer.remark(said);
    }
  } else if (refused) {
    answer.remark(said + ", as simulated");
  } else if (!said.empty()) {
    answer.against(said +
                   ", although the bucket, its policy or the key in the export deny it");
  } else {
    answer.missing(
        {.what = "nothing to compare with: CloudTrail reports neither an error "
                 "nor a recent delivery of " +
                 std::string(kind.what) + " in " + status->region,
         .help = "collect again after the next event"});
  }
}

void compare_all(ObservedAnswer& answer, const Destination& destination,
                 const RegionStatus& status) {
  compare(answer, destination,
          {.what = "log files",
           .recent = kHour,
           .error = status->delivery_error,
           .delivered_at = status->delivered_at},
          status);
  const Value& validation = destination.trail.settings.log_validation;
  const bool told = status->digest_error || status->digest_delivered_at;
  if (!told || !validation.as_bool()) return;
  compare(answer, destination,
          {.what = "digest files",
           .sibling = "CloudTrail-Digest",
           .recent = 2 * kHour,
           .error = status->digest_error,
           .delivered_at = status->digest_delivered_at},
          status);
}

}  // namespace

PlacedAnswer delivery_agrees(const ObservationIndex& index,
                             const Destination& destination) {
  const Trail& trail = destination.trail;
  ObservedAnswer answer;
  const auto statuses = index.statuses_of(trail);
  if (statuses.empty()) {
    answer.missing({.what = "the exports have no status of " + trail.arn.display(),
                    .help = "`aws cloudtrail get-trail-status --name " +
                            trail.arn.display() + " --region " + trail.region.display() +
                            "`"});
  }
  for (const RegionStatus& status : statuses) {
    if (!status->missing.empty()) {
      answer.missing(status->missing);
    } else if (!status->logging) {
      answer.remark("logging is off in " + status->region + ", so nothing is delivered");
    } else {
      compare_all(answer, destination, status);
    }
  }
  return answer.at(place_of(*trail.resource));
}

}  // namespace trailseal::cloudtrail
