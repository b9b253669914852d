// One row per word: the JSON report's spellings are part of its contract.
#include "report/result_text.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "base/word_list.hpp"
#include "engine/cause.hpp"
#include "iam/explain/evidence_line.hpp"
#include "report/paragraph.hpp"
#include "report/short_address.hpp"

namespace trailseal::report {

namespace {

/// "`Stage` is `prod`".
std::string choice_text(const std::string& name, const ScenarioValue& value) {
  if (value.other) return in_backticks(name) + " has any other value";
  return in_backticks(name) + " is " +
         (value.text.empty() ? "empty" : in_backticks(value.text));
}

}  // namespace

std::string_view tool_version() { return TRAILSEAL_VERSION; }

std::string_view to_string(InputKind kind) {
  switch (kind) {
    case InputKind::TerraformPlan:
      return "terraform-plan";
    case InputKind::TerraformState:
      return "terraform-state";
    case InputKind::TerraformConfiguration:
      return "terraform-configuration";
    case InputKind::AwsExport:
      return "aws-export";
    case InputKind::CloudFormation:
      break;
  }
  return "cloudformation";
}

const char* delivery_word(Verdict delivery) {
  switch (delivery) {
    case Verdict::Holds:
      return "allowed";
    case Verdict::Fails:
      return "denied";
    case Verdict::Unknown:
      break;
  }
  return "unknown";
}

std::string_view to_string(Diagnostic::Level level) {
  return level == Diagnostic::Level::Error ? "error" : "warning";
}

std::string_view input_path(const Report& report, std::size_t input) {
  return input < report.inputs.size() ? std::string_view(report.inputs[input].path)
                                      : std::string_view();
}

std::string sources_text(const Input& input) {
  const std::string sources = input.sources.value_or("");
  if (sources == "plan file") return "the plan file";
  return sources == "." ? "this directory" : "`" + sources + "`";
}

const SourceText& file_of(const Report& report, const Place& place) {
  static const SourceText none;
  if (place.position.file == 0) {
    return place.input < report.sources.size() ? report.sources[place.input] : none;
  }
  if (place.input >= report.inputs.size()) return none;
  const std::vector<SourceText>& files = report.inputs[place.input].source_files;
  return place.position.file <= files.size() ? files[place.position.file - 1] : none;
}

std::string_view path_of(const Report& report, const Place& place) {
  if (place.position.file == 0) return input_path(report, place.input);
  return file_of(report, place).path;
}

std::string repository_path(const Report& report, std::string_view path) {
  if (report.repository_prefix.empty() || path.empty() || path.starts_with('/')) {
    return std::string(path);
  }
  const std::filesystem::path whole = report.repository_prefix + std::string(path);
  return whole.lexically_normal().generic_string();
}

std::optional<std::string> known_text(const Value& value) {
  if (!value.is_text() || !value.as_text().is_literal() ||
      value.as_text().is_sensitive()) {
    return std::nullopt;
  }
  return value.as_text().display();
}

const rule::Fix& fix_for(const Report& report, const engine::Result& result) {
  const std::size_t input = result.place.input;
  const bool is_template = input < report.inputs.size() &&
                           report.inputs[input].kind == InputKind::CloudFormation;
  const rule::Rule& rule = *result.rule;
  const rule::Cause cause = engine::cause_of(result.why);
  for (const rule::CauseFix& fix : rule.causes) {
    if (fix.cause == cause) return is_template ? fix.cloudformation : fix.terraform;
  }
  return is_template ? rule.fix_cloudformation : rule.fix_terraform;
}

std::string short_fix(const Report& report, const engine::Result& result) {
  if (const ProvenFix* proven = report.fixes.find(result)) return proven->text;
  const rule::Fix& fix = fix_for(report, result);
  if (!fix.has_snippet) return fix.advice;
  return fix.advice + " (`trailseal rules " + result.rule->code + "` shows how)";
}

std::string fix_key(const Report& report, const engine::Result& result) {
  const ProvenFix* proven = report.fixes.find(result);
  return proven != nullptr ? proven->text + proven->patch : fix_for(report, result).text;
}

const std::string& fault_of(const rule::Rule& rule) {
  return rule.finding.empty() ? rule.title : rule.finding;
}

std::string heading_of(const engine::Result& result) {
  if (result.outcome == engine::Outcome::Fail) return fault_of(*result.rule);
  const bool open = result.outcome == engine::Outcome::Unknown;
  return (open ? "Not decided: " : "") + result.rule->title;
}

std::string place_text(const Report& report, const Place& place) {
  std::string where(path_of(report, place));
  if (place.position.line > 0) {
    where += ":" + std::to_string(place.position.line) + ":" +
             std::to_string(place.position.column);
  }
  if (!place.address.empty()) where += " " + place.address;
  if (!place.label.empty()) where += " (" + place.label + ")";
  if (place.position.line == 0 && !place.pointer.empty()) where += " " + place.pointer;
  return where;
}

std::string scenario_text(const Report& report, const Scenario& scenario) {
  std::string text;
  bool by_default = !report.default_scenario.empty();
  for (const auto& [name, value] : scenario) {
    const bool is_environment = name == kEnvironmentParameter;
    text += text.empty() ? (is_environment ? "in " : "when ") : " and ";
    text += is_environment ? "environment " + in_backticks(value.text)
                           : choice_text(name, value);
    const auto row = report.default_scenario.find(name);
    by_default =
        by_default && row != report.default_scenario.end() && row->second == value;
  }
  return !text.empty() && by_default ? text + ", the default" : text;
}

std::string scenario_text(const Report& report, const Scenario& scenario,
                          const std::vector<Scenario>& further) {
  std::string text = scenario_text(report, scenario);
  const bool by_environment = scenario.contains(kEnvironmentParameter);
  for (const Scenario& other : further) {
    text += (by_environment ? ", and " : ", or ") + scenario_text(report, other);
  }
  return text;
}

std::string sentence_of(const Report& report, const engine::Result& result) {
  const std::string when = scenario_text(report, result.scenario, result.further);
  return when.empty() ? result.message : result.message + " (" + when + ")";
}

std::string short_sentence_of(const Report& report, const engine::Result& result) {
  const std::string& address = result.trail.empty() ? result.resource : result.trail;
  const std::string_view module = long_module_of(address);
  std::string message = within_module(result.message, module);
  if (message != result.message) message += ", in " + in_backticks(module);
  const std::string when = scenario_text(report, result.scenario, result.further);
  return when.empty() ? message : message + " (" + when + ")";
}

std::string whole_text_of(const std::string& sentence, const engine::Result& result) {
  std::string text = printable(sentence);
  for (const std::string& line : iam::lines_of(result.why)) {
    text.append("\n").append(printable(line));
  }
  if (!result.missing.help.empty()) {
    text.append("\n").append(printable(result.missing.help));
  }
  return text;
}

std::string history_note(const engine::Result& result) {
  const std::string word = engine::to_string(result.history);
  return word.empty() ? "" : " (" + word + ")";
}

std::string comparison_sentence(const Report& report) {
  constexpr std::size_t kShortId = 12;
  const ComparedCommit& compared = report.compared_with;
  return "findings are compared with those of " + in_backticks(compared.name) +
         " (commit " + compared.commit.substr(0, kShortId) + ")";
}

bool is_listed(const Report& report, const engine::Result& result) {
  return std::any_of(report.trails.begin(), report.trails.end(),
                     [&](const cloudtrail::TrailSummary& trail) {
                       return trail.address == result.trail &&
                              trail.input == result.input;
                     });
}

std::size_t trail_count(const Report& report) {
  std::set<std::pair<std::size_t, std::string>> trails;
  for (const auto& trail : report.trails) trails.emplace(trail.input, trail.address);
  return trails.size();
}

std::string count_of(std::size_t number, std::string_view noun) {
  return count_of(number, noun, std::string(noun) + "s");
}

std::string count_of(std::size_t number, std::string_view noun, std::string_view plural) {
  return std::to_string(number) + " " + std::string(number == 1 ? noun : plural);
}

}  // namespace trailseal::report
