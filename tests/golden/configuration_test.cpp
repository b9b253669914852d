// What a configuration alone decides is what its plan and sources decide: every folder of
// fixtures/terraform whose plan creates all that a trail rests on is read once more, from
// its `.tf` files, and held to the report of its plan (expected.json).
#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "cli/cli.hpp"
#include "golden/scenario_folder.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"

namespace trailseal::configuration_test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// Folders whose plan is not the one that the configuration gives, and why.
const std::map<std::string, std::string> kOthers{
    {"edited-sources", "the sources were changed after the plan was made"},
    {"targeted-plan", "the plan leaves out a part of the configuration"},
};

/// Variables that were given on the command line when the plan was made.
const std::map<std::string, std::vector<std::string>> kGiven{
    {"provider-from-variables",
     {"--var", "region=eu-north-1", "--var", "account=123456789012"}},
};

bool creates_all(const json& plan) {
  static const std::set<std::string> kTypes{
      "aws_cloudtrail",       "aws_s3_bucket",
      "aws_s3_bucket_policy", "aws_kms_key",
      "aws_kms_key_policy",   "aws_s3_bucket_server_side_encryption_configuration"};
  std::size_t created = 0;
  for (const json& change : plan.value("resource_changes", json::array())) {
    if (change["mode"] != "managed" || kTypes.count(change["type"]) == 0) continue;
    if (change["change"]["actions"] != json::array({"create"})) return false;
    ++created;
  }
  return created > 0;
}

json report_of(std::vector<std::string> arguments) {
  arguments.insert(arguments.end(), {"--format", "json"});
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  cli::run(arguments, in, out, err);
  return json::parse(out.str());
}

using Key = std::tuple<std::string, std::string, std::string>;

Key key_of(const json& result) {
  const json& trail = result["trail"];
  return {result["code"], trail.is_null() ? "" : trail.get<std::string>(),
          result["resource"]};
}

/// The results with this outcome; of a plan's report those that pass are left out.
std::set<Key> results_with(const json& report, const std::string& outcome) {
  std::set<Key> keys;
  for (const json& result : report["results"]) {
    if (result["outcome"] == outcome) keys.insert(key_of(result));
  }
  return keys;
}

std::size_t check_deliveries(const json& planned, const json& alone) {
  REQUIRE(planned["trails"].size() == alone["trails"].size());
  std::size_t decided = 0;
  for (const json& trail : alone["trails"]) {
    const auto same = std::find_if(
        planned["trails"].begin(), planned["trails"].end(),
        [&](const json& other) { return other["address"] == trail["address"]; });
    REQUIRE(same != planned["trails"].end());
    CAPTURE(trail["address"].get<std::string>());
    if (trail["delivery"] == "unknown") continue;
    ++decided;
    // An account that only a plan knows leaves open what its policies do.
    if ((*same)["delivery"] != "unknown") CHECK(trail["delivery"] == (*same)["delivery"]);
    if (!trail["log_encryption"]["algorithm"].is_null()) {
      CHECK(trail["log_encryption"] == (*same)["log_encryption"]);
    }
  }
  return decided;
}

TEST_CASE("what a configuration alone decides is what its plan decides",
          "[configuration]") {
  std::size_t trails = 0;
  std::size_t decided = 0;
  for (const ScenarioFolder& scenario : scenario_folders("fixtures/terraform")) {
    const std::string name = scenario.folder.filename().string();
    const fs::path plan = scenario.folder / "plan.json";
    const fs::path sources = scenario.folder / "main.tf";
    const bool json_syntax = !fs::exists(sources);
    const fs::path root = json_syntax ? scenario.folder / "main.tf.json" : sources;
    if (kOthers.count(name) > 0 || !fs::exists(root) || !fs::exists(plan)) continue;
    if (scenario.inputs.size() != 1 || !creates_all(json::parse(read_file(plan)))) {
      continue;
    }
    CAPTURE(name);
    std::vector<std::string> arguments = scenario.check();
    const bool plan_alone =
        std::find(arguments.begin(), arguments.end(), "--no-source") != arguments.end();
    if (plan_alone) continue;  // the configuration tells more
    std::replace(arguments.begin(), arguments.end(), plan.generic_string(),
                 root.generic_string());
    if (const auto given = kGiven.find(name); given != kGiven.end()) {
      arguments.insert(arguments.end(), given->second.begin(), given->second.end());
    }
    const json planned = json::parse(read_file(scenario.folder / "expected.json"));
    const json alone = report_of(arguments);
    REQUIRE(alone["inputs"].size() == 1);
    CHECK(alone["inputs"][0]["kind"] == "terraform-configuration");
    decided += check_deliveries(planned, alone);
    trails += alone["trails"].size();
    const std::set<Key> failing = results_with(planned, "fail");
    const std::set<Key> open = results_with(planned, "unknown");
    for (const Key& key : results_with(alone, "fail")) {
      CAPTURE(std::get<0>(key), std::get<2>(key));
      CHECK((failing.count(key) > 0 || open.count(key) > 0));
    }
    for (const Key& key : results_with(alone, "pass")) {
      CAPTURE(std::get<0>(key), std::get<2>(key));
      CHECK(failing.count(key) == 0);
    }
  }
  CHECK(trails >= 120);
  CHECK(decided * 100 >= trails * 95);
}

}  // namespace
}  // namespace trailseal::configuration_test
