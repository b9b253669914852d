#include "load/summary_input.hpp"

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::load::summary_input_test {
namespace {

using cli::contains;
using cli::run_command;
using cli::Scratch;

/// A bucket whose name holds account and stage, and what may keep its trail out.
constexpr const char* kBucket = R"(Parameters:
  Stage: {Type: String}
  Prefix: {Type: String, Default: audit}
Resources:
  Logs:
    Type: AWS::S3::Bucket
    Properties: {BucketName: !Sub "logs-${Stage}-${AWS::AccountId}"}
  LogsPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Logs
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: {Service: cloudtrail.amazonaws.com}
            Action: s3:GetBucketAcl
            Resource: !Sub "arn:aws:s3:::${Logs}"
          - Effect: Allow
            Principal: {Service: cloudtrail.amazonaws.com}
            Action: s3:PutObject
            Resource: !Sub "arn:aws:s3:::${Logs}/AWSLogs/${AWS::AccountId}/*"
)";

std::string trail_to(const std::string& bucket) {
  return "Resources:\n  Trail:\n    Type: AWS::CloudTrail::Trail\n    Properties:\n"
         "      IsLogging: true\n      S3BucketName: " +
         bucket + "\n";
}

std::string delivery(const std::string& out) {
  const std::size_t at = out.find("\"delivery\": \"");
  if (at == std::string::npos) return out;
  const std::size_t start = at + 13;
  return out.substr(start, out.find('"', start) - start);
}

/// What `check` says of the delivery.
std::string checked(std::vector<std::string> words) {
  words.insert(words.begin(), "check");
  words.insert(words.end(), {"--format", "json"});
  return delivery(run_command(words).out);
}

TEST_CASE("a summary that was written with nothing known learns what a call says",
          "[summary]") {
  const Scratch scratch;
  scratch.write("bucket.yaml", kBucket);
  scratch.write("trail.yaml", trail_to("logs-prod-111122223333"));
  REQUIRE(run_command({"summarize", "bucket.yaml", "-o", "b.sum"}).status == 0);
  REQUIRE(run_command({"summarize", "trail.yaml", "-o", "t.sum"}).status == 0);
  CHECK(checked({"b.sum", "t.sum"}) == "unknown");
  const std::vector<std::string> said{"--param", "Stage=prod", "--account",
                                      "111122223333"};
  std::vector<std::string> sums{"b.sum", "t.sum"};
  std::vector<std::string> inputs{"bucket.yaml", "trail.yaml"};
  for (auto* list : {&sums, &inputs}) {
    list->insert(list->end(), said.begin(), said.end());
  }
  CHECK(checked(inputs) == "allowed");
  CHECK(checked(sums) == "allowed");
  CHECK(checked({"b.sum", "trail.yaml", "--param", "Stage=prod", "--account",
                 "111122223333"}) == "allowed");
}

TEST_CASE("an export whose name holds the region is found once the region is said",
          "[summary]") {
  const Scratch scratch;
  scratch.write("bucket.yaml", std::string(kBucket) +
                                   "Outputs:\n  Logs:\n    Value: !Ref Logs\n    Export: "
                                   "{Name: !Sub \"${AWS::Region}-${Stage}-logs\"}\n");
  scratch.write("trail.yaml", "Parameters: {Stage: {Type: String}}\n" +
                                  trail_to("{\"Fn::ImportValue\": !Sub "
                                           "\"${AWS::Region}-${Stage}-logs\"}"));
  REQUIRE(run_command({"summarize", "bucket.yaml", "-o", "b.sum"}).status == 0);
  REQUIRE(run_command({"summarize", "trail.yaml", "-o", "t.sum"}).status == 0);
  const std::vector<std::string> said{"--param",   "Stage=prod", "--region",
                                      "eu-west-1", "--account",  "111122223333"};
  for (const auto& [bucket, trail] :
       {std::pair{"bucket.yaml", "trail.yaml"}, std::pair{"b.sum", "t.sum"},
        std::pair{"bucket.yaml", "t.sum"}}) {
    std::vector<std::string> words{bucket, trail};
    words.insert(words.end(), said.begin(), said.end());
    CAPTURE(bucket, trail);
    CHECK(checked(words) == "allowed");
  }
}

TEST_CASE("the management account comes too late for a summary, and that is said",
          "[summary]") {
  const Scratch scratch;
  scratch.write("trail.yaml", trail_to("one") + "      IsOrganizationTrail: true\n");
  const std::vector<std::string> option{"--management-account", "999988887777"};
  REQUIRE(run_command({"summarize", "trail.yaml", "-o", "t.sum"}).status == 0);
  CHECK(contains(run_command({"check", "t.sum", option[0], option[1]}).err,
                 "the summary was written without the management account"));
  REQUIRE(run_command({"summarize", "trail.yaml", "-o", "t.sum", option[0], option[1]})
              .status == 0);
  CHECK(!contains(run_command({"check", "t.sum", option[0], option[1]}).err, "without"));
}

TEST_CASE("a parameter that the summary has at its default stays, and that is said",
          "[summary]") {
  const Scratch scratch;
  scratch.write("bucket.yaml", kBucket);
  REQUIRE(run_command({"summarize", "bucket.yaml", "-o", "b.sum"}).status == 0);
  const auto run = run_command({"check", "b.sum", "--param", "Prefix=other"});
  CHECK(contains(run.err, "the summary keeps the value of the parameter `Prefix`"));
  CHECK(contains(run_command({"check", "b.sum", "--param", "Nothing=x"}).err,
                 "no template has a parameter `Nothing`"));
}

TEST_CASE("inputs of one path in two summaries are two inputs", "[summary]") {
  const Scratch scratch;
  scratch.write("a/t.yaml", trail_to("one"));
  scratch.write("b/t.yaml", trail_to("two"));
  for (const std::string name : {"a", "b"}) {
    std::filesystem::current_path(scratch.directory() / name);
    REQUIRE(run_command({"summarize", "t.yaml", "-o", "../" + name + ".sum"}).status ==
            0);
    std::filesystem::current_path(scratch.directory());
  }
  const std::string both = run_command({"inventory", "a.sum", "b.sum"}).out;
  CHECK(contains(both, "a.sum:t.yaml"));
  CHECK(contains(both, "b.sum:t.yaml"));
  const std::string one = run_command({"inventory", "a.sum"}).out;
  CHECK(contains(one, "  t.yaml"));
}

TEST_CASE("a name goes before the paths of a summary", "[summary]") {
  const Scratch scratch;
  scratch.write("t.yaml", trail_to("one"));
  REQUIRE(run_command({"summarize", "t.yaml", "--name", "payments/prod", "-o", "t.sum"})
              .status == 0);
  CHECK(contains(run_command({"inventory", "t.sum"}).out, "payments/prod/t.yaml"));
}

TEST_CASE("a summary beside its input is no second input", "[summary]") {
  const Scratch scratch;
  scratch.write("t.yaml", trail_to("one"));
  REQUIRE(run_command({"summarize", "t.yaml", "-o", "t.summary.json"}).status == 0);
  CHECK(contains(run_command({"inventory", "."}).out, "1 trail\n"));
  // Named, both are meant.
  CHECK(contains(run_command({"inventory", "t.yaml", "t.summary.json"}).out,
                 "t.summary.json:t.yaml"));
}

TEST_CASE("summaries of summaries say the same", "[summary]") {
  const Scratch scratch;
  scratch.write("bucket.yaml", kBucket);
  scratch.write("trail.yaml", trail_to("logs-prod-111122223333"));
  const std::vector<std::string> said{"--param", "Stage=prod", "--account",
                                      "111122223333"};
  for (const std::string name : {"bucket", "trail"}) {
    std::vector<std::string> words{"summarize", name + ".yaml", "-o", name + ".json"};
    words.insert(words.end(), said.begin(), said.end());
    run_command(words);
  }
  REQUIRE(
      run_command({"summarize", "bucket.json", "trail.json", "-o", "all.json"}).status ==
      0);
  CHECK(checked({"all.json"}) == "allowed");
  CHECK(contains(run_command({"inventory", "all.json"}).out, "  trail.yaml"));
}

TEST_CASE("where an input cannot be read no summary is written", "[summary]") {
  const Scratch scratch;
  scratch.write("t.yaml", trail_to("one"));
  scratch.write("broken.yaml", "Resources: {A: {Type: AWS::S3::Bucket}\n");
  const auto run = run_command({"summarize", "t.yaml", "broken.yaml", "-o", "out.json"});
  CHECK(run.status == 2);
  CHECK(!std::filesystem::exists("out.json"));
  CHECK(run_command({"summarize", "none.yaml"}).out.empty());
}

}  // namespace
}  // namespace trailseal::load::summary_input_test
