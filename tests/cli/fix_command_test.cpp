// `trailseal fix`: the patch, what it proves, and which files it writes.
#include <cstdlib>
#include <filesystem>

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::fix_command_test {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

/// A trail whose bucket policy lacks the prefix, and a comment on the line that is wrong.
constexpr const char* kWrongPrefix = R"(Resources:
  Logs: {Type: "AWS::S3::Bucket", Properties: {BucketName: acme-logs}}
  LogsPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Logs
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Sid: Write
            Effect: Allow
            Principal: {Service: cloudtrail.amazonaws.com}
            Action: s3:PutObject
            Resource: arn:aws:s3:::acme-logs/AWSLogs/111122223333/*  # the archive
            Condition:
              StringEquals:
                aws:SourceArn: arn:aws:cloudtrail:eu-central-1:111122223333:trail/main
  Trail:
    Type: AWS::CloudTrail::Trail
    DependsOn: LogsPolicy
    Properties:
      TrailName: main
      IsLogging: true
      S3BucketName: !Ref Logs
      S3KeyPrefix: audit
)";

Run run_fix(Words more = {}) {
  Words words{"fix",       "t.yaml",       "--no-config", "--select",    "TS304",
              "--account", "111122223333", "--region",    "eu-central-1"};
  words.insert(words.end(), more.begin(), more.end());
  return run_command(words);
}

/// A command of git's in the current directory.
void git(const std::string& words) {
  const std::string command =
      "git -c user.name=t -c user.email=t@example.com -c commit.gpgsign=false " + words +
      " >/dev/null 2>&1";
  CAPTURE(command);
  REQUIRE(std::system(command.c_str()) == 0);
}

void commit_all() {
  git("init");
  git("add -A");
  git("commit -m first");
}

/// A trail that CloudFormation names, and nothing that lets it write.
constexpr const char* kNameless = R"(Resources:
  Logs: {Type: "AWS::S3::Bucket", Properties: {BucketName: acme-logs}}
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: {IsLogging: true, S3BucketName: !Ref Logs}
)";

TEST_CASE("a run that has nothing to fix says so", "[fix]") {
  const Scratch scratch;
  scratch.write("t.yaml", R"(Resources: {Logs: {Type: "AWS::S3::Bucket"}})");
  for (const Words& words : {Words{"fix", "t.yaml"}, Words{"fix", "t.yaml", "--write"}}) {
    const Run run = run_command(words);
    CAPTURE(run.out, run.err);
    CHECK(run.status == 0);
    CHECK(run.out.empty());
    CHECK(run.err.starts_with("nothing to fix: "));
  }
}

// Only `!Ref Trail` yields such a name, and the trail waits for the policy.
TEST_CASE("a policy binds a trail without a name by its account", "[fix]") {
  const Scratch scratch;
  scratch.write("t.yaml", kNameless);
  const Run run = run_command({"fix", "t.yaml", "--no-config", "--select", "TS304"});
  CAPTURE(run.out, run.err);
  CHECK(run.status == 0);
  CHECK(run.out.find("aws:SourceAccount: !Ref AWS::AccountId") != std::string::npos);
  CHECK(run.out.find("aws:SourceArn") == std::string::npos);
  CHECK(run.err.find("not in a file") == std::string::npos);
}

TEST_CASE("fix prints a patch and says what it proves", "[fix]") {
  const Scratch scratch;
  scratch.write("t.yaml", kWrongPrefix);
  const Run run = run_fix();
  CAPTURE(run.out, run.err);
  CHECK(run.status == kClean);
  CHECK(contains(run.out, "--- a/t.yaml\n+++ b/t.yaml\n"));
  CHECK(contains(run.out, "-            Resource: arn:aws:s3:::acme-logs/AWSLogs/"));
  CHECK(contains(run.out, "# the archive\n"));
  CHECK(contains(run.err, "t.yaml: "));
  CHECK(contains(run.err, "after this change TS304 passes; "));
  CHECK(scratch.read("t.yaml") == kWrongPrefix);
}

TEST_CASE("git applies the patch, from a folder of the repository too", "[fix]") {
  const Scratch scratch;
  scratch.write("stacks/t.yaml", kWrongPrefix);
  commit_all();
  fs::current_path("stacks");
  const Run run = run_fix();
  CHECK(contains(run.out, "diff --git a/stacks/t.yaml b/stacks/t.yaml\n"));
  scratch.write("fix.patch", run.out);
  git("apply fix.patch");
  const Run again = run_fix();
  CHECK(again.status == kClean);
  CHECK(again.out.empty());
  CHECK(again.err.starts_with("nothing to fix: "));
  fs::current_path(scratch.directory());
}

TEST_CASE("files that git does not have as they are stay", "[fix]") {
  const Scratch scratch;
  scratch.write("t.yaml", kWrongPrefix);
  const auto refused = [&](const char* said) {
    const std::string before = scratch.read("t.yaml");
    const Run run = run_fix({"--write"});
    CAPTURE(said, run.err);
    CHECK(run.status == kFailed);
    CHECK(contains(run.err, said));
    CHECK(contains(run.err, "`--force` changes it anyway"));
    CHECK(scratch.read("t.yaml") == before);
  };
  refused("t.yaml: error: the file is not changed: it is not under version control");
  git("init");
  refused("the file is not changed: git names no last commit");
  scratch.write("other", "");
  git("add other");
  git("commit -m first");
  refused("it is not under version control");
  git("add t.yaml");
  refused("it is not under version control");
  git("commit -m second");
  scratch.write("t.yaml", std::string("# changed\n") + kWrongPrefix);
  refused("it has changes that are not committed");
  git("add t.yaml");
  refused("it has changes that are not committed");
  git("commit -m third");
  CHECK(run_fix({"--write"}).status == kClean);
}

TEST_CASE("--write changes the file, and a second time nothing", "[fix]") {
  const Scratch scratch;
  scratch.write("t.yaml", kWrongPrefix);
  commit_all();
  const Run run = run_fix({"--write"});
  CAPTURE(run.out, run.err);
  CHECK(run.status == kClean);
  CHECK(run.out.empty());
  CHECK(contains(run.err, "wrote t.yaml\n"));
  const std::string fixed = scratch.read("t.yaml");
  CHECK(contains(fixed, "acme-logs/audit/AWSLogs/111122223333/*  # the archive\n"));
  CHECK(run_command({"check", "t.yaml", "--select", "TS304", "--account", "111122223333",
                     "--region", "eu-central-1", "--no-config"})
            .status == kClean);
  const Run again = run_fix({"--write"});
  CHECK(again.status == kClean);
  CHECK(again.err.starts_with("nothing to fix: "));
  CHECK(scratch.read("t.yaml") == fixed);
}

TEST_CASE("what one block makes several times is written once", "[fix]") {
  const Scratch scratch;
  scratch.write("main.tf", R"(resource "aws_kms_key" "k" {
  count = 2
}

resource "aws_cloudtrail" "t" {
  count          = 2
  name           = "t${count.index}"
  s3_bucket_name = "b"
  kms_key_id     = aws_kms_key.k[count.index].arn
}
)");
  const Run run =
      run_command({"fix", "main.tf", "--select", "TS203", "--write", "--force"});
  CAPTURE(run.err);
  CHECK(run.status == kClean);
  CHECK(scratch.read("main.tf").starts_with(R"(resource "aws_kms_key" "k" {
  count               = 2
  enable_key_rotation = true
}
)"));
}

TEST_CASE("a resource of a template gets its first property", "[fix]") {
  const Scratch scratch;
  const std::string trail = R"(
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: {TrailName: main, IsLogging: true, S3BucketName: !Ref Logs}
  Key: {Type: AWS::KMS::Key, Properties: {EnableKeyRotation: true}}
)";
  scratch.write("t.yaml", "Resources:\n  Logs:\n    Type: AWS::S3::Bucket" + trail);
  const Run run =
      run_command({"fix", "t.yaml", "--select", "TS101", "--write", "--force"});
  CAPTURE(run.err);
  CHECK(run.status == kClean);
  CHECK(contains(scratch.read("t.yaml"), R"(    Type: AWS::S3::Bucket
    Properties:
      BucketEncryption:
        ServerSideEncryptionConfiguration:
)"));
}

TEST_CASE("changes at the end of one statement and behind it stand side by side",
          "[fix]") {
  const Scratch scratch;
  std::string text = kWrongPrefix;
  const std::string condition = text.substr(text.find("            Condition:"));
  text.erase(text.find("            Condition:"), condition.find("  Trail:\n"));
  scratch.write("t.yaml", text);
  const Run run = run_command({"fix", "t.yaml", "--no-config", "--select",
                               "TS303,TS304,TS403", "--account", "111122223333",
                               "--region", "eu-central-1", "--write", "--force"});
  CAPTURE(run.err, scratch.read("t.yaml"));
  CHECK(run.status == kClean);
  CHECK(contains(run.err, "TS303"));
}

TEST_CASE("--force changes a file outside of version control", "[fix]") {
  const Scratch scratch;
  scratch.write("t.yaml", kWrongPrefix);
  CHECK(run_fix({"--write", "--force"}).status == kClean);
  CHECK(contains(scratch.read("t.yaml"), "acme-logs/audit/AWSLogs"));
  const Run alone = run_fix({"--force"});
  CHECK(alone.status == kFailed);
  CHECK(contains(alone.err, "`--force` needs `--write`"));
}

TEST_CASE("nothing is written through a link", "[fix]") {
  const Scratch scratch;
  scratch.write("elsewhere/real.yaml", kWrongPrefix);
  fs::create_symlink("elsewhere/real.yaml", "t.yaml");
  const Run run = run_fix({"--write", "--force"});
  CHECK(run.status == kFindings);
  CHECK(scratch.read("elsewhere/real.yaml") == kWrongPrefix);
  CHECK(fs::is_symlink("t.yaml"));
}

TEST_CASE("a change for no file at hand is shown by itself", "[fix]") {
  const std::string plan =
      fs::absolute("fixtures/terraform/prefix-not-in-policy/plan.json").string();
  const Scratch scratch;
  const Run run = run_command({"fix", plan, "--no-source", "--select", "TS304"});
  CAPTURE(run.out, run.err);
  CHECK(run.status == kFindings);
  CHECK(run.out.empty());
  CHECK(contains(run.err, "not in a file: "));
  CHECK(contains(run.err, "after this change TS304 passes"));
}

TEST_CASE("a text that the sources compute is shown by itself, with the reason",
          "[fix]") {
  const std::string fixture =
      fs::absolute("fixtures/terraform/source-templatefile-wrong").string();
  const Scratch scratch;
  const Run run = run_command({"fix", fixture + "/plan.json", "--source", fixture,
                               "--no-config", "--select", "TS304"});
  CAPTURE(run.out, run.err);
  CHECK(run.status == kFindings);
  CHECK(
      contains(run.err, "policy.tf` computes that part of `aws_s3_bucket_policy.logs`"));
}

TEST_CASE("the sources of a plan are changed, and the plan is to be made again",
          "[fix]") {
  const std::string fixture =
      fs::absolute("fixtures/terraform/prefix-not-in-policy").string();
  const Scratch scratch;
  fs::copy(fixture + "/main.tf", "main.tf");
  fs::copy(fixture + "/plan.json", "plan.json");
  const Words words{"fix",     "plan.json", "--no-config", "--select", "TS304",
                    "--write", "--force",   "--source",    "."};
  const Run run = run_command(words);
  CAPTURE(run.err);
  CHECK(contains(run.err, "wrote main.tf\nmake the plan again"));
  CHECK(contains(scratch.read("main.tf"), "/audit/AWSLogs/"));
}

TEST_CASE("sources that have the change already stay as they are", "[fix]") {
  const std::string fixture =
      fs::absolute("fixtures/terraform/key-policy-of-another-trail").string();
  const Scratch scratch;
  fs::copy(fixture + "/main.tf", "main.tf");
  fs::copy(fixture + "/plan.json", "plan.json");
  const Words words{"fix",     "plan.json", "--no-config", "--select", "TS301",
                    "--write", "--force",   "--source",    "."};
  CHECK(contains(run_command(words).err, "wrote main.tf"));
  const std::string fixed = scratch.read("main.tf");
  CHECK(contains(fixed, ":trail/payments\""));
  // The plan is still that of the sources as they were.
  const Run again = run_command(words);
  CAPTURE(again.err);
  CHECK(again.status == kFindings);
  CHECK_FALSE(contains(again.err, "wrote"));
  CHECK(scratch.read("main.tf") == fixed);
}

TEST_CASE("a finding without a proven fix is named with its advice", "[fix]") {
  const Scratch scratch;
  scratch.write("t.yaml", kWrongPrefix);
  const Run run = run_command(
      {"fix", "t.yaml", "--select", "TS609", "--fail-on", "low", "--no-config"});
  CAPTURE(run.out, run.err);
  CHECK(run.status == kFindings);
  CHECK(run.out.empty());
  CHECK(contains(run.err, "no proven fix: TS609 "));
  CHECK(contains(run.err, "`trailseal rules TS609` shows how"));
}

TEST_CASE("a template from stdin gets a patch and is not written", "[fix]") {
  const Scratch scratch;
  const Run run =
      run_command({"fix", "-", "--select", "TS304", "--account", "111122223333",
                   "--region", "eu-central-1", "--no-config", "--write"},
                  kWrongPrefix);
  CAPTURE(run.out, run.err);
  CHECK(run.status == kFindings);
  CHECK(contains(run.err, "not in a file: "));
}

TEST_CASE("fix ends with 2 where there is nothing to read", "[fix]") {
  const Scratch scratch;
  CHECK(run_command({"fix", "--no-config"}).status == kFailed);
  CHECK(run_command({"fix", "nowhere.yaml", "--no-config"}).status == kFailed);
}

}  // namespace
}  // namespace trailseal::cli::fix_command_test
