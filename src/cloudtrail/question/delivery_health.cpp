// CloudTrail API Reference, GetTrailStatus: one answer for each region. An error stands
// there as long as the latest delivery failed; time-outs leave none, but then the latest
// attempt is later than the latest success.
//
// CloudTrail User Guide, "Finding your CloudTrail log files" and "CloudTrail digest file
// structure": log files come about every five minutes, and only where there are events;
// digest files come every hour, with and without. So a region may be quiet for long, and
// only old digest files tell that nothing is delivered.
#include "cloudtrail/question/delivery_health.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/moment.hpp"
#include "base/shown_text.hpp"
#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/observed_answer.hpp"

namespace trailseal::cloudtrail {
namespace {

using Status = Observed<TrailStatus>;

/// An hour between two digest files, and one for what comes late.
constexpr std::int64_t kDigestPeriod = 2 * kHour;
/// How long an attempt may take before it counts as failed.
constexpr std::int64_t kAttempt = 15 * kMinute;
/// Without an event in so long, even the calls of whoever collects are missing.
constexpr std::int64_t kQuiet = kDay;

bool has_text(const std::optional<std::string>& text) { return text && !text->empty(); }

std::string in_region(const Status& status) {
  return status->region.empty() ? std::string() : " in " + status->region;
}

Missing no_status(const Trail& trail) {
  return {.what = "the exports have no status of " + trail.arn.display(),
          .help =
              "collect again with scripts/collect, or `aws cloudtrail get-trail-status "
              "--name " +
              trail.arn.display() + " --region " + trail.region.display() + "`"};
}

/// A trail of all Regions has a status in each. Those in which the export asked for trails
/// are there; of which of them has it no status?
std::vector<std::string> regions_not_asked(const ObservationIndex& index,
                                           const Trail& trail,
                                           const std::vector<Status>& statuses) {
  std::vector<std::string> regions;
  const Observations* const observed = index.export_of(trail);
  if (observed == nullptr || !trail.settings.multi_region.as_bool()) return regions;
  for (const ExportAnswer& answer : observed->answers) {
    const auto& words = answer.command;
    const bool told =
        answer.exit == 0 && !answer.region.empty() &&
        std::find(words.begin(), words.end(), "describe-trails") != words.end() &&
        std::find(regions.begin(), regions.end(), answer.region) == regions.end();
    const auto here = [&](const Status& one) { return one->region == answer.region; };
    if (told && std::none_of(statuses.begin(), statuses.end(), here)) {
      regions.push_back(answer.region);
    }
  }
  return regions;
}

/// What no status tells.
void look_for_status(ObservedAnswer& answer, const ObservationIndex& index,
                     const Trail& trail, const std::vector<Status>& statuses) {
  if (statuses.empty()) return answer.missing(no_status(trail));
  const auto regions = regions_not_asked(index, trail, statuses);
  if (regions.empty()) return;
  answer.missing({.what = "the export has no status of " + trail.arn.display() + " in " +
                          listed(regions) + ", where it records too",
                  .help = "run `aws cloudtrail get-trail-status --name " +
                          trail.arn.display() + " --region " + regions.front() +
                          "` and replace its answer in the export"});
}

Missing no_time(const char* what) {
  return {.what = std::string(what) +
                  " is not known: the export does not say when it was collected",
          .help = "pass the export with its manifest, as scripts/collect writes it"};
}

Missing unknown_validation(const Value& validation) {
  if (validation.is_unknown()) return missing_of(validation);
  return {.what = "whether log file validation is on"};
}

/// "; the latest success was at 2026-11-27T10:05:50Z"
std::string since(const std::optional<std::string>& success) {
  return has_text(success) ? "; the latest success was at " + *success
                           : "; none has succeeded";
}

// ---- errors

void look_for_errors(ObservedAnswer& answer, const Status& status) {
  struct Delivery {
    const char* what;
    const std::optional<std::string>& error;
    const std::optional<std::string>& success;
  };
  const Delivery deliveries[] = {
      {"log files", status->delivery_error, status->delivered_at},
      {"digest files", status->digest_error, status->digest_delivered_at},
      {"events to the log group", status->log_group_error,
       status->log_group_delivered_at},
      {"notifications to the topic", status->notification_error, status->notified_at},
  };
  for (const Delivery& delivery : deliveries) {
    if (!has_text(delivery.error)) continue;
    answer.against("CloudTrail cannot deliver " + std::string(delivery.what) +
                   in_region(status) + ": `" + *delivery.error + "`" +
                   since(delivery.success));
  }
}

/// The latest attempt did not succeed, and left no error.
void look_for_time_out(ObservedAnswer& answer, const Status& status) {
  if (has_text(status->delivery_error) || !has_text(status->delivery_attempted_at) ||
      !has_text(status->delivered_at)) {
    return;
  }
  const auto attempt = parse_moment(*status->delivery_attempted_at);
  const auto success = parse_moment(*status->delivered_at);
  if (!attempt || !success || *attempt - *success <= kAttempt) return;
  answer.against("CloudTrail's latest attempt to deliver log files" + in_region(status) +
                 ", at " + *status->delivery_attempted_at + ", did not succeed" +
                 since(status->delivered_at));
}

// ---- ages

/// Has logging begun so lately that nothing can be expected yet?
bool is_young(const Status& status, std::int64_t period) {
  if (!has_text(status->started_at)) return false;
  const auto age = age_of(*status->started_at, *status.by);
  return age && *age <= period;
}

/// When the latest digest file came: CloudTrail's word, or that of a file that is there.
std::optional<std::string> latest_digest(
    const Status& status, const std::vector<Observed<DeliveredObject>>& objects) {
  std::optional<std::string> latest = status->digest_delivered_at;
  for (const Observed<DeliveredObject>& object : objects) {
    if (!object->is_digest() || object->region != status->region) continue;
    const auto found = delivery_time(*object.what);
    const auto known = has_text(latest) ? parse_moment(*latest) : std::nullopt;
    if (found && (!known || *found > *known)) latest = moment_text(*found);
  }
  return latest;
}

Missing seen_by_member(const Status& status, const char* what) {
  return {
      .what =
          std::string(what) + in_region(status) +
          ": AWS may not report the status of an organization trail to a member account",
      .help = "collect in the account that owns the trail"};
}

void look_at_digests(ObservedAnswer& answer, const Status& status,
                     const std::optional<std::string>& latest) {
  if (has_text(status->digest_error) || is_young(status, kDigestPeriod)) return;
  if (!has_text(latest)) {
    if (status->seen_by_member || !has_text(status->started_at)) {
      answer.missing(seen_by_member(status, "whether digest files arrive"));
    } else {
      answer.against("no digest file has arrived" + in_region(status) +
                     ", though log file validation is on and logging began at " +
                     *status->started_at);
    }
    return;
  }
  const auto age = age_of(*latest, *status.by);
  if (!age) {
    answer.missing(no_time("the age of the latest digest file"));
  } else if (*age > kDigestPeriod) {
    answer.against("the latest digest file" + in_region(status) + " is " +
                   shown_age(*age) + " old (" + *latest +
                   "), but one is expected every hour");
  }
}

/// In the home region even the calls of whoever collects are events.
void look_at_log_files(ObservedAnswer& answer, const Trail& trail, const Status& status) {
  if (trail.region.literal() != status->region || has_text(status->delivery_error) ||
      is_young(status, kHour)) {
    return;
  }
  const std::string help =
      "look at the CloudTrail console, or collect again after the next event";
  if (!has_text(status->delivered_at)) {
    answer.missing({.what = "no log file has been delivered" + in_region(status) +
                            " so far: either there was no event, or delivery fails",
                    .help = help});
    return;
  }
  const auto age = age_of(*status->delivered_at, *status.by);
  if (!age) {
    answer.missing(no_time("the age of the latest log file"));
  } else if (*age > kQuiet) {
    answer.missing({.what = "the latest log file" + in_region(status) + " is " +
                            shown_age(*age) + " old (" + *status->delivered_at +
                            "): either there was no event since, or delivery fails",
                    .help = help});
  }
}

/// A region whose status was asked for and refused.
void look_for_refusals(ObservedAnswer& answer, const ObservationIndex& index,
                       const Trail& trail) {
  const Observations* by = index.export_of(trail);
  const std::string arn = trail.arn.literal().value_or("");
  if (by == nullptr || arn.empty()) return;
  for (const ExportAnswer& asked : by->answers) {
    const auto has = [&](std::string_view word) {
      return std::find(asked.command.begin(), asked.command.end(), word) !=
             asked.command.end();
    };
    if (asked.exit == 0 || !has("get-trail-status") || !has(arn)) continue;
    answer.missing({.what = "`" + command_line(asked) + "` returned no answer" +
                            (asked.error.empty() ? "" : " (" + asked.error + ")"),
                    .help = "collect again with credentials that allow this call"});
  }
}

/// Of digest files whose metadata is there: CloudTrail signs each of them.
void look_at_signatures(ObservedAnswer& answer,
                        const std::vector<Observed<DeliveredObject>>& objects) {
  for (const Observed<DeliveredObject>& object : objects) {
    if (object->is_digest() && was_refused(object)) answer.missing(object->missing);
    if (!object->is_digest() || !object->missing.empty()) continue;
    if (object->is_signed) {
      answer.remark("`" + object->key + "` exists and has a signature");
    } else {
      answer.against("the digest file `" + object->key +
                     "` has no signature in its metadata, so it cannot be verified");
    }
  }
}

}  // namespace

PlacedAnswer delivery_works(const ObservationIndex& index, const Trail& trail) {
  ObservedAnswer answer;
  const auto statuses = index.statuses_of(trail);
  const auto objects = index.objects_of(trail);
  look_for_status(answer, index, trail, statuses);
  for (const Status& status : statuses) {
    if (!status->missing.empty()) {
      answer.missing(status->missing);
      continue;
    }
    look_for_errors(answer, status);
    look_for_time_out(answer, status);
    if (!status->logging) {
      answer.against("logging is off" + in_region(status) +
                     (has_text(status->stopped_at) ? " since " + *status->stopped_at
                                                   : std::string()));
      continue;
    }
    const Value& validation = trail.settings.log_validation;
    if (!validation.is_bool()) answer.missing(unknown_validation(validation));
    if (validation.as_bool()) {
      look_at_digests(answer, status, latest_digest(status, objects));
    } else {
      look_at_log_files(answer, trail, status);
    }
    if (status->seen_by_member) {
      answer.missing(seen_by_member(status, "whether a delivery failed"));
    }
    if (has_text(status->delivered_at)) {
      answer.remark("the latest log file" + in_region(status) + " was delivered at " +
                    *status->delivered_at);
    }
  }
  look_for_refusals(answer, index, trail);
  return answer.at(place_of(*trail.resource));
}

std::optional<PlacedAnswer> digests_arrive(const ObservationIndex& index,
                                           const Trail& trail) {
  if (trail.settings.log_validation.is_false()) return std::nullopt;
  if (trail.settings.logging.is_false()) return std::nullopt;
  ObservedAnswer answer;
  const auto statuses = index.statuses_of(trail);
  const auto objects = index.objects_of(trail);
  look_for_status(answer, index, trail, statuses);
  for (const Status& status : statuses) {
    if (!status->missing.empty()) {
      answer.missing(status->missing);
    } else if (status->logging) {
      if (has_text(status->digest_error)) {
        answer.against("CloudTrail cannot deliver digest files" + in_region(status) +
                       ": `" + *status->digest_error + "`" +
                       since(status->digest_delivered_at));
      }
      look_at_digests(answer, status, latest_digest(status, objects));
    }
  }
  look_for_refusals(answer, index, trail);
  look_at_signatures(answer, objects);
  return answer.at(place_of(*trail.resource,
                            {"enable_log_file_validation", "EnableLogFileValidation"}));
}

}  // namespace trailseal::cloudtrail
