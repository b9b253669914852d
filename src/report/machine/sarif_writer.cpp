// SARIF 2.1.0 (OASIS), in the part that GitHub code scanning reads.
//
//   runs[0]
//     automationDetails.id   what was checked: two uploads of one job are two analyses
//     tool.driver            name, version, rules[] with help and security-severity
//     invocations[0]         executionSuccessful, diagnostics as notifications
//     results[]              ruleIndex, level, kind, message, locations, fingerprints,
//                            baselineState where a run tells new from existing, of a
//                            proven fix the lines that replace others
//
//   fail     kind "fail", level by severity: high error, medium warning, low note
//   unknown  kind "open", level "none": 3.27.9 and 3.27.10 of the standard
//   waived   as fail, with a suppression; pass is left out
//   fixed    kind "pass", baselineState "absent": 3.27.24 of the standard
//
// Every result has a region, since GitHub shows none without: line 1 where the input has
// no lines. Logical locations carry the address. URIs are relative and percent-encoded.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/word_list.hpp"
#include "engine/fingerprint.hpp"
#include "report/estate.hpp"
#include "report/excerpt.hpp"
#include "report/machine/json_output.hpp"
#include "report/paragraph.hpp"
#include "report/result_text.hpp"
#include "report/rule_text.hpp"
#include "report/summary.hpp"
#include "report/writers.hpp"

namespace trailseal::report {
namespace {

using Json = nlohmann::ordered_json;
using engine::Outcome;

constexpr const char* kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
    "sarif-schema-2.1.0.json";

struct SeverityRow {
  const char* level;
  const char* score;  ///< GitHub: over 9.0 critical, 7.0 high, 4.0 medium
};

SeverityRow row_of(rule::Severity severity) {
  switch (severity) {
    case rule::Severity::High:
      return {"error", "8.0"};
    case rule::Severity::Medium:
      return {"warning", "5.5"};
    case rule::Severity::Low:
      break;
  }
  return {"note", "3.0"};
}

/// RFC 3986: what is neither unreserved nor a path's `/` is percent-encoded.
std::string encoded(std::string_view path) {
  constexpr std::string_view kPlain = "-._~/";
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string uri;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool alphanumeric =
        (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (alphanumeric || kPlain.find(c) != std::string_view::npos) {
      uri += c;
    } else {
      uri += '%';
      uri += kHex[byte >> 4U];
      uri += kHex[byte & 0xFU];
    }
  }
  return uri;
}

Json artifact_of(const Report& report, std::string_view given) {
  const std::string path = repository_path(report, given);
  const std::string prefix = path.starts_with('/') ? "file://" : "";
  return Json::object({{"uri", prefix + encoded(path)}});
}

Json message_of(std::string text) { return Json::object({{"text", std::move(text)}}); }

Json rule_of(const rule::Rule& rule) {
  const SeverityRow row = row_of(rule.severity);
  Json json = {
      {"id", rule.code},
      {"name", rule.id},
      {"shortDescription", message_of(fault_of(rule))},
      {"fullDescription", message_of(rule.what)},
      {"help", {{"text", rule_help(rule)}, {"markdown", rule_markdown(rule)}}},
  };
  const std::string page = page_of_rule(rule);
  if (!page.empty()) json["helpUri"] = page;
  json["defaultConfiguration"] = Json::object({{"level", row.level}});
  json["properties"] = {
      {"tags", Json::array({"security", "cloudtrail", "encryption"})},
      {"security-severity", row.score},
      {"precision", "very-high"},
      {"controls", Json(rule.controls)},
  };
  return json;
}

/// The 1-based column in characters, where the source is at hand.
std::uint32_t column_of(const Report& report, const Place& place) {
  return character_column(file_of(report, place).text, place.position);
}

Json sarif_location(const Report& report, const Place& place) {
  Json region = {{"startLine", std::max<std::uint32_t>(place.position.line, 1)}};
  region["startColumn"] = std::max<std::uint32_t>(column_of(report, place), 1);
  const std::uint32_t end = end_column(file_of(report, place).text, place.position);
  if (end > 0) region["endColumn"] = end;
  Json json = {
      {"physicalLocation",
       {{"artifactLocation", artifact_of(report, path_of(report, place))},
        {"region", std::move(region)}}},
  };
  if (!place.address.empty()) {
    Json logical = {{"fullyQualifiedName", place.address}, {"kind", "resource"}};
    if (!place.pointer.empty()) logical["properties"] = {{"pointer", place.pointer}};
    json["logicalLocations"] = Json::array({std::move(logical)});
  }
  return json;
}

/// Whole lines: from the start of the first one to the start of the one behind the last.
Json replacement_of(const LineChange& change) {
  Json region = {{"startLine", change.first},
                 {"startColumn", 1},
                 {"endLine", change.first + change.removed},
                 {"endColumn", 1}};
  return {{"deletedRegion", std::move(region)},
          {"insertedContent", message_of(change.lines)}};
}

Json sarif_fix_of(const Report& report, const ProvenFix& fix) {
  Json files = Json::array();
  for (const FileChange& file : fix.files) {
    Json replacements = Json::array();
    for (const LineChange& change : file.changes) {
      replacements.push_back(replacement_of(change));
    }
    files.push_back({{"artifactLocation", artifact_of(report, file.path)},
                     {"replacements", std::move(replacements)}});
  }
  const std::string text = printable(fix.text + "; " + promise_of(fix));
  return {{"description", message_of(text)}, {"artifactChanges", std::move(files)}};
}

/// 3.27.24 of the standard.
const char* baseline_state(engine::History history) {
  switch (history) {
    case engine::History::New:
      return "new";
    case engine::History::Existing:
      return "unchanged";
    case engine::History::Fixed:
      return "absent";
    case engine::History::Untold:
      break;
  }
  return "";
}

Json result_of(const Report& report, const engine::Result& result,
               const std::map<std::string, std::size_t>& rule_index) {
  const bool open = result.outcome == Outcome::Unknown;
  Json json = {
      {"ruleId", result.rule->code},
      {"ruleIndex", rule_index.at(result.rule->code)},
      {"kind", open ? "open" : "fail"},
      {"level", open ? "none" : row_of(result.rule->severity).level},
      {"message", message_of(whole_text_of(sentence_of(report, result), result))},
      {"locations", Json::array({sarif_location(report, result.place)})},
      {"partialFingerprints", {{"trailseal/v1", result.fingerprint}}},
  };
  const char* state = baseline_state(result.history);
  if (*state != '\0') json["baselineState"] = state;
  const ProvenFix* fix = report.fixes.find(result);
  if (fix != nullptr && !fix->files.empty()) {
    json["fixes"] = Json::array({sarif_fix_of(report, *fix)});
  }
  if (report.inputs.size() > 1) {
    json["properties"] = {{"input", input_path(report, input_of(result))}};
  }
  if (result.outcome == Outcome::Waived) {
    json["suppressions"] = Json::array(
        {Json::object({{"kind", "inSource"}, {"justification", result.waiver}})});
  }
  return json;
}

Json notification_of(const Report& report, const Diagnostic& diagnostic) {
  const Error& error = diagnostic.error;
  std::string text = printable(error.message);
  if (!error.help.empty()) text.append("\n").append(printable(error.help));
  Json json = {{"level", to_string(diagnostic.level)},
               {"message", message_of(std::move(text))}};
  if (error.path.empty()) return json;
  Json physical = {{"artifactLocation", artifact_of(report, error.path)}};
  if (error.line > 0) {
    physical["region"] = {{"startLine", error.line},
                          {"startColumn", std::max(error.column, 1U)}};
  }
  json["locations"] =
      Json::array({Json::object({{"physicalLocation", std::move(physical)}})});
  return json;
}

/// Every rule of the report, and any that a result names beside them.
std::vector<const rule::Rule*> rules_of(const Report& report) {
  std::map<std::string, const rule::Rule*> by_code;
  for (const rule::Rule* rule : report.rules) by_code.emplace(rule->code, rule);
  for (const auto* list : {&report.results, &report.fixed}) {
    for (const engine::Result& result : *list) {
      by_code.emplace(result.rule->code, result.rule);
    }
  }
  std::vector<const rule::Rule*> rules;
  rules.reserve(by_code.size());
  for (const auto& entry : by_code) rules.push_back(entry.second);
  return rules;
}

/// `trailseal/<inputs>/`, the same for every run on the same inputs. GitHub takes what
/// stands before the last slash as the category of an analysis.
std::string run_id(const Report& report) {
  std::vector<std::string> paths;
  for (const Input& input : report.inputs) {
    paths.push_back(repository_path(report, input.path));
  }
  std::sort(paths.begin(), paths.end());
  if (paths.empty()) return "trailseal/";
  std::string id = "trailseal/" + printable(paths.front()) + "/";
  if (paths.size() == 1) return id;
  return id + "and-" + std::to_string(paths.size() - 1) + "-more-" +
         engine::hash_of(joined(paths, "\n")).substr(0, 8) + "/";
}

Json run_of(const Report& report) {
  Json rules = Json::array();
  std::map<std::string, std::size_t> rule_index;
  for (const rule::Rule* rule : rules_of(report)) {
    rule_index.emplace(rule->code, rules.size());
    rules.push_back(rule_of(*rule));
  }
  Json notifications = Json::array();
  for (const Diagnostic& d : report.diagnostics) {
    notifications.push_back(notification_of(report, d));
  }
  Json results = Json::array();
  for (const engine::Result& result : report.results) {
    if (result.outcome == Outcome::Pass) continue;
    results.push_back(result_of(report, result, rule_index));
  }
  for (const engine::Result& result : report.fixed) {
    Json json = result_of(report, result, rule_index);
    json["kind"] = "pass";
    json["level"] = "none";
    results.push_back(std::move(json));
  }
  Json driver = {{"name", "trailseal"},
                 {"informationUri", kProjectPage},
                 {"version", tool_version()},
                 {"semanticVersion", tool_version()},
                 {"rules", std::move(rules)}};
  Json invocation = {{"executionSuccessful", !has_errors(report)},
                     {"toolExecutionNotifications", std::move(notifications)}};
  if (report.configuration) {
    invocation["properties"]["configuration"] =
        configuration_sentence(*report.configuration);
  }
  if (!report.waivers_in_place.empty()) {
    invocation["properties"]["waivers"] = waiver_sentence(report.waivers_in_place);
  }
  return {
      {"automationDetails", Json::object({{"id", run_id(report)}})},
      {"tool", Json::object({{"driver", std::move(driver)}})},
      {"invocations", Json::array({std::move(invocation)})},
      {"columnKind", "unicodeCodePoints"},
      {"results", std::move(results)},
  };
}

}  // namespace

void write_sarif(const Report& report, std::ostream& out) {
  const Json json = {
      {"$schema", kSchema},
      {"version", "2.1.0"},
      {"runs", Json::array({run_of(report)})},
  };
  write_json_text(json.dump(2, ' ', false, Json::error_handler_t::replace), out);
}

}  // namespace trailseal::report
