// Work grows with what there is, not with its square: an input four times as large takes
// four times the work, where a square takes sixteen times. Each case once had one.
#include <algorithm>
#include <ctime>
#include <functional>
#include <string>

#include "base/work_count.hpp"
#include "run/fix_search.hpp"
#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::run::growth_test {
namespace {

using cli::run_command;
using cli::Scratch;

/// `text` with every `#` as that number.
std::string numbered(std::string text, std::size_t number) {
  for (std::size_t at; (at = text.find('#')) != std::string::npos;) {
    text.replace(at, 1, std::to_string(number));
  }
  return text;
}

/// `each` for every number, with commas between.
std::string repeated(const std::string& each, std::size_t from, std::size_t count,
                     const std::string& between = ",") {
  std::string all;
  for (std::size_t i = from; i < from + count; ++i) {
    all += (i > from ? between : "") + numbered(each, i);
  }
  return all;
}

std::string change(const std::string& type, const std::string& values) {
  const std::string state = "{" + values + "}";
  return R"({"address":")" + type + R"(.r#","mode":"managed","type":")" + type +
         R"(","name":"r#","change":{"actions":["no-op"],"before":)" + state +
         R"(,"after":)" + state + R"(,"after_unknown":{}}})";
}

/// A trail with a bucket, a key and policies of its own, all in place.
std::string trail_changes() {
  const std::string policy =
      R"({\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",)"
      R"(\"Principal\":{\"Service\":\"cloudtrail.amazonaws.com\"},\"Action\":\"*\",)"
      R"(\"Resource\":\"*\"}]})";
  const std::string key = "arn:aws:kms:eu-central-1:111122223333:key/k#";
  return change(
             "aws_cloudtrail",
             R"("name":"t#","s3_bucket_name":"logs-#","kms_key_id":")" + key + R"(")") +
         "," + change("aws_s3_bucket", R"("bucket":"logs-#","id":"logs-#")") + "," +
         change("aws_s3_bucket_policy",
                R"("bucket":"logs-#","policy":")" + policy + R"(")") +
         "," +
         change("aws_s3_bucket_server_side_encryption_configuration",
                R"("bucket":"logs-#","rule":[])") +
         "," +
         change("aws_kms_key",
                R"("arn":")" + key + R"(","key_id":"k#","policy":")" + policy + R"(")");
}

std::string plan(const std::string& changes) {
  return R"({"format_version":"1.2","terraform_version":"1.11.4","resource_changes":[)" +
         changes + "]}";
}

/// What a check of the files that `write` writes takes.
struct Cost {
  double comparisons = 0;
  double time = 0;  ///< of the processor, the least of three: the machine has other work
};

Cost cost(const std::function<void(const Scratch&)>& write) {
  const Scratch scratch;
  write(scratch);
  Cost cost;
  for (int round = 0; round < 3; ++round) {
    const std::uint64_t before = work_count();
    const std::clock_t start = std::clock();
    const auto run = run_command({"check", ".", "--jobs", "1", "-f", "json"});
    const auto taken = static_cast<double>(std::clock() - start);
    CHECK(run.status != 2);
    cost.time = round == 0 ? taken : std::min(cost.time, taken);
    cost.comparisons = static_cast<double>(work_count() - before);
  }
  return cost;
}

struct Growth {
  const char* name;
  std::size_t size;
  void (*write)(const Scratch& scratch, std::size_t size);
};

void write_trails(const Scratch& scratch, std::size_t size) {
  scratch.write("plan.json", plan(repeated(trail_changes(), 0, size)));
}

void write_plans(const Scratch& scratch, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) {
    scratch.write(numbered("plan-#.json", i), plan(repeated(trail_changes(), 2 * i, 2)));
  }
}

void write_templates(const Scratch& scratch, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) {
    scratch.write(numbered("t#.yaml", i), numbered(R"(Resources:
  Bucket: {Type: "AWS::S3::Bucket", Properties: {BucketName: !Sub "app-#-${AWS::Region}"}}
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Bucket
      PolicyDocument: {Statement: [{Effect: Deny, Principal: "*", Action: "s3:*", Resource: !GetAtt Bucket.Arn}]}
)",
                                                   i));
  }
}

/// Foreign principals that a condition keeps out: each has to be asked for.
void write_principals(const Scratch& scratch, std::size_t size) {
  scratch.write("t.yaml", R"(Resources:
  Logs: {Type: "AWS::S3::Bucket", Properties: {BucketName: logs}}
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Logs
      PolicyDocument:
        Statement:
          - Effect: Allow
            Action: s3:*
            Resource: arn:aws:s3:::logs
            Condition: {StringEquals: {aws:PrincipalAccount: "444455556666"}}
            Principal: {AWS: [)" +
                              repeated("'arn:aws:iam::222233334444:role/r#'", 0, size) +
                              R"(]}
  Trail: {Type: "AWS::CloudTrail::Trail", Properties: {IsLogging: true, S3BucketName: !Ref Logs}}
)");
}

/// Each condition is another name of the one before.
void write_conditions(const Scratch& scratch, std::size_t size) {
  std::string text = "Parameters: {P: {Type: String, Default: a}}\nConditions:\n";
  text += "  C0: !Equals [!Ref P, a]\n";
  for (std::size_t i = 1; i < size; ++i) {
    text += "  C" + std::to_string(i) + ": {Condition: C" + std::to_string(i - 1) + "}\n";
  }
  text += "Resources:\n  Logs: {Type: \"AWS::S3::Bucket\", Condition: C" +
          std::to_string(size - 1) + "}\n";
  scratch.write("t.yaml", text);
}

/// Resources that all set the policy of one bucket: any may be the last.
void write_rivals(const Scratch& scratch, std::size_t size) {
  scratch.write("t.yaml", R"(Resources:
  Logs: {Type: "AWS::S3::Bucket", Properties: {BucketName: logs}}
  Trail: {Type: "AWS::CloudTrail::Trail", Properties: {IsLogging: true, S3BucketName: !Ref Logs}}
)" + repeated(R"(  P#:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Logs
      PolicyDocument: {Statement: [{Sid: S#, Effect: Allow, Principal: {Service: cloudtrail.amazonaws.com}, Action: 's3:*', Resource: 'arn:aws:s3:::logs/*'}]}
)",
              0, size, ""));
}

TEST_CASE("comparisons grow with the inputs, not with their square", "[growth]") {
  const auto growth = GENERATE(values<Growth>({
      // So many that a report does not look for proven fixes, which tests/repair bounds.
      {"trails of one plan", kMaxTrailsWithFixes + 1, &write_trails},
      {"plans", kMaxTrailsWithFixes / 2 + 1, &write_plans},
      {"templates without a trail", 8, &write_templates},
      {"principals of one statement", 30, &write_principals},
  }));
  CAPTURE(growth.name);
  const Cost once = cost([&](const Scratch& to) { growth.write(to, growth.size); });
  const Cost more = cost([&](const Scratch& to) { growth.write(to, 4 * growth.size); });
  CHECK(more.comparisons <= 4.5 * once.comparisons);
}

TEST_CASE("time grows with what takes it", "[growth]") {
  const auto growth = GENERATE(values<Growth>({
      {"conditions", 1500, &write_conditions},
      {"policies of one bucket", 60, &write_rivals},
  }));
  CAPTURE(growth.name);
  const Cost once = cost([&](const Scratch& to) { growth.write(to, growth.size); });
  const Cost more = cost([&](const Scratch& to) { growth.write(to, 4 * growth.size); });
  CHECK(more.time <= 8 * once.time);
}

}  // namespace
}  // namespace trailseal::run::growth_test
