#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::check_command_test {
namespace {

using nlohmann::json;

TEST_CASE("the exit status follows findings and the threshold", "[check]") {
  struct Case {
    std::vector<std::string> args;
    int status;
  };
  const auto c = GENERATE(values<Case>({
      {{}, kFindings},
      {{"--fail-on", "high"}, kFindings},
      {{"--fail-on", "never"}, kClean},
      {{"--fail-on", "never", "--strict"}, kClean},
      {{"--ignore", "TS104"}, kClean},
      {{"--ignore", "trail-kms-key,TS101"}, kClean},
      {{"--ignore", "TS104", "--strict"}, kFindings},
      {{"--select", "TS104"}, kFindings},
      {{"--select", "TS101, TS104"}, kFindings},
      {{"--standard", "sse-s3"}, kClean},
  }));
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  std::vector<std::string> args{"check", "t.yaml"};
  args.insert(args.end(), c.args.begin(), c.args.end());
  const Run run = run_command(args);
  CAPTURE(c.args, run.out, run.err);
  CHECK(run.status == c.status);
  CHECK(run.err.empty());
}

TEST_CASE("wrong usage exits with 2 and says what is wrong", "[check]") {
  struct Case {
    std::vector<std::string> args;
    const char* message;
    const char* help;
  };
  const auto c = GENERATE(values<Case>({
      {{"--select", "TS1O4"}, "unknown rule `TS1O4`", "did you mean `TS104`?"},
      {{"--select", "ts104"}, "unknown rule `ts104`", "did you mean `TS104`?"},
      {{"--ignore", "trail-kms-kye"},
       "unknown rule `trail-kms-kye`",
       "did you mean `trail-kms-key`?"},
      {{"--select", "TS104", "--ignore", "TS104"}, "no rule is left to check", ""},
      {{"--format", "jsn"}, "unknown format `jsn`", "did you mean `json`?"},
      {{"--standard", "sse-kms-cmkk"},
       "unknown value `sse-kms-cmkk` of `--standard`",
       "did you mean `sse-kms-cmk`?"},
      {{"--fail-on", "critical"},
       "unknown value `critical` of `--fail-on`",
       "`low` `medium` `high` `never`"},
      {{"--account", "12345"},
       "`12345` is not a valid value for `--account`",
       "12 digits"},
      {{"--account", "11112222333x"},
       "`11112222333x` is not a valid value for `--account`",
       ""},
      {{"--region", "Frankfurt"}, "`Frankfurt` is not a valid value for `--region`", ""},
      {{"--org-id", "a1b2c3d4e5"},
       "`a1b2c3d4e5` is not a valid value for `--org-id`",
       ""},
      {{"--param", "Stage"}, "option `--param` takes NAME=VALUE, not `Stage`", ""},
      {{"-o", "out.json"}, "option `--output` takes FORMAT=FILE, not `out.json`", ""},
      {{"-o", "yaml=x"}, "unknown format `yaml`", ""},
      {{"--selct", "x"}, "unknown option `--selct`", "did you mean `--select`?"},
  }));
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  std::vector<std::string> args{"check", "t.yaml"};
  args.insert(args.end(), c.args.begin(), c.args.end());
  const Run run = run_command(args);
  CAPTURE(c.args, run.err);
  CHECK(run.status == kFailed);
  CHECK(contains(run.err, std::string("error: ") + c.message));
  CHECK(contains(run.err, c.help));
  CHECK(run.out.empty());
}

TEST_CASE("all mistakes of one call are told at once", "[check]") {
  const Run run = run_command({"check", "--account", "1", "--format", "x"});
  CHECK(contains(run.err, "`1` is not a valid value"));
  CHECK(contains(run.err, "unknown format `x`"));
}

TEST_CASE("with JSON, stdout is a report also when the run fails", "[check]") {
  const Scratch scratch;
  const auto args = GENERATE(values<std::vector<std::string>>({
      {"check", "-f", "json", "gone.json"},
      {"check", "-f", "json", "."},
      {"check", "--format=json", "--selct", "x"},
      {"check", "--format", "json", "--select", "TS999"},
  }));
  CAPTURE(args);
  const Run run = run_command(args);
  CHECK(run.status == kFailed);
  const json report = json::parse(run.out);
  CHECK(report["schema"] == "trailseal.report/1");
  REQUIRE(report["diagnostics"].size() == 1);
  CHECK(report["diagnostics"][0]["level"] == "error");
  CHECK(report["summary"]["trails"] == 0);
}

TEST_CASE("each input that cannot be read is one error, the others are judged",
          "[check]") {
  struct Case {
    const char* name;
    std::string bytes;
  };
  const auto c = GENERATE(values<Case>({
      {"truncated.json", R"({"format_version":"1.2","planned_values":{"root_mod)"},
      {"truncated.yaml", "AWSTemplateFormatVersion: \"2010-09-09\"\nResources: {A: [\n"},
      {"future.json", R"({"format_version":"9.0","terraform_version":"9",)"
                      R"("planned_values":{"root_module":{}}})"},
      {"binary", std::string("\x7f"
                             "ELF\0\0\1\2",
                             8)},
      {"empty.json", ""},
      {"blank.json", " \n"},
      {"tfplan", std::string("PK\x03\x04zip", 7)},
      {"values.yaml", "replicas: 3\n"},
      {"list.json", "[1, 2]"},
      {"main.tf", "resource \"aws_s3_bucket\" \"b\" {\n"},
  }));
  const Scratch scratch;
  scratch.write(c.name, c.bytes);
  scratch.write("t.yaml", kTrailTemplate);
  const Run run = run_command({"check", "-f", "json", c.name, "t.yaml"});
  CAPTURE(c.name, run.err);
  CHECK(run.status == kFailed);
  const json report = json::parse(run.out);
  REQUIRE(report["diagnostics"].size() == 1);
  CHECK(report["diagnostics"][0]["location"]["path"] == c.name);
  CHECK(report["summary"]["trails"] == 1);
  CHECK(report["summary"]["fail"] >= 1);
  CHECK(contains(run.err, std::string(c.name)));
}

TEST_CASE("a directory without plan or template is an error", "[check]") {
  const Scratch scratch;
  scratch.write("package.json", R"({"name": "x"})");
  scratch.write("values.yaml", "replicas: 3\n");
  scratch.write("broken.yaml", "a: [\n");
  scratch.write("empty.json", "");
  const Run run = run_command({"check"});
  CHECK(run.status == kFailed);
  CHECK(run.err.starts_with(".: error: no Terraform configuration or plan and no "));
  CHECK(run.out.empty());
}

TEST_CASE("other files in a directory are passed over without noise", "[check]") {
  const Scratch scratch;
  scratch.write("package.json", R"({"name": "x"})");
  scratch.write("broken.yaml", "a: [\n");
  scratch.write("empty.json", "");
  scratch.write("stack/topic.template", kTopicTemplate);
  const Run run = run_command({"check"});
  CHECK(run.status == kClean);
  CHECK(run.err.empty());
  CHECK(run.out == "no trail in stack/topic.template: nothing to check\n");
}

TEST_CASE("named files that are none of ours are passed over when asked to", "[check]") {
  const Scratch scratch;
  scratch.write("values.yaml", "replicas: 3\n");
  scratch.write("tsconfig.json", "{ // with comments\n}\n");
  scratch.write("empty.yml", "");
  const std::vector<std::string> others{"check", "--skip-others", "values.yaml",
                                        "tsconfig.json", "empty.yml"};
  const Run none = run_command(others);
  CHECK(none.status == kClean);
  CHECK(none.out.empty());
  CHECK(none.err.empty());

  scratch.write("t.yaml", kTrailTemplate);
  std::vector<std::string> with_template = others;
  with_template.push_back("t.yaml");
  CHECK(run_command(with_template).status == kFindings);
}

TEST_CASE("a broken template is an error also when others are passed over", "[check]") {
  const Scratch scratch;
  scratch.write("t.yaml", "AWSTemplateFormatVersion: '2010-09-09'\nResources: [\n");
  const Run run = run_command({"check", "--skip-others", "t.yaml", "missing.yaml"});
  CHECK(run.status == kFailed);
  CHECK_THAT(run.err, Catch::Contains("t.yaml:") && Catch::Contains("missing.yaml"));
}

TEST_CASE("a broken template in a directory is not passed over", "[check]") {
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  scratch.write("broken.yaml", "Resources:\n  A:\n    Type: AWS::S3::Bucket\n    X: [\n");
  const Run run = run_command({"check", "."});
  CHECK(run.status == kFailed);
  CHECK(contains(run.err, "broken.yaml:"));
  CHECK(contains(run.out, "Trail"));
}

TEST_CASE("an input without a trail is clean and says so", "[check]") {
  const Scratch scratch;
  scratch.write("plan.json", kEmptyPlan);
  const Run run = run_command({"check", "plan.json"});
  CAPTURE(run.err);
  CHECK(run.status == kClean);
  CHECK(run.out == "no trail in plan.json: nothing to check\n");
}

TEST_CASE("stdin is an input", "[check]") {
  const Run run = run_command({"check", "-", "-f", "json"}, kTrailTemplate);
  CHECK(run.status == kFindings);
  const json report = json::parse(run.out);
  CHECK(report["inputs"][0]["path"] == "-");
  CHECK(report["inputs"][0]["kind"] == "cloudformation");
  CHECK(run_command({"check", "-"}, "").status == kFailed);
}

TEST_CASE("several reports are written in one run", "[check]") {
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  const Run run = run_command({"check", "t.yaml", "-f", "json", "-o", "sarif=a.sarif",
                               "-o", "text=b.txt", "--output=json=c.json"});
  CHECK(run.status == kFindings);
  CHECK(json::parse(scratch.read("a.sarif"))["version"] == "2.1.0");
  CHECK(contains(scratch.read("b.txt"), "FAIL"));
  CHECK(scratch.read("c.json") == run.out);
}

TEST_CASE("a report that cannot be written fails the run", "[check]") {
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  const Run run = run_command({"check", "t.yaml", "-o", "json=no/such/dir/r.json"});
  CHECK(run.status == kFailed);
  CHECK(contains(run.err, "no/such/dir/r.json: error: "));
}

TEST_CASE("a value for a parameter that no template has is a warning", "[check]") {
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  const Run run =
      run_command({"check", "t.yaml", "--ignore", "TS104", "--param", "Stge=prod"});
  CHECK(run.status == kClean);
  CHECK(contains(run.err, "warning: no template has a parameter `Stge`"));
  CHECK(contains(run.err, "did you mean `Stage`?"));
  CHECK(run_command({"check", "t.yaml", "--param", "Stage=prod"}).err.empty());
}

TEST_CASE("two runs give the same bytes in every format", "[check]") {
  const Scratch scratch;
  scratch.write("a/t.yaml", kTrailTemplate);
  scratch.write("b/t.yaml", kTrailTemplate);
  const auto format = GENERATE(values<const char*>({"text", "json", "sarif"}));
  const Run first = run_command({"check", "-f", format});
  CHECK(first.out == run_command({"check", "-f", format}).out);
  CHECK_FALSE(contains(first.out, scratch.directory().string()));
}

TEST_CASE("color is there when it is asked for", "[check]") {
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  CHECK(contains(run_command({"check", "t.yaml", "--color", "always"}).out, "\x1b["));
  CHECK_FALSE(contains(run_command({"check", "t.yaml"}).out, "\x1b["));
  CHECK_FALSE(
      contains(run_command({"check", "t.yaml", "--color", "never"}).out, "\x1b["));
}

}  // namespace
}  // namespace trailseal::cli::check_command_test
