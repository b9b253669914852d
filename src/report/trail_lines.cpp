// Delivery and log encryption are said as they will really be: a trail that cannot write
// has no log files, however well they would have been encrypted.
#include "report/trail_lines.hpp"

#include <map>
#include <string_view>
#include <utility>

#include "base/shown_text.hpp"
#include "report/result_text.hpp"

namespace trailseal::report {
namespace {

using cloudtrail::TrailSummary;

/// ` in archive.json` for what another input than the trail's declares.
std::string elsewhere(const Report& report, const TrailSummary& trail,
                      std::size_t input) {
  return input == trail.input ? "" : " in " + std::string(input_path(report, input));
}

/// `aws_s3_bucket.logs (`acme-logs`)`, or the name alone with where it is not.
std::string bucket_text(const Report& report, const TrailSummary& trail) {
  const auto name = known_text(trail.bucket.name);
  if (!trail.bucket.address.empty()) {
    return trail.bucket.address +
           (name ? " (" + quoted(std::string_view(*name)) + ")" : "") +
           elsewhere(report, trail, trail.bucket.input);
  }
  const std::string shown =
      trail.bucket.name.is_text() ? quoted(trail.bucket.name.as_text()) : "a bucket";
  return shown + ", not declared in the inputs";
}

std::string prefix_text(const TrailSummary& trail) {
  const Value& prefix = trail.bucket.prefix;
  if (prefix.is_text()) return ", prefix " + quoted(prefix.as_text());
  return prefix.is_unknown() ? ", under an unknown prefix" : "";
}

std::string key_text(const Report& report, const TrailSummary& trail) {
  if (trail.key.unknown) return "unknown whether the trail has one";
  if (!trail.key.set) return "none";
  if (!trail.key.address.empty()) {
    return trail.key.address + elsewhere(report, trail, trail.key.input);
  }
  const std::string shown =
      trail.key.arn.is_text() ? quoted(trail.key.arn.as_text()) : "a key";
  return shown + ", not declared in the inputs";
}

/// `aws:kms, key aws_kms_key.logs`; empty where it is not known.
std::string encryption_text(const TrailSummary& trail) {
  const auto& encryption = trail.log_encryption;
  if (encryption.algorithm.empty()) return "";
  if (encryption.algorithm == "AES256") return "SSE-S3 (AES256)";
  return encryption.algorithm + (encryption.key.empty() ? "" : ", key " + encryption.key);
}

std::string why_denied(const TrailSummary& trail) {
  const bool off = trail.logging.is_bool() && !trail.logging.as_bool();
  return off ? "the trail is switched off" : "no log file will arrive";
}

}  // namespace

std::string delivers(const Report& report, const TrailSummary& trail) {
  const std::string encryption = encryption_text(trail);
  return "delivers to " + bucket_text(report, trail) + prefix_text(trail) +
         (encryption.empty() ? "" : "; log files: " + encryption);
}

std::vector<TrailLine> trail_lines(const Report& report, const TrailSummary& trail) {
  const bool observed = trail.input < report.inputs.size() &&
                        report.inputs[trail.input].kind == InputKind::AwsExport;
  // What CloudTrail reports may differ, and has results of its own.
  const std::string word =
      delivery_word(trail.delivery) +
      std::string(observed && trail.delivery == Verdict::Holds ? " by the policies" : "");
  const bool denied = trail.delivery == Verdict::Fails;
  const bool allowed = trail.delivery == Verdict::Holds;
  const std::string encryption = encryption_text(trail);
  return {
      {"bucket", bucket_text(report, trail) + prefix_text(trail)},
      {"key", key_text(report, trail)},
      {"delivery", denied ? word + ": " + why_denied(trail) : word},
      {"log files", encryption.empty() ? "encryption is unknown"
                                       : (allowed ? "" : "would be ") + encryption},
  };
}

std::vector<Entries> grouped_trails(const Report& report) {
  std::vector<Entries> groups;
  std::map<std::pair<std::size_t, std::string_view>, std::size_t> known;
  for (const TrailSummary& trail : report.trails) {
    const std::pair<std::size_t, std::string_view> key(trail.input, trail.address);
    const auto [group, added] = known.emplace(key, groups.size());
    if (added) groups.emplace_back();
    groups[group->second].push_back(&trail);
  }
  return groups;
}

}  // namespace trailseal::report
