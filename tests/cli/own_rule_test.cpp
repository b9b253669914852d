// Rules that people write themselves.
#include <fstream>
#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::own_rule_test {
namespace {

/// The blocks of docs/writing-rules.md that make up its rule: what a newcomer would copy.
std::string tutorial_rule() {
  std::ifstream file("docs/writing-rules.md");
  std::string rule;
  bool inside = false;
  for (std::string line; std::getline(file, line);) {
    if (line == "```yaml") {
      inside = true;
    } else if (line == "```") {
      inside = false;
    } else if (inside && !line.starts_with("rules: [")) {
      rule += line + "\n";
    }
  }
  return rule;
}

constexpr const char* kBucketTemplate =
    "Resources:\n  Logs:\n    Type: AWS::S3::Bucket\n    Properties:\n"
    "      BucketName: acme-cloudtrail\n";

TEST_CASE("a rule of one's own judges, and its examples are its tests", "[own-rule]") {
  const std::string rule = tutorial_rule();
  const Scratch scratch;
  scratch.write("policy/audit-bucket-key-account.yaml", rule);
  scratch.write("t.yaml", kBucketTemplate);
  const Run test = run_command({"test", "policy"});
  CAPTURE(test.out, test.err);
  CHECK(test.status == kClean);
  CHECK(contains(test.out, "1 rule, 2 examples: all have the expected outcome"));
  const Run run =
      run_command({"check", "t.yaml", "--rules", "policy", "--format", "json"});
  CHECK(run.status == kFindings);
  const auto report = nlohmann::json::parse(run.out);
  bool found = false;
  for (const auto& result : report["results"]) {
    if (result["rule"] != "audit-bucket-key-account") continue;
    found = true;
    CHECK(result["outcome"] == "fail");
    CHECK(result["resource"] == "Logs");
    CHECK(result["trail"].is_null());
  }
  CHECK(found);
  const Run listed = run_command({"rules", "--rules", "policy"});
  CHECK(contains(listed.out, "audit-bucket-key-account"));
}

TEST_CASE("an example that comes out otherwise fails the test", "[own-rule]") {
  std::string rule = tutorial_rule();
  const Scratch scratch;
  rule.replace(rule.find("- fail: versioning is off"), 6, "- pass");
  scratch.write("policy/audit-bucket-key-account.yaml", rule);
  const Run run = run_command({"test", "policy"});
  CHECK(run.status == kFindings);
  CHECK(contains(run.err, "expected pass, found fail"));
}

TEST_CASE("a rule on any resource type, and on the items of a list", "[own-rule]") {
  const Scratch scratch;
  scratch.write("policy/queue-has-owner.yaml", R"(id: queue-has-owner
title: Every queue has an owner
severity: low
subject: { resource: "AWS::SQS::Queue" }
require: { in: resource.attributes.Tags, any: { fact: item.Key, equals: owner } }
message: "{resource.label} has no owner"
examples:
  - pass: a tag
    cloudformation: { Resources: { Q: { Type: "AWS::SQS::Queue", Properties: { Tags: [{ Key: owner, Value: me }] } } } }
  - fail: no tag
    cloudformation: { Resources: { Q: { Type: "AWS::SQS::Queue" } } }
  - unknown: the tags are a parameter
    cloudformation:
      Parameters: { Key: { Type: String } }
      Resources: { Q: { Type: "AWS::SQS::Queue", Properties: { Tags: [{ Key: !Ref Key, Value: me }] } } }
)");
  const Run run = run_command({"test", "policy"});
  CAPTURE(run.out, run.err);
  CHECK(run.status == kClean);
}

TEST_CASE("a mistake in a rule is explained with its place", "[own-rule]") {
  struct Case {
    const char* from;
    const char* to;
    const char* said;
  };
  const auto c = GENERATE(values<Case>({
      {"bucket.versioning", "bucket.versionning", "did you mean `bucket.versioning`?"},
      {"equals: true", "equal: true", "unknown operator `equal`"},
      {"severity: high", "severity: hihg", "did you mean `high`?"},
      {"subject: bucket", "subject: buckett", "did you mean `bucket`?"},
      {"fact: bucket.name,", "fact: trail.name,",
       "subject `bucket` has no fact `trail.name`"},
      {"id: audit", "id: other", "differs from the file name"},
      {"title: A", "titel: A", "did you mean `title`?"},
      {"severity: high", "code: TS999\nseverity: high", "trailseal's own"},
  }));
  std::string rule = tutorial_rule();
  const Scratch scratch;
  rule.replace(rule.find(c.from), std::string(c.from).size(), c.to);
  scratch.write("policy/audit-bucket-key-account.yaml", rule);
  scratch.write("t.yaml", kBucketTemplate);
  const Run run = run_command({"check", "t.yaml", "--rules", "policy"});
  CAPTURE(run.err);
  CHECK(run.status == kFailed);
  CHECK(contains(run.err, "policy/audit-bucket-key-account.yaml:"));
  CHECK(contains(run.err, c.said));
}

TEST_CASE("a rule may not take the name of another", "[own-rule]") {
  std::string rule = tutorial_rule();
  const Scratch scratch;
  rule.replace(rule.find("audit-bucket-key-account"), 24, "trail-kms-key");
  scratch.write("policy/trail-kms-key.yaml", rule);
  const Run run = run_command({"rules", "--rules", "policy"});
  CHECK(run.status == kFailed);
  CHECK(contains(run.err, "already the name of a rule"));
}

}  // namespace
}  // namespace trailseal::cli::own_rule_test
