// A result counts when it is of the kind that counts and severe enough:
//
//             pass   fail   unknown   waived
//   default    no    yes      no        no
//   strict     no    yes      yes       no
#include "report/summary.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace trailseal::report {

namespace {

using engine::Outcome;

}  // namespace

Summary summarize(const Report& report) {
  Summary summary;
  for (const engine::Result& result : report.results) {
    switch (result.outcome) {
      case Outcome::Pass:
        ++summary.pass;
        break;
      case Outcome::Fail:
        ++summary.fail;
        break;
      case Outcome::Unknown:
        ++summary.unknown;
        break;
      case Outcome::Waived:
        ++summary.waived;
        break;
    }
  }
  return summary;
}

std::size_t denied_trails(const Report& report) {
  std::set<std::pair<std::string, std::size_t>> denied;
  for (const cloudtrail::TrailSummary& trail : report.trails) {
    if (trail.delivery == Verdict::Fails) denied.emplace(trail.address, trail.input);
  }
  return denied.size();
}

bool counts(const Report& report, const engine::Result& result) {
  const bool kind = result.outcome == Outcome::Fail ||
                    (report.strict && result.outcome == Outcome::Unknown);
  return kind && report.fail_on && result.rule->severity >= *report.fail_on;
}

bool decides(const Report& report, const engine::Result& result) {
  return !report.fail_on || result.rule->severity >= *report.fail_on;
}

std::size_t unchecked_parts(const Report& report) {
  return static_cast<std::size_t>(
      std::count_if(report.diagnostics.begin(), report.diagnostics.end(),
                    [](const Diagnostic& d) { return d.error.unchecked; }));
}

bool has_findings(const Report& report) {
  if (report.strict && report.fail_on && unchecked_parts(report) > 0) return true;
  return std::any_of(report.results.begin(), report.results.end(),
                     [&](const engine::Result& r) { return counts(report, r); });
}

bool has_errors(const Report& report) {
  return std::any_of(
      report.diagnostics.begin(), report.diagnostics.end(),
      [](const Diagnostic& d) { return d.level == Diagnostic::Level::Error; });
}

}  // namespace trailseal::report
