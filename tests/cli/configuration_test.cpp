// Trails of configurations without a plan, by the report that `check` writes.
#include <map>
#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::configuration_test {
namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

/// A bucket by `name`, with a policy that lets CloudTrail write below `prefix`.
std::string bucket(const std::string& meta, const std::string& key,
                   const std::string& prefix = "") {
  const std::string one = "aws_s3_bucket.logs" + key;
  return "data \"aws_caller_identity\" \"current\" {}\n"
         "resource \"aws_s3_bucket\" \"logs\" {\n" +
         meta +
         "  bucket = var.bucket\n}\n"
         "resource \"aws_s3_bucket_policy\" \"logs\" {\n" +
         meta + "  bucket = " + one +
         ".id\n"
         "  policy = jsonencode({\n    Version = \"2012-10-17\"\n    Statement = [\n"
         "      { Effect = \"Allow\", Principal = { Service = "
         "\"cloudtrail.amazonaws.com\" },\n        Action = \"s3:GetBucketAcl\", "
         "Resource = \"arn:aws:s3:::${var.bucket}\" },\n"
         "      { Effect = \"Allow\", Principal = { Service = "
         "\"cloudtrail.amazonaws.com\" },\n        Action = \"s3:PutObject\",\n"
         "        Resource = \"arn:aws:s3:::${var.bucket}/" +
         prefix +
         "AWSLogs/${data.aws_caller_identity.current.account_id}/*\" },\n"
         "    ]\n  })\n}\n";
}

std::string trail(const std::string& more, const std::string& key = "") {
  return "resource \"aws_cloudtrail\" \"main\" {\n  name = \"main\"\n"
         "  s3_bucket_name = aws_s3_bucket.logs" +
         key + ".id\n  depends_on = [aws_s3_bucket_policy.logs]\n" + more + "}\n";
}

constexpr const char* kBucketName = "variable \"bucket\" {\n  type = string\n}\n";

json checked(Words words) {
  words.insert(words.begin(), {"check", "-f", "json"});
  return json::parse(run_command(words).out);
}

/// The deliveries of all trails, each with its scenario.
Words deliveries(const json& report) {
  Words all;
  for (const json& one : report["trails"]) {
    const json& scenario = one["scenario"];
    all.push_back(one["address"].get<std::string>() + " " +
                  one["delivery"].get<std::string>() +
                  (scenario.is_null() ? "" : " " + scenario.dump()));
  }
  return all;
}

TEST_CASE("a variable without a value is the same wherever it stands",
          "[configuration]") {
  const Scratch scratch;
  scratch.write("main.tf", kBucketName + bucket("", "") + trail(""));
  const json report = checked({"."});
  CHECK(report["inputs"][0]["kind"] == "terraform-configuration");
  CHECK(report["inputs"][0]["path"] == ".");
  CHECK(deliveries(report) == Words{"aws_cloudtrail.main allowed"});
}

TEST_CASE("what only a value decides is unknown, and says how to give it",
          "[configuration]") {
  const Scratch scratch;
  scratch.write("main.tf", kBucketName + bucket("", "") +
                               "variable \"prefix\" {\n  type = string\n}\n" +
                               trail("  s3_key_prefix = var.prefix\n"));
  CHECK(deliveries(checked({"."})) == Words{"aws_cloudtrail.main unknown"});
  const std::string open = run_command({"check", ".", "--select", "TS304"}).out;
  CHECK(contains(open, "`var.prefix` is not known"));
  CHECK(contains(open, "pass --var prefix=..., or check a plan, which has the value"));
  CHECK(deliveries(checked({".", "--var", "prefix=audit"})) ==
        Words{"aws_cloudtrail.main denied"});
  scratch.write("terraform.tfvars", "prefix = null\n");
  CHECK(deliveries(checked({"."})) == Words{"aws_cloudtrail.main allowed"});
}

TEST_CASE("the values of variables come in Terraform's order", "[configuration]") {
  const Scratch scratch;
  scratch.write("main.tf", kBucketName + bucket("", "", "given/") +
                               "variable \"prefix\" {\n  default = \"default\"\n}\n" +
                               trail("  s3_key_prefix = var.prefix\n"));
  const auto prefix = [](const Words& more) {
    Words words{"."};
    words.insert(words.end(), more.begin(), more.end());
    return checked(words)["trails"][0]["bucket"]["prefix"].get<std::string>();
  };
  CHECK(prefix({}) == "default");
  setenv("TF_VAR_prefix", "inherited", 1);
  CHECK(prefix({}) == "default");
  CHECK(prefix({"--var-environment"}) == "inherited");
  unsetenv("TF_VAR_prefix");
  scratch.write("terraform.tfvars", "prefix = \"file\"\n");
  CHECK(prefix({}) == "file");
  scratch.write("a.auto.tfvars.json", R"({"prefix": "automatic"})");
  CHECK(prefix({}) == "automatic");
  scratch.write("late/given.tfvars", "prefix = \"given\"\n");
  CHECK(prefix({"--var-file", "late/given.tfvars"}) == "given");
  CHECK(prefix({"--var-file", "late/given.tfvars", "--var", "prefix=last"}) == "last");
  CHECK(prefix({"--var", "prefix=first", "--var-file", "late/given.tfvars"}) == "given");
}

TEST_CASE("each environment is judged, and told apart", "[configuration]") {
  const Scratch scratch;
  scratch.write("main.tf", kBucketName + bucket("", "") +
                               "variable \"prefix\" {\n  default = null\n}\n" +
                               trail("  s3_key_prefix = var.prefix\n"));
  scratch.write("env/prod.tfvars", "bucket = \"prod\"\n");
  scratch.write("env/test.tfvars", "bucket = \"test\"\nprefix = \"test\"\n");
  const Words both{".", "--environment", "env/prod.tfvars", "--environment",
                   "env/test.tfvars"};
  CHECK(deliveries(checked(both)) ==
        Words{R"(aws_cloudtrail.main allowed {"var-file":"env/prod.tfvars"})",
              R"(aws_cloudtrail.main denied {"var-file":"env/test.tfvars"})"});
  scratch.write("env/test.tfvars", "bucket = [\n");
  const json broken = checked(both);
  REQUIRE(broken["diagnostics"].size() == 1);
  CHECK(broken["diagnostics"][0]["level"] == "error");
  CHECK(broken["diagnostics"][0]["location"]["path"] == "env/test.tfvars");
}

TEST_CASE("the organization that is told is the one that is read", "[configuration]") {
  const Scratch scratch;
  scratch.write(
      "main.tf",
      "data \"aws_organizations_organization\" \"all\" {}\n"
      "resource \"aws_s3_bucket\" \"logs\" {\n  bucket = \"acme-logs\"\n}\n"
      "resource \"aws_s3_bucket_policy\" \"logs\" {\n"
      "  bucket = aws_s3_bucket.logs.id\n  policy = jsonencode({ Statement = [\n"
      "    { Effect = \"Allow\", Principal = { Service = \"cloudtrail.amazonaws.com\" },\n"
      "      Action = \"s3:*\", Resource = [aws_s3_bucket.logs.arn,\n"
      "      \"${aws_s3_bucket.logs.arn}/AWSLogs/"
      "${data.aws_organizations_organization.all.id}/*\",\n"
      "      \"${aws_s3_bucket.logs.arn}/AWSLogs/111111111111/*\"] }] })\n}\n" +
          trail("  is_organization_trail = true\n"));
  for (const Words& told : {Words{}, Words{"--org-id", "o-exampleorgid"}}) {
    Words words{".", "--account", "111111111111", "--region", "eu-central-1"};
    words.insert(words.end(), told.begin(), told.end());
    CHECK(deliveries(checked(words)) == Words{"aws_cloudtrail.main allowed"});
  }
}

TEST_CASE("parts of a policy that are encoded hold the same texts", "[configuration]") {
  const std::string statement =
      "jsonencode({ Effect = \"Allow\", Principal = { Service = "
      "\"cloudtrail.amazonaws.com\" }, Action = \"s3:*\", Resource = [bucket, "
      "\"${bucket}/*\"] })";
  const Scratch scratch;
  scratch.write("policy.tftpl", "{\"Statement\": [${" + statement + "}]}\n");
  scratch.write("main.tf",
                "variable \"bucket\" {}\n"
                "resource \"aws_s3_bucket\" \"logs\" {\n  bucket = var.bucket\n}\n"
                "resource \"aws_s3_bucket_policy\" \"logs\" {\n"
                "  bucket = aws_s3_bucket.logs.id\n"
                "  policy = templatefile(\"policy.tftpl\", { bucket = "
                "aws_s3_bucket.logs.arn })\n}\n" +
                    trail(""));
  CHECK(deliveries(checked({"."})) == Words{"aws_cloudtrail.main allowed"});
}

TEST_CASE("an open count leaves open what exists", "[configuration]") {
  const Scratch scratch;
  const std::string count = "  count = var.enabled ? 1 : 0\n";
  const std::string enabled = "variable \"enabled\" {\n  type = bool\n}\n";
  const std::string base = kBucketName + enabled;
  SECTION("with the trail, its bucket and policy are there") {
    scratch.write("main.tf", base + bucket(count, "[0]") + trail(count, "[0]"));
    CHECK(deliveries(checked({"."})) == Words{"aws_cloudtrail.main[0] allowed"});
  }
  SECTION("a trail that is there may find no policy") {
    scratch.write("main.tf", base + bucket(count, "[0]") + trail("", "[0]"));
    const json report = checked({".", "--select", "TS303"});
    CHECK(deliveries(report) == Words{"aws_cloudtrail.main unknown"});
    CHECK(contains(report["results"][0].dump(), "`var.enabled` has no value"));
    CHECK(deliveries(checked({".", "--var", "enabled=true"})) ==
          Words{"aws_cloudtrail.main allowed"});
  }
  SECTION("keys that are not known") {
    scratch.write("main.tf",
                  "variable \"trails\" {\n  type = set(string)\n}\n"
                  "resource \"aws_cloudtrail\" \"main\" {\n"
                  "  for_each = var.trails\n  name = each.key\n"
                  "  s3_bucket_name = \"logs\"\n}\n");
    CHECK(deliveries(checked({"."})) == Words{"aws_cloudtrail.main[*] unknown"});
  }
}

TEST_CASE("a whole resource has the attributes that the provider computes",
          "[configuration]") {
  const Scratch scratch;
  scratch.write("main.tf",
                "resource \"aws_kms_key\" \"logs\" {\n  count = 1\n}\n"
                "resource \"aws_cloudtrail\" \"main\" {\n  name = \"main\"\n"
                "  s3_bucket_name = \"logs\"\n"
                "  kms_key_id = try(one(aws_kms_key.logs[*]).arn, null)\n}\n");
  CHECK(checked({"."})["trails"][0]["key"]["address"] == "aws_kms_key.logs[0]");
}

TEST_CASE("what a configuration imports is there already", "[configuration]") {
  const Scratch scratch;
  const std::string declared =
      "resource \"aws_s3_bucket\" \"logs\" {\n  bucket = \"logs\"\n}\n"
      "resource \"aws_cloudtrail\" \"main\" {\n  name = \"main\"\n"
      "  s3_bucket_name = aws_s3_bucket.logs.id\n}\n";
  scratch.write("main.tf", declared);
  CHECK(deliveries(checked({"."})) == Words{"aws_cloudtrail.main denied"});
  scratch.write("import.tf", "import {\n  to = aws_s3_bucket.logs\n  id = \"logs\"\n}\n");
  CHECK(deliveries(checked({"."})) == Words{"aws_cloudtrail.main unknown"});
}

TEST_CASE("what is not known stays apart", "[configuration]") {
  const Scratch scratch;
  const auto key = [&](const std::string& value) {
    scratch.write("main.tf",
                  "module \"gone\" {\n  source = \"acme/gone/aws\"\n}\n"
                  "locals {\n  names = { default = \"a\", prod = \"b\" }\n}\n"
                  "resource \"aws_s3_bucket\" \"a\" {\n  bucket = module.gone.one\n}\n"
                  "resource \"aws_s3_bucket\" \"b\" {\n  bucket = \"a\"\n}\n"
                  "resource \"aws_cloudtrail\" \"main\" {\n  name = \"main\"\n"
                  "  s3_bucket_name = " +
                      value + "\n}\n");
    return checked({"."})["trails"][0]["bucket"]["address"];
  };
  CHECK(key("module.gone.one") == "aws_s3_bucket.a");
  CHECK(key("module.gone.other").is_null());
  CHECK(key("local.names[terraform.workspace]").is_null());
  scratch.write(".terraform/environment", "default");
  CHECK(key("local.names[terraform.workspace]") == "aws_s3_bucket.b");
}

TEST_CASE("the files of OpenTofu win over those of Terraform", "[configuration]") {
  const Scratch scratch;
  scratch.write("main.tf", kBucketName + bucket("", "") + trail(""));
  scratch.write("main.tofu",
                kBucketName + bucket("", "") + trail("  s3_key_prefix = \"tofu\"\n"));
  const json report = checked({"."});
  REQUIRE(report["trails"].size() == 1);
  CHECK(report["trails"][0]["bucket"]["prefix"] == "tofu");
}

TEST_CASE("data sources tell the account and the region of their provider",
          "[configuration]") {
  const Scratch scratch;
  const std::string base =
      "data \"aws_caller_identity\" \"current\" {}\n"
      "resource \"aws_cloudtrail\" \"main\" {\n  name = \"main\"\n"
      "  s3_bucket_name = \"logs\"\n  kms_key_id = aws_kms_key.logs.arn\n}\n"
      "resource \"aws_kms_key\" \"logs\" {\n  policy = jsonencode({\n"
      "    Version = \"2012-10-17\"\n    Statement = [{\n"
      "      Effect = \"Allow\", Principal = { Service = \"cloudtrail.amazonaws.com\" },\n"
      "      Action = \"kms:GenerateDataKey*\", Resource = \"*\"\n"
      "      Condition = { StringEquals = { \"aws:SourceArn\" = local.trail } }\n"
      "    }]\n  })\n}\n"
      "locals {\n  trail = \"arn:aws:cloudtrail:eu-central-1:"
      "${data.aws_caller_identity.current.account_id}:trail/${local.name}\"\n"
      "  name = data.aws_region.current.name == \"eu-central-1\" ? \"main\" : \"x\"\n}\n"
      "data \"aws_region\" \"current\" {}\n";
  scratch.write("main.tf", base);
  scratch.write("provider.tf", "provider \"aws\" {\n  region = \"eu-central-1\"\n}\n");
  const json report = checked({".", "--select", "TS301"});
  REQUIRE(report["results"].size() == 1);
  CHECK(report["results"][0]["outcome"] == "pass");
  scratch.write("provider.tf", "provider \"aws\" {\n  region = \"us-east-1\"\n}\n");
  CHECK(checked({".", "--select", "TS301"})["results"][0]["outcome"] == "fail");
}

}  // namespace
}  // namespace trailseal::cli::configuration_test
