// GitLab Code Quality: the list that merge requests show as a widget. GitLab Docs, "Code
// Quality", "Code Quality report format":
//
//   [ { description, check_name, fingerprint, severity,
//       location: {path, lines: {begin}} } ]
//
// A fingerprint may stand there once: GitLab drops a second one. Not decided is `info`.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>
#include <set>

#include "report/estate.hpp"
#include "report/machine/json_output.hpp"
#include "report/paragraph.hpp"
#include "report/result_text.hpp"
#include "report/summary.hpp"
#include "report/writers.hpp"

namespace trailseal::report {
namespace {

using Json = nlohmann::ordered_json;
using engine::Outcome;

const char* quality_severity(const engine::Result& result) {
  if (result.outcome == Outcome::Unknown) return "info";
  switch (result.rule->severity) {
    case rule::Severity::High:
      return "critical";
    case rule::Severity::Medium:
      return "major";
    case rule::Severity::Low:
      break;
  }
  return "minor";
}

Json finding_of(const Report& report, const engine::Result& result) {
  const std::uint32_t line = std::max<std::uint32_t>(result.place.position.line, 1);
  return {
      {"description",
       result.rule->code + ": " + printable(placed_sentence(report, result))},
      {"check_name", result.rule->id},
      {"fingerprint", result.fingerprint},
      {"severity", quality_severity(result)},
      {"location",
       {{"path", repository_path(report, path_of(report, result.place))},
        {"lines", Json::object({{"begin", line}})}}},
  };
}

}  // namespace

void write_gitlab_code_quality(const Report& report, std::ostream& out) {
  Json findings = Json::array();
  std::set<std::string> seen;
  for (const engine::Result& result : report.results) {
    if (result.outcome == Outcome::Pass || result.outcome == Outcome::Waived) continue;
    if (!seen.insert(result.fingerprint).second) continue;
    findings.push_back(finding_of(report, result));
  }
  write_json_text(findings.dump(2, ' ', false, Json::error_handler_t::replace), out);
}

}  // namespace trailseal::report
