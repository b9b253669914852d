// Every folder of fixtures/terraform, fixtures/cloudformation, fixtures/aws-export and
// fixtures/configuration is a scenario (of the last one the folder itself is the input,
// without a plan):
//
//   plan*.json, template*.yaml, template*.json   the inputs of one `check`
//   export*                                      a directory that holds an export, or several
//   answer*                                      an answer of AWS's without a manifest
//   check.args                                   further arguments, by white space
//   main.tf, or then/main.tf                     the sources of the plan, which are read
//                                                unless the arguments say otherwise
//   verdicts.json                                what is true of it, found by hand
//   expected.txt, expected.json                  the reports without what passes
//                                                (UPDATE_GOLDEN=1 writes them)
//   expected.md, ...                             further formats, where the file is there
//
// A rule that passes on every trail changes the reports of kFullReports and no other.
#include "support/golden.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "cli/cli.hpp"
#include "golden/scenario_folder.hpp"
#include "golden/without_passes.hpp"
#include "rule/catalogue.hpp"
#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

namespace trailseal::golden_test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// The rules whose passes the verdicts of every trail list too. What fails or stays open
/// is listed for every rule.
const std::set<std::string> kListedPasses{"TS101", "TS102", "TS104", "TS201", "TS202",
                                          "TS301", "TS302", "TS303", "TS304", "TS306",
                                          "TS602", "TS603", "TS501", "TS502"};

/// The reports that are kept whole, with what passes.
constexpr std::array kFullReports{
    "fixtures/terraform/first-deployment/expected.json",
    "fixtures/cloudformation/two-trails/expected.html",
    "fixtures/cloudformation/two-trails/expected.sarif.json",
};

struct Scenario {
  std::filesystem::path folder{};
  /// Of its run.
  std::vector<std::string> arguments{};
  /// What is true of it, from verdicts.json.
  json verdicts{};
};

std::vector<Scenario> find_scenarios(const std::vector<ScenarioFolder>& folders) {
  std::vector<Scenario> found;
  for (const ScenarioFolder& scenario : folders) {
    found.push_back({scenario.folder, scenario.check(),
                     json::parse(read_file(scenario.folder / "verdicts.json"))});
  }
  return found;
}

/// Catch2 runs a test case once per section: the folders are read at its first start.
const std::vector<Scenario>& plans() {
  static const std::vector<Scenario> kFound =
      find_scenarios(scenario_folders("fixtures/terraform"));
  return kFound;
}

const std::vector<Scenario>& templates() {
  static const std::vector<Scenario> kFound =
      find_scenarios(scenario_folders("fixtures/cloudformation"));
  return kFound;
}

const std::vector<Scenario>& exports() {
  static const std::vector<Scenario> kFound =
      find_scenarios(scenario_folders("fixtures/aws-export"));
  return kFound;
}

const std::vector<Scenario>& configurations() {
  static const std::vector<Scenario> kFound = find_scenarios(configuration_folders());
  return kFound;
}

struct Run {
  int status = 0;
  std::string out;
  std::string err;
};

/// Further reports of a run: those of each format go to a file of its name.
struct ReportFiles {
  fs::path folder{};
  std::vector<std::string> formats{};

  fs::path of(const std::string& format) const { return folder / format; }
};

Run run_with(std::vector<std::string> arguments, const std::string& format,
             const ReportFiles& files = {}) {
  arguments.insert(arguments.end(), {"--format", format, "--color", "never"});
  for (const std::string& further : files.formats) {
    arguments.insert(arguments.end(), {"-o", further + "=" + files.of(further).string()});
  }
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  Run run;
  // An export grows old, and waivers end: the day is that of the fixtures.
  run.status = cli::run(arguments, in, out, err, {.today = "2026-11-28"});
  run.out = out.str();
  run.err = err.str();
  return run;
}

void check_report(const fs::path& path, const char* format, const std::string& report) {
  const bool full = std::find(kFullReports.begin(), kFullReports.end(),
                              path.generic_string()) != kFullReports.end();
  check_golden(path, full ? report : without_passes(format, report));
}

/// Every field of `expected` stands in `actual` with that value.
void check_fields(const std::string& what, const json& expected, const json& actual) {
  CAPTURE(what);
  if (!expected.is_object() || !actual.is_object()) {
    CHECK(expected.dump() == actual.dump());
    return;
  }
  for (const auto& [name, value] : expected.items()) {
    check_fields(what + "." + name, value, actual.value(name, json("(no such field)")));
  }
}

/// Does what holds in `scenario` (null: always) hold where `choice` was made?
bool holds_in(const json& scenario, const json& choice) {
  if (scenario.is_null()) return true;
  for (const auto& [name, value] : scenario.items()) {
    if (choice.value(name, json()) != value) return false;
  }
  return true;
}

/// The same for a result, which may have several scenarios.
bool result_holds_in(const json& result, const json& choice) {
  const json scenarios = result.value("scenarios", json::array({result["scenario"]}));
  return std::any_of(scenarios.begin(), scenarios.end(),
                     [&](const json& one) { return holds_in(one, choice); });
}

using Outcomes = std::map<std::string, std::string>;

void add_outcome(Outcomes& outcomes, const json& result, const json& listed) {
  const std::string code = result["code"];
  const bool passes = result["outcome"] == "pass";
  if (passes && kListedPasses.count(code) == 0 && !listed.contains(code)) return;
  std::string& outcome = outcomes[code];
  outcome += outcome.empty() ? "" : "+";
  outcome += result["outcome"].get<std::string>();
}

Outcomes outcomes_of(const json& report, const std::string& trail, const json& choice,
                     const json& listed) {
  Outcomes outcomes;
  for (const json& result : report["results"]) {
    if (result["trail"] != trail || !result_holds_in(result, choice)) continue;
    add_outcome(outcomes, result, listed);
  }
  return outcomes;
}

std::string shown(const Outcomes& outcomes) {
  std::string text;
  for (const auto& [code, outcome] : outcomes) text += code + " " + outcome + "\n";
  return text;
}

/// The entry of a trail where `choice` was made.
json find_trail(const json& report, const std::string& address, const json& choice) {
  for (const json& trail : report["trails"]) {
    if (trail["address"] == address && holds_in(trail["scenario"], choice)) return trail;
  }
  return json::object();
}

/// Everything but a pass needs a reason.
void check_reasons(const Outcomes& outcomes, const json& reasons) {
  for (const auto& [code, outcome] : outcomes) {
    CAPTURE(code, outcome);
    CHECK((outcome == "pass" || reasons.contains(code)));
  }
}

void check_trail(const json& expected, const json& report, const json& reasons) {
  const std::string address = expected["address"];
  const json choice = expected.value("scenario", json::object());
  CAPTURE(address, choice.dump());
  const json actual = find_trail(report, address, choice);
  for (const char* field : {"address", "delivery", "log_encryption", "bucket", "key"}) {
    check_fields(field, expected[field], actual[field]);
  }
  const Outcomes wanted = expected["results"];
  check_reasons(wanted, reasons);
  INFO("because: " << reasons.dump(2));
  CHECK(shown(wanted) ==
        shown(outcomes_of(report, address, choice, expected["results"])));
}

/// Results that are about no trail, by the resource they are about.
void check_others(const json& expected, const json& report, const json& reasons) {
  std::map<std::string, Outcomes> found;
  for (const json& result : report["results"]) {
    if (!result["trail"].is_null()) continue;
    const std::string resource = result["resource"];
    add_outcome(found[resource], result, expected.value(resource, json::object()));
  }
  std::map<std::string, Outcomes> wanted = expected;
  for (const auto& [resource, outcomes] : wanted) check_reasons(outcomes, reasons);
  for (const auto& [resource, outcomes] : found) wanted[resource];
  for (const auto& [resource, outcomes] : wanted) {
    CAPTURE(resource);
    CHECK(shown(outcomes) == shown(found[resource]));
  }
}

void check_verdicts(const json& verdicts, const Run& run) {
  CAPTURE(run.err);
  CHECK(verdicts["exit"] == run.status);
  const json report = json::parse(run.out);
  std::set<std::string> found;
  std::set<std::string> wanted;
  for (const json& trail : report["trails"]) found.insert(trail["address"]);
  for (const json& trail : verdicts["trails"]) wanted.insert(trail["address"]);
  CHECK(found == wanted);
  const json reasons = verdicts.value("because", json::object());
  for (const json& trail : verdicts["trails"]) check_trail(trail, report, reasons);
  check_others(verdicts.value("others", json::object()), report, reasons);
}

/// Stands in every value that a fixture marks as sensitive or NoEcho.
constexpr const char* kSecret = "hush-";

/// Further formats, checked where a folder has the file.
struct FormatFile {
  const char* name;
  const char* format;
};

constexpr std::array kFormatFiles{
    FormatFile{"expected.junit.xml", "junit"},
    FormatFile{"expected.github.txt", "github"},
    FormatFile{"expected.code-quality.json", "gitlab-code-quality"},
    FormatFile{"expected.sast.json", "gitlab-sast"},
    FormatFile{"expected.md", "markdown"},
    FormatFile{"expected.html", "html"},
    FormatFile{"expected.sarif.json", "sarif"},
};

void check_formats(const fs::path& folder, const ReportFiles& files) {
  for (const FormatFile& file : kFormatFiles) {
    const std::string written = read_file(files.of(file.format));
    CAPTURE(file.format);
    CHECK(written.ends_with('\n'));
    CHECK(written.find(kSecret) == std::string::npos);
    if (!fs::exists(folder / file.name)) continue;
    check_report(folder / file.name, file.format, written);
  }
}

void check_scenario(const Scenario& scenario) {
  const auto& [folder, arguments, verdicts] = scenario;
  const TemporaryDirectory directory;
  ReportFiles files{.folder = directory.path(), .formats = {"json"}};
  for (const FormatFile& file : kFormatFiles) files.formats.push_back(file.format);
  // Twice, so that a report that differs from run to run is seen.
  const Run as_json = run_with(arguments, "json");
  const Run as_text = run_with(arguments, "text", files);
  check_verdicts(verdicts, as_json);
  CHECK(read_file(files.of("json")) == as_json.out);

  check_formats(folder, files);
  check_report(folder / "expected.json", "json", as_json.out);
  check_report(folder / "expected.txt", "text", as_text.out);
}

TEST_CASE("plans are judged as their folders say", "[golden]") {
  for (const Scenario& scenario : plans()) {
    DYNAMIC_SECTION(scenario.folder.generic_string()) { check_scenario(scenario); }
  }
}

TEST_CASE("templates are judged as their folders say", "[golden]") {
  for (const Scenario& scenario : templates()) {
    DYNAMIC_SECTION(scenario.folder.generic_string()) { check_scenario(scenario); }
  }
}

TEST_CASE("exports are judged as their folders say", "[golden]") {
  for (const Scenario& scenario : exports()) {
    DYNAMIC_SECTION(scenario.folder.generic_string()) { check_scenario(scenario); }
  }
}

TEST_CASE("configurations are judged as their folders say", "[golden]") {
  for (const Scenario& scenario : configurations()) {
    DYNAMIC_SECTION(scenario.folder.generic_string()) { check_scenario(scenario); }
  }
}

TEST_CASE("there are scenarios of each kind", "[golden]") {
  CHECK(plans().size() >= 100);
  CHECK(templates().size() >= 60);
  CHECK(configurations().size() >= 5);
  CHECK(exports().size() >= 20);
}

/// Is there a scenario whose verdicts have that outcome of the rule?
bool is_judged(const std::string& code, const std::string& outcome) {
  for (const auto* scenarios : {&plans(), &templates(), &exports()}) {
    for (const Scenario& scenario : *scenarios) {
      const json& verdicts = scenario.verdicts;
      for (const json& trail : verdicts["trails"]) {
        if (trail["results"].value(code, "") == outcome) return true;
      }
      for (const json& results : verdicts.value("others", json::object())) {
        if (results.value(code, "") == outcome) return true;
      }
    }
  }
  return false;
}

TEST_CASE("every rule is judged by hand to pass and to fail", "[golden]") {
  for (const rule::Rule& rule : rule::builtin_rules()) {
    CAPTURE(rule.code, rule.id);
    CHECK(is_judged(rule.code, "pass"));
    CHECK(is_judged(rule.code, "fail"));
    // Examples show what else comes out; of what is deployed there are none.
    if (rule.is_about("observed")) CHECK(is_judged(rule.code, "unknown"));
  }
}

TEST_CASE("the reports that are kept whole are there", "[golden]") {
  for (const char* path : kFullReports) {
    CAPTURE(path);
    CHECK(fs::exists(path));
  }
}

}  // namespace
}  // namespace trailseal::golden_test
