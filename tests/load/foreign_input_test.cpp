// What people hand over by mistake gets a sentence that says what it is and what to do.
#include "load/foreign_input.hpp"

#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::foreign_input_test {
namespace {

struct Mistake {
  const char* name;
  std::string text;
  const char* said;
  const char* help;
};

TEST_CASE("files of other tools are told by what they are", "[foreign]") {
  const auto mistake = GENERATE(values<Mistake>({
      {"plan.json.gz", std::string("\x1f\x8b\x08\x00", 4), "compressed with gzip",
       "gunzip -c plan.json.gz | trailseal check -"},
      {"plan.zst", "\x28\xb5\x2f\xfd x", "compressed with zstd", "zstd -dc plan.zst"},
      {"secret.yaml", "a: ENC[AES256_GCM,data:x]\nsops:\n  version: 3.9.0\n",
       "encrypted by sops", "sops decrypt"},
      {"secret.json", R"({"a": "ENC[AES256_GCM,data:x]", "sops": {}})",
       "encrypted by sops", "sops decrypt"},
      {"tfplan", R"({"remote_plan_format": 1, "run_id": "run-1", "hostname": "x"})",
       "refers to a plan in HCP Terraform", "terraform show -json"},
      {"redacted.json", R"({"plan_format_version": "1.2", "provider_schemas": {}})",
       "redacted plan", "json-output"},
      {"show.txt",
       "\nTerraform will perform the following actions:\n  # aws_cloudtrail.x\n",
       "as readable text", "terraform show -json"},
      {"tfplan.enc", R"({"encrypted_data": "x", "encryption_version": "v0"})",
       "encrypted by OpenTofu", "tofu show -json"},
      {"encrypted.tfstate",
       R"({"serial": 1, "lineage": "x", "encrypted_data": "x", "encryption_version": "v0"})",
       "encrypted by OpenTofu", "tofu show -json"},
      {"preview.json",
       R"({"steps": [{"op": "create", "urn": "urn:pulumi:dev::a::t::n"}]})",
       "Pulumi file", "CloudFormation templates"},
      {"cdk.json",
       R"({"version": "36.0.0", "artifacts": {"Tree": {"type": "cdk:tree"}}})",
       "manifest of a CDK app", "trailseal check cdk.out"},
      {"units.log",
       "02:33:11.123 STDOUT [vpc] terraform: "
       R"({"format_version":"1.2","terraform_version":"1.11.4"})"
       "\n",
       "Terragrunt log", "--json-out-dir"},
      {"Pulumi.yaml", "name: a\nruntime: go\n", "Pulumi file",
       "CloudFormation templates"},
      {"stack.json", R"({"version": 3, "deployment": {"manifest": {}}})", "Pulumi file",
       "CloudFormation templates"},
      {"serverless.yml", "service: a\nprovider: {name: aws}\nfunctions: {}\n",
       "has no template in it", "serverless package"},
      {"manifest.json", R"({"artifacts": {"A": {"type": "aws:cloudformation:stack"}}})",
       "manifest of a CDK app", "trailseal check cdk.out"},
      {"org.yaml",
       "Organization: {}\nResources: {T: {Type: AWS::CloudTrail::Trail, Properties: {}}}\n",
       "template of org-formation", "org-formation print-stacks"},
  }));
  const Scratch scratch;
  scratch.write(mistake.name, mistake.text);
  const Run run = run_command({"check", mistake.name});
  CAPTURE(mistake.name, run.err);
  CHECK(run.status == kFailed);
  CHECK(contains(run.err, mistake.said));
  CHECK(contains(run.err, mistake.help));
}

TEST_CASE("what is compressed is told on standard input too", "[foreign]") {
  const Scratch scratch;
  const Run run = run_command({"check", "-"}, std::string("\x1f\x8b\x08\x00", 4));
  CAPTURE(run.err);
  CHECK(run.status == kFailed);
  CHECK(contains(run.err, "compressed with gzip"));
  CHECK(contains(run.err, "`gunzip -c | trailseal check -`"));
}

TEST_CASE("an address is no path, and a slip of the pen is found", "[foreign]") {
  const Scratch scratch;
  scratch.write("infra/plan.json", kEmptyPlan);
  const Run address = run_command({"check", "https://example.com/plan.json"});
  CHECK(address.status == kFailed);
  CHECK(contains(address.err, "`https://example.com/plan.json` is a URL"));
  CHECK(contains(address.err, "`curl -fsSL https://example.com/plan.json | trailseal"));
  CHECK(contains(run_command({"check", "s3://b/p"}).err, "aws s3 cp s3://b/p -"));
  CHECK(contains(run_command({"check", "infra/plan.jsn"}).err,
                 "did you mean `infra/plan.json`?"));
}

TEST_CASE("the template in a serverless.yml is checked", "[foreign]") {
  const Scratch scratch;
  scratch.write(
      "serverless.yml",
      "service: a\nprovider: {name: aws}\nresources:\n  Resources:\n    Trail:\n"
      "      Type: AWS::CloudTrail::Trail\n      Properties:\n"
      "        IsLogging: true\n        S3BucketName: ${self:custom.bucket}\n"
      "        TrailName: !Sub ${AWS::StackName}-audit\n");
  const Run run = run_command({"check", ".", "--format", "json"});
  CHECK(run.status == kFindings);  // TS104: no key
  nlohmann::json report = nlohmann::json::parse(run.out);
  // A patch has the lines of the file as they are.
  for (auto& result : report["results"]) result.erase("fix");
  CHECK_FALSE(contains(report.dump(), "${self"));
  CHECK(report["trails"][0]["delivery"] == "unknown");
}

TEST_CASE("words of other tools are answered with ours", "[foreign]") {
  struct Case {
    std::vector<std::string> call;
    const char* help;
  };
  const auto c = GENERATE(values<Case>({
      {{"explain", "t.yaml"}, "trailseal rules TS304"},
      {{"version"}, "trailseal --version"},
      {{"check", "--skip", "TS304"}, "--ignore RULE"},
      {{"check", "--soft-fail"}, "--fail-on never"},
      {{"check", "--region", "eu-westt-1"}, "did you mean `eu-west-1`?"},
  }));
  const Scratch scratch;
  const Run run = run_command(c.call);
  CAPTURE(run.err);
  CHECK(run.status == kFailed);
  CHECK(contains(run.err, c.help));
}

TEST_CASE("a misspelt property of a trail is told", "[foreign]") {
  const Scratch scratch;
  scratch.write(
      "t.yaml",
      "Resources:\n  Trail:\n    Type: AWS::CloudTrail::Trail\n    Properties:\n"
      "      IsLogging: true\n      S3BucketName: logs\n      KmsKeyId: x\n"
      "      Sharpness: 1\n");
  const Run run = run_command({"check", "t.yaml"});
  CHECK(contains(run.err, "`Trail` has no property `KmsKeyId`"));
  CHECK(contains(run.err, "did you mean `KMSKeyId`?"));
  CHECK(contains(run.err, "`Trail` has no property `Sharpness`"));
}

}  // namespace
}  // namespace trailseal::cli::foreign_input_test
