// GitLab SAST: the report behind the vulnerability page, security report schema 15.0.
// GitLab Docs, "Security scanner integration", "Report":
//
//   version, scan {analyzer, scanner, type, start_time, end_time, status, messages}
//   vulnerabilities[]   id, name, description, severity, solution, location, identifiers
//
// The schema wants a start and an end. They are the stamp of the report.
#include <algorithm>
#include <chrono>
#include <ctime>
#include <nlohmann/json.hpp>
#include <ostream>

#include "iam/explain/evidence_line.hpp"
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

constexpr const char* kSchemaVersion = "15.0.6";

/// `2026-01-31T23:59:59`, UTC.
std::string scan_time(std::chrono::sys_seconds stamp) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(stamp);
  std::tm parts{};
  char text[sizeof "2026-01-31T23:59:59"] = {};
  if (gmtime_r(&seconds, &parts) == nullptr ||
      std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts) == 0) {
    return "1970-01-01T00:00:00";
  }
  return text;
}

const char* sast_severity(const engine::Result& result) {
  if (result.outcome == Outcome::Unknown) return "Unknown";
  switch (result.rule->severity) {
    case rule::Severity::High:
      return "High";
    case rule::Severity::Medium:
      return "Medium";
    case rule::Severity::Low:
      break;
  }
  return "Low";
}

Json identifier_of(const rule::Rule& rule) {
  Json json = {{"type", "trailseal_rule"},
               {"name", rule.code + " " + rule.id},
               {"value", rule.code}};
  if (!rule.references.empty()) json["url"] = rule.references.front();
  return json;
}

/// The fix in words, and what is proven of it.
std::string solution_of(const Report& report, const engine::Result& result) {
  const ProvenFix* proven = report.fixes.find(result);
  std::string text = short_fix(report, result);
  if (proven == nullptr) return text;
  const std::string& change = proven->patch.empty() ? proven->block : proven->patch;
  return text + ": " + promise_of(*proven) + ".\n\n" + change;
}

Json vulnerability_of(const Report& report, const engine::Result& result) {
  const std::uint32_t line = std::max<std::uint32_t>(result.place.position.line, 1);
  return {
      {"id", result.fingerprint},
      {"name", heading_of(result)},
      {"description", whole_text_of(placed_sentence(report, result), result)},
      {"severity", sast_severity(result)},
      {"solution", solution_of(report, result)},
      {"location",
       {{"file", repository_path(report, path_of(report, result.place))},
        {"start_line", line}}},
      {"identifiers", Json::array({identifier_of(*result.rule)})},
  };
}

Json tool(const char* id, const char* name) {
  return {{"id", id},
          {"name", name},
          {"version", tool_version()},
          {"vendor", Json::object({{"name", "trailseal"}})}};
}

Json scan_of(const Report& report) {
  Json messages = Json::array();
  for (const Diagnostic& diagnostic : report.diagnostics) {
    const bool error = diagnostic.level == Diagnostic::Level::Error;
    std::string text = diagnostic.error.message;
    if (!diagnostic.error.path.empty()) text = diagnostic.error.path + ": " + text;
    messages.push_back({{"level", error ? "fatal" : "warn"}, {"value", printable(text)}});
  }
  const std::string time = scan_time(report.stamp);
  return {
      {"analyzer", tool("trailseal", "trailseal")},
      {"scanner", tool("trailseal", "trailseal")},
      {"type", "sast"},
      {"start_time", time},
      {"end_time", time},
      {"status", has_errors(report) ? "failure" : "success"},
      {"messages", std::move(messages)},
  };
}

}  // namespace

void write_gitlab_sast(const Report& report, std::ostream& out) {
  Json vulnerabilities = Json::array();
  for (const engine::Result& result : report.results) {
    if (result.outcome == Outcome::Pass || result.outcome == Outcome::Waived) continue;
    vulnerabilities.push_back(vulnerability_of(report, result));
  }
  const Json json = {
      {"version", kSchemaVersion},
      {"scan", scan_of(report)},
      {"vulnerabilities", std::move(vulnerabilities)},
  };
  write_json_text(json.dump(2, ' ', false, Json::error_handler_t::replace), out);
}

}  // namespace trailseal::report
