// Delivery and log encryption are said as they will really be: a trail that cannot write
// has no log files, however well they would have been encrypted.
#include "report/trail_text.hpp"

#include <algorithm>
#include <array>

#include "iam/explain/evidence_line.hpp"
#include "report/summary.hpp"
#include "report/wording.hpp"

namespace trailseal::report {
namespace {

using cloudtrail::TrailSummary;

/// In backticks, unless it has some of its own.
std::string quoted(const std::string& text) {
  return text.find('`') == std::string::npos ? "`" + text + "`" : text;
}

/// ` in archive.json` for what another input than the trail's declares.
std::string elsewhere(const Report& report, const TrailSummary& trail,
                      std::size_t input) {
  return input == trail.input ? "" : " in " + std::string(input_path(report, input));
}

/// `aws_s3_bucket.logs (`acme-logs`)`, or the name alone with where it is not.
std::string bucket_text(const Report& report, const TrailSummary& trail) {
  const auto name = known_text(trail.bucket.name);
  if (!trail.bucket.address.empty()) {
    return trail.bucket.address + (name ? " (" + quoted(*name) + ")" : "") +
           elsewhere(report, trail, trail.bucket.input);
  }
  const std::string shown =
      trail.bucket.name.is_text() ? quoted(trail.bucket.name.display()) : "a bucket";
  return shown + ", which is not in the input";
}

std::string prefix_text(const TrailSummary& trail) {
  const Value& prefix = trail.bucket.prefix;
  if (prefix.is_text()) return ", prefix " + quoted(prefix.display());
  return prefix.is_unknown() ? ", under a prefix that is not known" : "";
}

std::string key_text(const Report& report, const TrailSummary& trail) {
  if (trail.key.unknown) return "whether the trail has one is not known";
  if (!trail.key.set) return "none";
  if (!trail.key.address.empty()) {
    return trail.key.address + elsewhere(report, trail, trail.key.input);
  }
  const std::string shown =
      trail.key.arn.is_text() ? quoted(trail.key.arn.display()) : "a key";
  return shown + ", which is not in the input";
}

/// `aws:kms with aws_kms_key.logs`; empty where it is not known.
std::string encryption_text(const TrailSummary& trail) {
  const auto& encryption = trail.log_encryption;
  if (encryption.algorithm.empty()) return "";
  if (encryption.algorithm == "AES256") return "AES256, under a key that S3 owns";
  return encryption.algorithm + (encryption.key.empty() ? "" : " with " + encryption.key);
}

struct DeliveryRow {
  const char* delivery;
  const char* text;
  const char* files;  ///< in front of the encryption
};

constexpr std::array kDeliveries{
    DeliveryRow{"allowed", "allowed", ""},
    DeliveryRow{"denied", "denied: no log file will arrive", "would be "},
    DeliveryRow{"unknown", "not decided", "would be "},
};

const DeliveryRow& delivery_row(const TrailSummary& trail) {
  const auto* const row =
      std::find_if(kDeliveries.begin(), kDeliveries.end(),
                   [&](const DeliveryRow& r) { return trail.delivery == r.delivery; });
  return row == kDeliveries.end() ? kDeliveries.back() : *row;
}

void append_count(std::string& text, std::size_t number, std::string_view what) {
  if (number == 0) return;
  text.append(text.empty() ? "" : ", ").append(std::to_string(number)).append(" ");
  text.append(what);
}

/// `2 high, 1 low`.
std::string severities(const Report& report) {
  std::string text;
  for (const auto severity :
       {rule::Severity::High, rule::Severity::Medium, rule::Severity::Low}) {
    const auto number = std::count_if(
        report.results.begin(), report.results.end(), [&](const engine::Result& r) {
          return r.outcome == engine::Outcome::Fail && r.rule->severity == severity;
        });
    append_count(text, static_cast<std::size_t>(number), rule::to_string(severity));
  }
  return text;
}

/// Is one of the two the other with words in front, as in "the policy is not known: the
/// key is not in any input"?
bool is_same_cause(const std::string& a, const std::string& b) {
  const std::string& longer = a.size() < b.size() ? b : a;
  const std::string& shorter = a.size() < b.size() ? a : b;
  return longer == shorter || longer.ends_with(": " + shorter);
}

std::string inputs_text(const Report& report) {
  if (report.inputs.size() == 1) return report.inputs.front().path;
  return count_of(report.inputs.size(), "input");
}

}  // namespace

std::string delivers(const Report& report, const TrailSummary& trail) {
  const std::string encryption = encryption_text(trail);
  return "delivers to " + bucket_text(report, trail) + prefix_text(trail) +
         (encryption.empty() ? "" : ", log files are " + encryption);
}

std::vector<TrailLine> trail_lines(const Report& report, const TrailSummary& trail) {
  const DeliveryRow& row = delivery_row(trail);
  const std::string encryption = encryption_text(trail);
  return {
      {"bucket", bucket_text(report, trail) + prefix_text(trail)},
      {"key", key_text(report, trail)},
      {"delivery", row.text},
      {"log files",
       encryption.empty() ? "encryption is not known" : row.files + encryption},
  };
}

std::vector<Undecided> grouped_by_cause(
    const std::vector<const engine::Result*>& results) {
  std::vector<Undecided> groups;
  for (const engine::Result* result : results) {
    const std::string& missing =
        result->missing.empty() ? result->message : result->missing;
    auto group = std::find_if(groups.begin(), groups.end(), [&](const Undecided& g) {
      return g.help == result->help && g.scenario == result->scenario &&
             is_same_cause(g.missing, missing);
    });
    if (group == groups.end()) {
      groups.push_back(
          {.missing = missing, .help = result->help, .scenario = result->scenario});
      group = groups.end() - 1;
    }
    if (missing.size() < group->missing.size()) group->missing = missing;
    group->codes.push_back(result->rule->code);
    for (const std::string& line : iam::lines_of(result->why)) {
      const auto& why = group->why;
      if (is_same_cause(line, group->missing)) continue;
      if (std::find(why.begin(), why.end(), line) == why.end())
        group->why.push_back(line);
    }
  }
  return groups;
}

std::string short_fix(const rule::Rule& rule, const Report& report, std::size_t input) {
  const std::string_view whole = fix_for(rule, report, input);
  // The first paragraph is the advice; a snippet may follow it.
  std::string advice(whole.substr(0, whole.find("\n\n")));
  while (advice.ends_with('\n')) advice.pop_back();
  if (!advice.ends_with(':')) return advice;
  advice.pop_back();
  return advice + " (`trailseal rules " + rule.code + "` shows how)";
}

namespace {

/// `2 high, 1 low; 1 new`.
std::string findings_text(const Report& report) {
  const auto number =
      std::count_if(report.results.begin(), report.results.end(),
                    [](const auto& r) { return r.history == engine::History::New; });
  const std::string fresh = number == 0 ? "" : "; " + std::to_string(number) + " new";
  return severities(report) + fresh;
}

std::string untouched_text(const Report& report) {
  if (report.untouched_trails == 0) return "";
  return "; " + count_of(report.untouched_trails, "other trail") +
         " not touched by the plan";
}

}  // namespace

std::string summary_line(const Report& report) {
  if (report.inputs.empty()) return "nothing was judged";
  if (report.trails.empty() && report.untouched_trails > 0 && report.fixed.empty()) {
    return count_of(report.untouched_trails, "trail") +
           ", not touched by the plan: nothing to judge";
  }
  if (report.trails.empty() && report.results.empty() && report.fixed.empty()) {
    return "no trail in " + inputs_text(report) + ": nothing to judge";
  }
  const Summary summary = summarize(report);
  std::string counts;
  if (summary.fail > 0) {
    counts = count_of(summary.fail, "finding") + " (" + findings_text(report) + ")";
  }
  append_count(counts, summary.unknown, "not decided");
  append_count(counts, summary.waived, "waived");
  append_count(counts, report.fixed.size(), "fixed");
  append_count(counts, summary.pass, "passed");
  std::string text = count_of(trail_count(report), "trail") + ": " + counts;
  if (summary.fail > 0 && !has_findings(report)) {
    text += report.fail_on
                ? ", none at or above " + std::string(rule::to_string(*report.fail_on))
                : ", which --fail-on never lets pass";
  }
  return text + untouched_text(report);
}

std::vector<Entries> grouped_trails(const Report& report) {
  std::vector<Entries> groups;
  for (const cloudtrail::TrailSummary& trail : report.trails) {
    const auto same = std::find_if(groups.begin(), groups.end(), [&](const Entries& g) {
      return g.front()->input == trail.input && g.front()->address == trail.address;
    });
    if (same == groups.end()) {
      groups.push_back({&trail});
    } else {
      same->push_back(&trail);
    }
  }
  return groups;
}

}  // namespace trailseal::report
