// The JSON report, `trailseal.report/1`: a contract that scripts read.
//
//   schema, tool, standard
//   inputs[]       path, kind, of a plan sources
//   configuration  path, standard, fail_on, selected_rules, ignored_rules, lowered_rules,
//                  skipped_inputs, waivers: what it takes away; null: none in effect
//   trails[]       address, input, name, organization, multi_region, bucket, key,
//                  log_encryption, delivery, scenario
//   results[]      rule, code, severity, outcome, trail, resource, message, why, help,
//                  location, scenario, fix, fingerprint
//   trusted[]      what the configuration told of resources in no input, where it was
//                  used
//   compared_with  ref, commit: under `--compare`
//   waivers_in_place[]  waivers in the files under check, where there are any
//   fixed[]        findings that the plan ends, as results, where there are any
//   diagnostics[]  level, message, help, location; `unchecked` where a part of an input
//                  is not checked
//   summary        trails, pass, fail, unknown, waived; untouched_trails under
//                  `--scope changed`
//
// A value that is not wholly known is null: half a name would look like a whole one.
// `help` is there only where there is help to give, `waiver` (reason, until) only where
// the outcome is waived, `history` (new, existing, fixed) only where a plan changes what
// is in place or a commit is compared with, `fix` (text, patch, proven; of a proven one
// files, proves, and block where there is no patch) only where the outcome is fail, a trail's and a location's `label` only where the resource has
// another name (its path in a CDK app).
#include <nlohmann/json.hpp>
#include <ostream>

#include "iam/explain/evidence_line.hpp"
#include "report/estate.hpp"
#include "report/machine/json_output.hpp"
#include "report/result_text.hpp"
#include "report/summary.hpp"
#include "report/writers.hpp"

namespace trailseal::report {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json number_or_null(unsigned number) {
  return number == 0 ? Json(nullptr) : Json(number);
}

Json value_or_null(const Value& value) {
  if (value.is_bool() && !value.is_sensitive()) return value.as_bool();
  const auto text = known_text(value);
  return text ? Json(*text) : Json(nullptr);
}

Json scenario_or_null(const Scenario& scenario) {
  if (scenario.empty()) return nullptr;
  Json json = Json::object();
  for (const auto& [name, value] : scenario) json[name] = value.text;
  return json;
}

Json key_of(const cloudtrail::TrailSummary& trail) {
  if (!trail.key.set && !trail.key.unknown) return nullptr;
  if (!trail.key.address.empty()) return Json::object({{"address", trail.key.address}});
  return {{"address", nullptr}, {"arn", value_or_null(trail.key.arn)}};
}

Json trail_of(const Report& report, const cloudtrail::TrailSummary& trail) {
  Json json = {
      {"address", trail.address},
      {"input", input_path(report, trail.input)},
      {"name", value_or_null(trail.name)},
      {"organization", value_or_null(trail.organization)},
      {"multi_region", value_or_null(trail.multi_region)},
      {"bucket",
       {{"address", text_or_null(trail.bucket.address)},
        {"name", value_or_null(trail.bucket.name)},
        {"prefix", value_or_null(trail.bucket.prefix)}}},
      {"key", key_of(trail)},
      {"log_encryption",
       {{"algorithm", text_or_null(trail.log_encryption.algorithm)},
        {"key", text_or_null(trail.log_encryption.key)}}},
      {"delivery", delivery_word(trail.delivery)},
      {"scenario", scenario_or_null(trail.scenario)},
  };
  if (!trail.label.empty()) json["label"] = trail.label;
  return json;
}

Json location_of(const Report& report, const Place& place) {
  Json json = {
      {"path", path_of(report, place)},
      {"line", number_or_null(place.position.line)},
      {"column", number_or_null(place.position.column)},
      {"address", place.address},
      {"pointer", place.pointer},
  };
  if (place.position.file > 0) json["input"] = input_path(report, place.input);
  if (!place.label.empty()) json["label"] = place.label;
  return json;
}

Json file_change_of(const FileChange& file) {
  Json changes = Json::array();
  for (const LineChange& change : file.changes) {
    changes.push_back(
        {{"line", change.first}, {"removed", change.removed}, {"lines", change.lines}});
  }
  return {{"path", file.path}, {"new", file.is_new}, {"changes", std::move(changes)}};
}

Json fix_of(const Report& report, const engine::Result& result) {
  const ProvenFix* proven = report.fixes.find(result);
  if (proven == nullptr) {
    return {{"text", short_fix(report, result)}, {"patch", nullptr}, {"proven", false}};
  }
  Json files = Json::array();
  for (const FileChange& file : proven->files) files.push_back(file_change_of(file));
  Json json = {{"text", proven->text},
               {"patch", text_or_null(proven->patch)},
               {"proven", true},
               {"files", std::move(files)},
               {"proves",
                {{"ends", proven->ends},
                 {"codes", proven->codes},
                 {"unchanged", proven->unchanged}}}};
  if (!proven->block.empty()) {
    json["block"] = {{"text", proven->block},
                     {"language", proven->language},
                     {"reason", proven->reason}};
  }
  return json;
}

Json result_of(const Report& report, const engine::Result& result) {
  Json json = {
      {"rule", result.rule->id},
      {"code", result.rule->code},
      {"severity", rule::to_string(result.rule->severity)},
      {"outcome", engine::to_string(result.outcome)},
      {"trail", text_or_null(result.trail)},
      {"resource", text_or_null(result.resource)},
      {"message", result.message},
      {"why", iam::lines_of(result.why)},
  };
  if (report.inputs.size() > 1) json["input"] = input_path(report, input_of(result));
  if (!result.missing.help.empty()) json["help"] = result.missing.help;
  if (result.outcome == engine::Outcome::Waived) {
    json["waiver"] = {{"reason", result.waiver},
                      {"until", text_or_null(result.waived_until)}};
  }
  if (result.history != engine::History::Untold) {
    json["history"] = engine::to_string(result.history);
  }
  json["location"] = location_of(report, result.place);
  json["scenario"] = scenario_or_null(result.scenario);
  if (!result.further.empty()) {
    json["scenarios"] = Json::array({json["scenario"]});
    for (const Scenario& scenario : result.further) {
      json["scenarios"].push_back(scenario_or_null(scenario));
    }
  }
  if (result.outcome == engine::Outcome::Fail) json["fix"] = fix_of(report, result);
  json["fingerprint"] = result.fingerprint;
  return json;
}

Json diagnostic_of(const Diagnostic& diagnostic) {
  const Error& error = diagnostic.error;
  Json json = {{"level", to_string(diagnostic.level)}, {"message", error.message}};
  if (!error.help.empty()) json["help"] = error.help;
  if (error.unchecked) json["unchecked"] = true;
  json["location"] = Json::object();
  if (!error.path.empty()) {
    json["location"] = {{"path", error.path},
                        {"line", number_or_null(error.line)},
                        {"column", number_or_null(error.column)}};
  }
  return json;
}

/// A list from the members of `items`, each made by `make`.
template <typename Items, typename Make>
Json list_of(const Items& items, const Make& make) {
  Json list = Json::array();
  for (const auto& item : items) list.push_back(make(item));
  return list;
}

Json summary_of(const Report& report) {
  const Summary summary = summarize(report);
  Json json = {
      {"trails", trail_count(report)}, {"pass", summary.pass},     {"fail", summary.fail},
      {"unknown", summary.unknown},    {"waived", summary.waived},
  };
  if (report.only_touched) json["untouched_trails"] = report.untouched_trails;
  return json;
}

/// What the configuration says of other resources is no input.
Json inputs_of(const Report& report) {
  Json list = Json::array();
  for (const Input& input : report.inputs) {
    if (input.trusted) continue;
    Json json = {{"path", input.path}, {"kind", to_string(input.kind)}};
    if (!input.summary.empty()) json["summary"] = input.summary;
    if (input.kind == InputKind::TerraformPlan) {
      json["sources"] = input.sources ? Json(*input.sources) : Json(nullptr);
    }
    list.push_back(std::move(json));
  }
  return list;
}

Json deliveries_of(const DeliveryCount& deliveries) {
  return {{"allowed", deliveries.allowed},
          {"denied", deliveries.denied},
          {"unknown", deliveries.unknown}};
}

/// The overview of several inputs.
Json estate_json(const Report& report) {
  const Estate estate = estate_of(report);
  const auto input_json = [&](const EstateInput& input) {
    return Json{{"path", input_path(report, input.input)},
                {"deliveries", deliveries_of(input.deliveries)},
                {"fail", input.findings}};
  };
  const auto finding_json = [&](const SharedFinding& finding) {
    Json paths = Json::array();
    for (const std::size_t input : finding.inputs) {
      paths.push_back(input_path(report, input));
    }
    const engine::Result& result = *finding.first;
    return Json{{"code", result.rule->code},
                {"severity", rule::to_string(result.rule->severity)},
                {"resource", text_or_null(result.resource)},
                {"message", result.message},
                {"fail", finding.findings},
                {"inputs", std::move(paths)}};
  };
  return {{"deliveries", deliveries_of(estate.deliveries)},
          {"fix_first", list_of(estate.first, finding_json)},
          {"inputs", list_of(estate.inputs, input_json)}};
}

Json configuration_of(const Report& report) {
  if (!report.configuration) return nullptr;
  const ConfigurationEffect& effect = *report.configuration;
  return {
      {"path", effect.path},
      {"standard", text_or_null(effect.standard)},
      {"fail_on", text_or_null(effect.fail_on)},
      {"selected_rules", effect.selected_rules},
      {"ignored_rules", effect.ignored_rules},
      {"lowered_rules", effect.lowered_rules},
      {"skipped_inputs", effect.skipped_inputs},
      {"waivers", effect.waivers},
  };
}

Json waiver_of(const WaiverInPlace& waiver) {
  return {{"rule", waiver.rule},
          {"reason", waiver.reason},
          {"owner", text_or_null(waiver.owner)},
          {"until", text_or_null(waiver.until)},
          {"location", {{"path", waiver.path}, {"line", waiver.line}}},
          {"used", waiver.used}};
}

}  // namespace

void write_json(const Report& report, std::ostream& out) {
  Json json = {
      {"schema", "trailseal.report/1"},
      {"tool", {{"name", "trailseal"}, {"version", tool_version()}}},
      {"standard", report.standard},
      {"inputs", inputs_of(report)},
      {"configuration", configuration_of(report)},
      {"trails",
       list_of(report.trails, [&](const auto& t) { return trail_of(report, t); })},
      {"results",
       list_of(report.results, [&](const auto& r) { return result_of(report, r); })},
      {"diagnostics", list_of(report.diagnostics, diagnostic_of)},
      {"summary", summary_of(report)},
  };
  if (is_estate(report)) json["estate"] = estate_json(report);
  if (!report.trusted.empty()) json["trusted"] = report.trusted;
  if (!report.compared_with.name.empty()) {
    json["compared_with"] = {{"ref", report.compared_with.name},
                             {"commit", report.compared_with.commit}};
  }
  if (!report.waivers_in_place.empty()) {
    json["waivers_in_place"] = list_of(report.waivers_in_place, waiver_of);
  }
  if (!report.fixed.empty()) {
    json["fixed"] =
        list_of(report.fixed, [&](const auto& r) { return result_of(report, r); });
  }
  // Bytes that are not UTF-8 become the replacement character instead of an exception.
  write_json_text(json.dump(2, ' ', false, Json::error_handler_t::replace), out);
}

}  // namespace trailseal::report
