// Sensitive values are judged like others and shown by no command.
#include <filesystem>

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::secret_test {
namespace {

constexpr const char* kPlan = "fixtures/terraform/sensitive-values/plan.json";

TEST_CASE("no command shows a sensitive value of a plan", "[secret]") {
  const auto args = GENERATE(values<std::vector<std::string>>({
      {"check", kPlan},
      {"check", "--strict", "--format", "html", kPlan},
      {"inventory", kPlan},
      {"inventory", "--format", "json", kPlan},
      {"inventory", "--format", "csv", kPlan},
      {"graph", kPlan},
      {"graph", "--format", "mermaid", kPlan},
  }));
  const Run run = run_command(args);
  CAPTURE(args, run.out, run.err);
  CHECK(run.status != kFailed);
  CHECK_FALSE(contains(run.out, "hush-"));
  CHECK_FALSE(contains(run.err, "hush-"));
}

TEST_CASE("sensitive switches and numbers are judged and not shown", "[secret]") {
  const std::string folder = "fixtures/terraform/sensitive-switches/";
  for (const char* input : {"plan.json", "tfplan"}) {
    for (const char* format : {"text", "json", "sarif", "markdown", "html", "junit"}) {
      const Run run =
          run_command({"check", folder + input, "--strict", "--format", format});
      CAPTURE(input, format, run.out, run.err);
      CHECK(run.status == kFindings);
      CHECK_FALSE(contains(run.out + run.err, "1.3579"));
    }
    const Run report = run_command({"check", folder + input, "--format", "json"});
    CHECK(contains(report.out, "\"multi_region\": null"));
    CHECK(contains(report.out, "\"organization\": false"));
    const Run inventory = run_command({"inventory", folder + input});
    CHECK(contains(inventory.out, "(sensitive)"));
    CHECK(contains(run_command({"inventory", folder + input, "--format", "json"}).out,
                   "\"multi_region\": null"));
  }
}

TEST_CASE("a parameter with NoEcho is judged and not shown", "[secret]") {
  const Scratch scratch;
  scratch.write("t.yaml", R"(
Parameters:
  Bucket: {Type: String, NoEcho: true}
  Prefix: {Type: String, NoEcho: true, Default: hush-prefix}
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: {IsLogging: true, S3BucketName: !Ref Bucket, S3KeyPrefix: !Ref Prefix}
)");
  for (const char* format : {"text", "json", "sarif", "markdown", "html", "junit"}) {
    const Run run = run_command(
        {"check", "t.yaml", "--param", "Bucket=hush-bucket", "--format", format});
    CAPTURE(format, run.out, run.err);
    CHECK(run.status == kFindings);
    CHECK_FALSE(contains(run.out + run.err, "hush-"));
  }
}

}  // namespace
}  // namespace trailseal::cli::secret_test
