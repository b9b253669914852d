#include <nlohmann/json.hpp>

#include "report/rule_text.hpp"
#include "report/sample.hpp"
#include "report/writers.hpp"
#include "support/catch.hpp"

namespace trailseal::report::sarif_writer_test {
namespace {

using Json = nlohmann::ordered_json;

Json run_of(const Report& report) {
  const Json json = Json::parse(written(report, &write_sarif));
  CHECK(json["version"] == "2.1.0");
  REQUIRE(json["runs"].size() == 1);
  return json["runs"][0];
}

TEST_CASE("SARIF has failing and open results, and no passing ones", "[sarif]") {
  const Json results = run_of(sample_report())["results"];
  REQUIRE(results.size() == 2);
  CHECK(results[0]["ruleId"] == "TS304");
  CHECK(results[0]["kind"] == "fail");
  CHECK(results[0]["level"] == "error");
  CHECK(results[1]["ruleId"] == "TS306");
  CHECK(results[1]["kind"] == "open");
  CHECK(results[1]["level"] == "none");
}

TEST_CASE("a SARIF message says why", "[sarif]") {
  CHECK(run_of(sample_report())["results"][0]["message"]["text"] ==
        "a message of TS304\n"
        "statement `Write`: resource `b/AWSLogs/*` does not cover `b/x/AWSLogs`");
}

TEST_CASE("every SARIF result has a location with a region", "[sarif]") {
  Report report = sample_report();
  report.results[1].place.position = {.line = 4, .column = 7};
  const Json results = run_of(report)["results"];
  const Json placed = results[0]["locations"][0];
  CHECK(placed["physicalLocation"].dump() ==
        R"({"artifactLocation":{"uri":"plan.json"},)"
        R"("region":{"startLine":4,"startColumn":7}})");
  CHECK(placed["logicalLocations"][0]["fullyQualifiedName"] ==
        "aws_s3_bucket_policy.logs");
  const Json unplaced = results[1]["locations"][0]["physicalLocation"]["region"];
  CHECK(unplaced["startLine"] == 1);
  CHECK(unplaced["startColumn"] == 1);
}

TEST_CASE("columns of SARIF count characters", "[sarif]") {
  Report report = sample_report();
  report.sources[0].text = "Name: \xC3\xA9t\xC3\xA9 # x\n";
  report.results[1].place.position = {.line = 1, .column = 13};
  const Json region =
      run_of(report)["results"][0]["locations"][0]["physicalLocation"]["region"];
  CHECK(region["startColumn"] == 11);
  CHECK(region["endColumn"] == 14);
}

TEST_CASE("a region of SARIF ends where what stands there does", "[sarif]") {
  Report report = sample_report();
  report.sources[0].text = "Key: \"\xC3\xA9t\xC3\xA9 x\", other\n";
  report.results[1].place.position = {.line = 1, .column = 6};
  const Json region =
      run_of(report)["results"][0]["locations"][0]["physicalLocation"]["region"];
  CHECK(region["startColumn"] == 6);
  CHECK(region["endColumn"] == 13);
}

TEST_CASE("a SARIF run is told apart by its inputs", "[sarif]") {
  Report report = sample_report();
  const std::string one = run_of(report)["automationDetails"]["id"];
  CHECK(one == "trailseal/plan.json/");
  report.inputs.push_back({.path = "other.json"});
  const std::string two = run_of(report)["automationDetails"]["id"];
  CHECK(two.starts_with("trailseal/other.json/and-1-more-"));
  std::swap(report.inputs.front(), report.inputs.back());
  CHECK(run_of(report)["automationDetails"]["id"] == two);
}

TEST_CASE("SARIF says what is new, unchanged and absent", "[sarif]") {
  Report report = sample_report();
  CHECK_FALSE(run_of(report)["results"][0].contains("baselineState"));
  for (engine::Result& result : report.results) result.history = engine::History::New;
  report.fixed.push_back(report.results[1]);
  report.fixed[0].history = engine::History::Fixed;
  const Json results = run_of(report)["results"];
  REQUIRE(results.size() == 3);
  CHECK(results[0]["baselineState"] == "new");
  CHECK(results[2]["baselineState"] == "absent");
  CHECK(results[2]["kind"] == "pass");
  CHECK(results[2]["level"] == "none");
}

TEST_CASE("the help of a built-in rule is its page", "[sarif]") {
  const Json driver = run_of(sample_report())["tool"]["driver"];
  CHECK(driver["informationUri"] == std::string(kProjectPage));
}

TEST_CASE("URIs of SARIF are percent-encoded", "[sarif]") {
  struct Case {
    const char* path;
    const char* uri;
  };
  const auto c = GENERATE(values<Case>({
      {"a/b.json", "a/b.json"},
      {"my plans/a b.json", "my%20plans/a%20b.json"},
      {"50%#1?.json", "50%25%231%3F.json"},
      {"\xC3\xA9.yaml", "%C3%A9.yaml"},
      {"/srv/plan.json", "file:///srv/plan.json"},
  }));
  Report report = sample_report();
  report.inputs[0].path = c.path;
  CAPTURE(c.path);
  CHECK(run_of(report)["results"][0]["locations"][0]["physicalLocation"]
                      ["artifactLocation"]["uri"] == c.uri);
}

TEST_CASE("SARIF rules carry help, level and security severity", "[sarif]") {
  const Json run = run_of(sample_report());
  const Json rules = run["tool"]["driver"]["rules"];
  REQUIRE(rules.size() == 3);
  const Json& rule = rules[1];
  CHECK(rule["id"] == "TS304");
  CHECK(rule["name"] == "bucket-policy-allows-write");
  CHECK(rule["defaultConfiguration"]["level"] == "error");
  CHECK(rule["properties"]["security-severity"] == "8.0");
  CHECK(rule["help"]["markdown"].get<std::string>().find("Write it in Terraform.") !=
        std::string::npos);
  CHECK(rules[0]["defaultConfiguration"]["level"] == "note");
  CHECK(rules[0]["properties"]["security-severity"] == "3.0");
  CHECK(rules[2]["defaultConfiguration"]["level"] == "warning");
  for (const Json& result : run["results"]) {
    CHECK(rules[result["ruleIndex"].get<std::size_t>()]["id"] == result["ruleId"]);
  }
}

TEST_CASE("the SARIF fingerprint is the result's own", "[sarif]") {
  CHECK(run_of(sample_report())["results"][0]["partialFingerprints"].dump() ==
        R"({"trailseal/v1":"0123456789abcdef-TS304"})");
}

TEST_CASE("a run with errors is no successful SARIF execution", "[sarif]") {
  Report report = sample_report();
  CHECK(run_of(report)["invocations"][0]["executionSuccessful"] == true);
  report.diagnostics = {
      {.error = {.message = "broken", .help = "mend it", .path = "a b.json", .line = 2}}};
  const Json invocation = run_of(report)["invocations"][0];
  CHECK(invocation["executionSuccessful"] == false);
  const Json note = invocation["toolExecutionNotifications"][0];
  CHECK(note["level"] == "error");
  CHECK(note["message"]["text"] == "broken\nmend it");
  CHECK(note["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] ==
        "a%20b.json");
}

TEST_CASE("a proven fix is whole lines that replace others in SARIF", "[sarif]") {
  const Json result = run_of(sample_report_with_fix())["results"][0];
  REQUIRE(result["fixes"].size() == 1);
  const Json& fix = result["fixes"][0];
  CHECK(fix["description"]["text"] ==
        "add `x/` to the resource of `Write`; after this change TS303 and TS304 pass; "
        "1 other result is unchanged");
  const Json& change = fix["artifactChanges"][0];
  CHECK(change["artifactLocation"]["uri"] == "main.tf");
  const Json& replacement = change["replacements"][0];
  CHECK(replacement["deletedRegion"] ==
        Json{{"startLine", 7}, {"startColumn", 1}, {"endLine", 8}, {"endColumn", 1}});
  CHECK(replacement["insertedContent"]["text"] == "new\n");
  // Without a file there is nothing that SARIF could change.
  CHECK_FALSE(run_of(sample_report_with_block())["results"][0].contains("fixes"));
}

}  // namespace
}  // namespace trailseal::report::sarif_writer_test
