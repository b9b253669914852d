// What a configuration takes away from a run stands in every report.
#include "run/configuration_effect.hpp"

#include <unistd.h>

#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::configuration_effect_test {
namespace {

using Json = nlohmann::json;

constexpr const char* kSilencing =
    "standard: sse-s3\nignore: [TS602]\nseverity: {TS104: low, TS603: high}\n"
    "skip: [old.yaml]\nfail_on: high\n"
    "waive: [{rule: TS304, address: Trail, reason: a long enough reason}]\n";

Json configuration_of(const std::vector<std::string>& more = {}) {
  std::vector<std::string> args{"check", ".", "--format", "json"};
  args.insert(args.end(), more.begin(), more.end());
  return Json::parse(run_command(args).out)["configuration"];
}

TEST_CASE("the report says what the configuration takes away", "[config]") {
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  scratch.write("old.yaml", kTrailTemplate);
  CHECK(configuration_of() == Json(nullptr));
  scratch.write(".trailseal.yaml", kSilencing);
  CHECK(configuration_of() == Json({{"path", ".trailseal.yaml"},
                                    {"standard", "sse-s3"},
                                    {"fail_on", "high"},
                                    {"selected_rules", Json::array()},
                                    {"ignored_rules", {"TS602"}},
                                    {"lowered_rules", {"TS104"}},
                                    {"skipped_inputs", {"old.yaml"}},
                                    {"waivers", 1}}));
  const Json called = configuration_of(
      {"--standard", "sse-kms", "--fail-on", "low", "--no-waivers", "--select", "TS104"});
  CHECK(called["standard"] == Json(nullptr));
  CHECK(called["fail_on"] == Json(nullptr));
  CHECK(called["waivers"] == 0);
  CHECK(configuration_of({"--no-config"}) == Json(nullptr));
}

TEST_CASE("every format for people and for code scanning names the configuration",
          "[config]") {
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  scratch.write("old.yaml", kTrailTemplate);
  scratch.write(".trailseal.yaml", kSilencing);
  for (const char* format : {"text", "json", "sarif", "markdown", "html", "github"}) {
    CAPTURE(format);
    const std::string out = run_command({"check", ".", "--format", format}).out;
    for (const char* part : {".trailseal.yaml", "TS602", "old.yaml"}) {
      CAPTURE(part);
      CHECK(contains(out, part));
    }
  }
}

TEST_CASE("a configuration of another user is not read", "[config]") {
  if (geteuid() != 0) {
    WARN("not tried: only root can give a file away");
    return;
  }
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  scratch.write(".trailseal.yaml", "fail_on: never\n");
  REQUIRE(run_command({"check", "t.yaml"}).status == kClean);
  constexpr uid_t kSomebody = 4321;
  REQUIRE(chown(".trailseal.yaml", kSomebody, kSomebody) == 0);
  const Run run = run_command({"check", "t.yaml"});
  CHECK(run.status == kFindings);
  CHECK(contains(run.err, "this configuration is not read: it belongs to another user"));
  CHECK(run_command({"check", "t.yaml", "--config", ".trailseal.yaml"}).status == kClean);
}

TEST_CASE("a configuration names files of its own repository only", "[config]") {
  const Scratch scratch;
  scratch.write("outside.yaml", "id: x\n");
  scratch.write("outside.json", R"({"Version": "2012-10-17"})");
  std::filesystem::create_directories("repo/.git");
  scratch.write("repo/t.yaml", kTrailTemplate);
  std::filesystem::current_path("repo");
  scratch.write(".trailseal.yaml", "rules: [../outside.yaml]\n");
  CHECK(contains(run_command({"check", "t.yaml"}).err, "is outside of the repository"));
  scratch.write(".trailseal.yaml", "known: {buckets: {b: {policy: ../outside.json}}}\n");
  const Run run = run_command({"check", "t.yaml"});
  CHECK(run.status == kFailed);
  CHECK(contains(run.err, "`../outside.json` is outside of the repository"));
  CHECK_FALSE(contains(run.err, "2012-10-17"));
}

TEST_CASE("`ok` does not stand above a trail of which no log file will arrive",
          "[config]") {
  const Scratch scratch;
  scratch.write(
      "t.yaml",
      "Resources:\n  Trail:\n    Type: AWS::CloudTrail::Trail\n    Properties:\n"
      "      IsLogging: true\n      S3BucketName: !Ref Logs\n"
      "  Logs: {Type: AWS::S3::Bucket}\n");
  std::string waivers = "waive:\n";
  for (const char* rule : {"TS101", "TS104", "TS303", "TS304", "TS602"}) {
    waivers += std::string("  - {rule: ") + rule +
               ", address: \"*\", reason: a long enough reason}\n";
  }
  scratch.write(".trailseal.yaml", waivers);
  const Run run = run_command({"check", "t.yaml"});
  CHECK(contains(run.out, "no log file will arrive"));
  CHECK_FALSE(contains(run.out, "ok    Trail"));
  CHECK(contains(run.out, "!!    Trail"));
  const Run page = run_command({"check", "t.yaml", "--format", "markdown"});
  CHECK_FALSE(contains(page.out, "all is well"));
}

}  // namespace
}  // namespace trailseal::cli::configuration_effect_test
