// `.trailseal.yaml`: settings, waivers, known resources; the baseline; `--explain`.
#include "run/configuration.hpp"

#include <nlohmann/json.hpp>

#include "run/configuration_key.hpp"
#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::configuration_test {
namespace {

using Json = nlohmann::json;

Json report_of(const std::vector<std::string>& more = {}) {
  std::vector<std::string> args{"check", "t.yaml", "--format", "json"};
  args.insert(args.end(), more.begin(), more.end());
  return Json::parse(run_command(args).out);
}

std::string outcome_of(const Json& report, const std::string& code) {
  for (const Json& result : report["results"]) {
    if (result["code"] == code) return result["outcome"];
  }
  return "none";
}

constexpr const char* kKey =
    "arn:aws:kms:eu-central-1:111122223333:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";

/// A trail whose bucket and key are in no input.
std::string outside_template() {
  return std::string(
             "Resources:\n  Trail:\n    Type: AWS::CloudTrail::Trail\n    Properties:\n"
             "      IsLogging: true\n      TrailName: main\n      S3BucketName: "
             "acme-logs\n"
             "      KMSKeyId: ") +
         kKey + "\n";
}

TEST_CASE("settings come from the file above, and the command line wins", "[config]") {
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  scratch.write(".trailseal.yaml",
                "standard: sse-kms\nignore: [TS305]\nseverity: {TS104: low}\n");
  const Json report = report_of();
  CHECK(report["standard"] == "sse-kms");
  CHECK(outcome_of(report, "TS305") == "none");
  CHECK(report_of({"--standard", "sse-s3"})["standard"] == "sse-s3");
  for (const Json& result : report["results"]) {
    if (result["code"] == "TS104") CHECK(result["severity"] == "low");
  }
  CHECK(report_of({"--no-config"})["standard"] == "sse-kms-cmk");
  scratch.write("below/t.yaml", kTrailTemplate);
  std::filesystem::current_path("below");
  CHECK(report_of()["standard"] == "sse-kms");
  std::filesystem::create_directory(".git");
  CHECK(report_of()["standard"] == "sse-kms-cmk");
}

TEST_CASE("a mistake in the configuration is said with its place", "[config]") {
  struct Case {
    const char* text;
    const char* said;
  };
  const auto c = GENERATE(values<Case>({
      {"standart: sse-kms\n", ".trailseal.yaml:1:1: error: unknown"},
      {"standard: sse\n", "unknown value of `standard`, `sse`"},
      {"strict: maybe\n", "`strict` must be true or false"},
      {"severity: {TS104: urgent}\n", "unknown value of `TS104`, `urgent`"},
      {"severity: {TS999: low}\n", "unknown rule `TS999`"},
      {"account: 12\n", "`account` must be a string"},
      {"account: \"12\"\n", "`12` is not a valid value for `account`"},
      {"waive: [{rule: TS104, address: \"*\"}]\n", "the waiver has no `reason`"},
      {"waive: [{rule: TS104, address: \"*\", reason: short}]\n", "has no reason"},
      {"waive: [{rule: TS10, address: \"*\", reason: a good reason}]\n",
       "unknown rule `TS10`"},
      {"known: {keys: {nonsense: {}}}\n", "`nonsense` is not the ARN of a key"},
      {"known: {buckets: {b: {policy: none.json}}}\n", "policy"},
      {"known: {providers: {audit: {account: \"12\"}}}\n",
       "`12` is not a valid value for `account`"},
      {"rules: [nowhere]\n", "nowhere"},
      {"standard: sse-kms\nstandard: sse-s3\n", "standard"},
  }));
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  scratch.write(".trailseal.yaml", c.text);
  const Run run = run_command({"check", "t.yaml"});
  CAPTURE(c.text, run.err);
  CHECK(run.status == kFailed);
  CHECK(contains(run.err, c.said));
}

TEST_CASE("what is known of other resources decides, and is said", "[config]") {
  const Scratch scratch;
  scratch.write("t.yaml", outside_template());
  const Json before = report_of();
  CHECK(outcome_of(before, "TS101") == "unknown");
  CHECK(outcome_of(before, "TS303") == "unknown");
  scratch.write("bucket.json",
                R"({"Version":"2012-10-17","Statement":[
    {"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},
     "Action":"s3:GetBucketAcl","Resource":"arn:aws:s3:::acme-logs"},
    {"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},
     "Action":"s3:PutObject","Resource":"arn:aws:s3:::acme-logs/*"}]})");
  scratch.write("key.json",
                R"({"Version":"2012-10-17","Statement":[
    {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},
     "Action":"kms:*","Resource":"*"}]})");
  scratch.write(
      ".trailseal.yaml",
      std::string("known:\n  buckets:\n    acme-logs:\n"
                  "      account: \"111122223333\"\n      region: eu-central-1\n"
                  "      encryption: {algorithm: aws:kms, key: \"") +
          kKey + "\"}\n      policy: bucket.json\n  keys:\n    " + kKey +
          ": {policy: key.json, rotation: true}\n");
  const Json report = report_of();
  CHECK(outcome_of(report, "TS101") == "pass");
  CHECK(outcome_of(report, "TS102") == "pass");
  CHECK(outcome_of(report, "TS203") == "pass");
  CHECK(outcome_of(report, "TS303") == "pass");
  CHECK(outcome_of(report, "TS304") == "pass");
  CHECK(outcome_of(report, "TS301") == "fail");
  CHECK(report["trails"][0]["bucket"]["address"].is_null());
  CHECK(report["trails"][0]["key"]["arn"] == kKey);
  CHECK(report["inputs"].size() == 1);
  REQUIRE(report["trusted"].size() == 2);
  CHECK(report["trusted"][0] == "bucket `acme-logs`");
  const Run text = run_command({"check", "t.yaml"});
  CHECK(contains(text.out, "assumed from `known:` in the configuration"));
}

TEST_CASE("what is not said of a known bucket stays unknown", "[config]") {
  const Scratch scratch;
  scratch.write("t.yaml", outside_template());
  scratch.write(".trailseal.yaml",
                "known: {buckets: {acme-logs: {region: eu-central-1}}}\n");
  const Json report = report_of();
  CHECK(outcome_of(report, "TS101") == "unknown");
  CHECK(outcome_of(report, "TS304") == "unknown");
  CHECK(outcome_of(report, "TS404") == "unknown");
}

TEST_CASE("a waiver of the configuration covers what its pattern matches", "[config]") {
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  scratch.write(
      ".trailseal.yaml",
      "waive:\n  - {rule: TS104, address: \"Tr*\", reason: the archive encrypts, "
      "owner: platform, until: 2026-12-31}\n"
      "  - {rule: TS602, address: Other, reason: nothing here at all}\n");
  const Run run =
      run_command({"check", "t.yaml", "--format", "json"}, "", {.today = "2026-06-15"});
  const Json report = Json::parse(run.out);
  CHECK(outcome_of(report, "TS104") == "waived");
  CHECK(contains(run.out, "the archive encrypts (platform)"));
  CHECK(contains(run.err, ".trailseal.yaml:3:"));
  CHECK(contains(run.err, "matches no finding"));
  CHECK(outcome_of(report_of({"--no-waivers"}), "TS104") == "fail");
}

TEST_CASE("inputs can be left out", "[config]") {
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  scratch.write("old/t.yaml", kTrailTemplate);
  scratch.write(".trailseal.yaml", "skip: [\"old/*\"]\n");
  const Json report = Json::parse(run_command({"check", ".", "--format", "json"}).out);
  CHECK(report["inputs"].size() == 1);
}

TEST_CASE("`trailseal config` shows what is in effect and its schema", "[config]") {
  const Scratch scratch;
  scratch.write(".trailseal.yaml", "standard: sse-kms\n");
  const Run run = run_command({"config"});
  CHECK(run.status == kClean);
  CHECK(contains(run.out, "standard      sse-kms  (.trailseal.yaml:1)"));
  CHECK(contains(run.out, "fail_on       medium  (default)"));
  const Json schema = Json::parse(run_command({"config", "--schema"}).out);
  CHECK(schema["additionalProperties"] == false);
  for (const run::ConfigurationKey* key : run::keys_below("")) {
    CAPTURE(std::string(key->path));
    CHECK(schema["properties"].contains(key->path));
    CHECK(contains(run.out, "\n" + std::string(key->path)) !=
          (key == run::keys_below("").front()));
  }
}

TEST_CASE("`trailseal config --files` lists what the configuration names", "[config]") {
  const Scratch scratch;
  scratch.write("policies/logs.json", R"({"Statement": []})");
  scratch.write("policies/key.json", R"({"Statement": []})");
  scratch.write("infra/.trailseal.yaml", R"(
rules: [../own, single.yaml]
known:
  buckets: { logs: { policy: ../policies/logs.json }, other: { versioning: true } }
  keys:
    "arn:aws:kms:eu-central-1:111122223333:key/1a2b3c4d-0000-1111-2222-333344445555":
      policy: ../policies/key.json
)");
  CHECK(run_command({"config", "--files", "--config", "infra/.trailseal.yaml"}).out ==
        "own\ninfra/single.yaml\npolicies/logs.json\npolicies/key.json\n");
  scratch.write("one.yaml", "rules: own.yaml\n");
  CHECK(run_command({"config", "--files", "--config", "one.yaml"}).out == "own.yaml\n");
  scratch.write("none.yaml", "standard: sse-kms\n");
  CHECK(run_command({"config", "--files", "--config", "none.yaml"}).out.empty());
}

TEST_CASE("findings of a baseline do not count, new and changed ones do", "[baseline]") {
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  CHECK(run_command({"check", "t.yaml"}).status == kFindings);
  CHECK(run_command({"check", "t.yaml", "--write-baseline", "b.json"}).status == kClean);
  const Run again = run_command({"check", "t.yaml", "--baseline", "b.json"});
  CHECK(again.status == kClean);
  CHECK(contains(again.out, "in the baseline b.json"));

  std::string moved = kTrailTemplate;
  moved.insert(0, "# a line more\n");
  scratch.write("t.yaml", moved);
  CHECK(run_command({"check", "t.yaml", "--baseline", "b.json"}).status == kClean);

  moved += "      KMSKeyId: alias/logs\n";
  scratch.write("t.yaml", moved);
  const Run fixed = run_command({"check", "t.yaml", "--baseline", "b.json"});
  CHECK(contains(fixed.err, "TS104 at `Trail` is fixed or has changed"));
  const std::string size = scratch.read("b.json");
  run_command({"check", "t.yaml", "--baseline", "b.json", "--prune-baseline"});
  CHECK(scratch.read("b.json").size() < size.size());
  CHECK_FALSE(
      contains(run_command({"check", "t.yaml", "--baseline", "b.json"}).err, "TS104"));
}

TEST_CASE("a baseline that is none is refused", "[baseline]") {
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  scratch.write("b.json", "{}");
  const Run run = run_command({"check", "t.yaml", "--baseline", "b.json"});
  CHECK(run.status == kFailed);
  CHECK(contains(run.err, "not a trailseal baseline"));
}

TEST_CASE("the facts of an address are shown", "[explain]") {
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  const Run run = run_command({"check", "t.yaml", "--explain", "Trail"});
  CHECK(run.status == kClean);
  CHECK(contains(run.out, "subject trail\n"));
  CHECK(contains(run.out, "trail.has_key "));
  CHECK(contains(run.out, "resource.attributes.S3BucketName"));
  CHECK(run_command({"check", "t.yaml", "--explain", "Nobody"}).status == kFailed);
}

}  // namespace
}  // namespace trailseal::cli::configuration_test
