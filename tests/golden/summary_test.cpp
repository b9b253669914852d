// Judging the summaries of inputs says what judging the inputs says: each input of a
// folder gets a summary of its own, and the report on the summaries is the report on the
// inputs. Two things differ, since they must:
//
//   an input is marked as one that a summary is of
//   what rests on a value that is marked sensitive is not known: a summary holds none
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "cli/cli.hpp"
#include "golden/scenario_folder.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/scratch.hpp"
#include "support/temporary_directory.hpp"

namespace trailseal::summary_test {
namespace {

using cli::Run;
using cli::run_command;
using nlohmann::json;
using Words = std::vector<std::string>;

/// Where the policy of a trail's bucket, its name or a switch is marked sensitive.
const std::set<std::string> kHidden{"fixtures/terraform/sensitive-policy",
                                    "fixtures/terraform/sensitive-switches",
                                    "fixtures/terraform/sensitive-values"};

Words joined(Words first, const Words& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

/// Without fixes: a summary has no text that could be changed.
json report_of(const Run& run) {
  json report = json::parse(run.out);
  for (json& input : report["inputs"]) input.erase("summary");
  for (json& result : report["results"]) result.erase("fix");
  return report;
}

/// The report on the inputs of a folder, and on a summary of each of them.
struct Reports {
  json whole{};
  json joined{};
  int whole_status = 0;
  int joined_status = 0;
  std::vector<std::string> summaries{};
};

Reports reports_of(const ScenarioFolder& scenario) {
  const TemporaryDirectory directory;
  Reports reports;
  Words files;
  for (const std::string& input : scenario.inputs) {
    files.push_back(directory.path() / (std::to_string(files.size()) + ".json"));
    const Run run = run_command(
        joined({"summarize", input, "--output", files.back()}, scenario.reading));
    CAPTURE(run.err);
    CHECK(run.out.empty());
    reports.summaries.push_back(read_file(files.back()));
  }
  const Words format{"--format", "json"};
  const Run whole = run_command(joined(scenario.check(), format));
  const Run parts =
      run_command(joined(joined(joined({"check"}, files), scenario.judging), format));
  reports.whole = report_of(whole);
  reports.joined = report_of(parts);
  reports.whole_status = whole.status;
  reports.joined_status = parts.status;
  return reports;
}

/// Nothing that is decided without the secrets is decided otherwise.
void check_hidden(const Reports& reports) {
  REQUIRE(reports.whole["trails"].size() == reports.joined["trails"].size());
  for (std::size_t i = 0; i < reports.whole["trails"].size(); ++i) {
    const json& with = reports.whole["trails"][i]["delivery"];
    const json& without = reports.joined["trails"][i]["delivery"];
    CHECK((without == with || without == "unknown"));
  }
}

void check_folder(const ScenarioFolder& scenario) {
  const Reports reports = reports_of(scenario);
  for (const std::string& summary : reports.summaries) {
    CHECK(summary.find("hush-") == std::string::npos);  // in every secret of a fixture
  }
  if (kHidden.count(scenario.folder.generic_string()) > 0) {
    check_hidden(reports);
    return;
  }
  CHECK(reports.whole_status == reports.joined_status);
  CHECK(reports.whole.dump(1) == reports.joined.dump(1));
}

TEST_CASE("summaries of plans are judged as the plans are", "[golden]") {
  for (const ScenarioFolder& scenario : scenario_folders("fixtures/terraform")) {
    DYNAMIC_SECTION(scenario.folder.generic_string()) { check_folder(scenario); }
  }
}

TEST_CASE("summaries of exports are judged as the exports are", "[golden]") {
  for (const ScenarioFolder& scenario : scenario_folders("fixtures/aws-export")) {
    DYNAMIC_SECTION(scenario.folder.generic_string()) { check_folder(scenario); }
  }
}

TEST_CASE("summaries of templates are judged as the templates are", "[golden]") {
  for (const ScenarioFolder& scenario : scenario_folders("fixtures/cloudformation")) {
    DYNAMIC_SECTION(scenario.folder.generic_string()) { check_folder(scenario); }
  }
}

}  // namespace
}  // namespace trailseal::summary_test
