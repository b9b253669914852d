#include "report/summary_line.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "report/delivery_answer.hpp"
#include "report/paragraph.hpp"
#include "report/result_text.hpp"
#include "report/summary.hpp"

namespace trailseal::report {
namespace {

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

std::string inputs_text(const Report& report) {
  if (report.inputs.size() == 1) return report.inputs.front().path;
  return count_of(report.inputs.size(), "input");
}

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

/// What `--strict` counts besides results.
std::string unchecked_text(const Report& report) {
  const std::size_t parts = report.strict ? unchecked_parts(report) : 0;
  if (parts == 0) return "";
  return "; " + count_of(parts, "part") + " of the input" +
         (parts == 1 ? " is" : " are") + " not checked";
}

/// Nothing where there is something to count.
std::string nothing_text(const Report& report) {
  if (report.inputs.empty()) return "nothing to check";
  if (report.trails.empty() && report.untouched_trails > 0 && report.fixed.empty()) {
    return count_of(report.untouched_trails, "trail") +
           ", not touched by the plan: nothing to check";
  }
  if (report.trails.empty() && report.results.empty() && report.fixed.empty()) {
    return "no trail in " + inputs_text(report) + ": nothing to check";
  }
  return "";
}

}  // namespace

std::string judged_line(const Report& report) {
  constexpr std::size_t kListed = 8;
  std::vector<std::string> paths;
  for (const Input& input : report.inputs) {
    const std::string path = printable(input.path);
    const bool known = std::find(paths.begin(), paths.end(), path) != paths.end();
    if (!input.trusted && !known) paths.push_back(path);
  }
  if (paths.empty()) return "checked nothing: no plan, template or configuration";
  std::string text = "checked ";
  for (std::size_t i = 0; i < std::min(paths.size(), kListed); ++i) {
    text += (i == 0 ? "" : ", ") + paths[i];
  }
  if (paths.size() > kListed) {
    text += " and " + std::to_string(paths.size() - kListed) + " more";
  }
  const std::size_t findings = summarize(report).fail;
  const std::string low =
      findings == 0 || has_findings(report)
          ? ""
          : ", " + count_of(findings, "finding") + " (the run passes)";
  const DeliveryAnswer answer = delivery_answer(report);
  std::string open;
  append_count(open, answer.undecided, "undecided");
  return text + ": " + count_of(trail_count(report), "trail") +
         (open.empty() ? "" : " (" + open + ")") + low;
}

std::string summary_line(const Report& report) {
  if (const std::string nothing = nothing_text(report); !nothing.empty()) {
    return nothing + unchecked_text(report);
  }
  const Summary summary = summarize(report);
  std::string counts;
  if (summary.fail > 0) {
    counts = count_of(summary.fail, "finding") + " (" + findings_text(report) + ")";
  }
  append_count(counts, summary.unknown, "unknown");
  append_count(counts, summary.waived, "waived");
  append_count(counts, report.fixed.size(), "fixed");
  append_count(counts, summary.pass, "passed");
  std::string text = count_of(trail_count(report), "trail") + ": " + counts;
  if (summary.fail > 0 && !has_findings(report)) {
    text += report.fail_on
                ? ", none at or above " + std::string(rule::to_string(*report.fail_on))
                : " (--fail-on never: findings do not affect the exit status)";
  }
  return text + untouched_text(report) + unchecked_text(report);
}

}  // namespace trailseal::report
