#include "load/input_kind.hpp"

#include "support/catch.hpp"

namespace trailseal::cli::input_kind_test {
namespace {

TEST_CASE("a glance tells what is worth parsing", "[input]") {
  struct Case {
    const char* text;
    bool json, possible, claims;
  };
  const auto c = GENERATE(values<Case>({
      {R"({"format_version":"1.2","terraform_version":"1.9"})", true, true, true},
      {R"( {"format_version":"1.2"})", true, true, false},
      {R"({"Resources":{"A":{"Type":"AWS::S3::Bucket"}}})", true, true, true},
      {R"({"Resources":[1,2]})", true, true, false},
      {"AWSTemplateFormatVersion: 2010-09-09\n", false, true, true},
      {"Resources:\n  A:\n    Type: AWS::S3::Bucket\n", false, true, true},
      {"kind: Deployment\nresources: {}\n", false, false, false},
      {R"({"name":"x","version":"1"})", true, false, false},
      {"", false, false, false},
  }));
  CAPTURE(c.text);
  const load::Glance glance = load::glance_at(c.text);
  CHECK(glance.json == c.json);
  CHECK(glance.possible == c.possible);
  CHECK(glance.claims == c.claims);
}

TEST_CASE("what looks like a neighbor of a plan gets its own advice", "[input]") {
  struct Case {
    const char* path;
    const char* text;
    const char* message;
  };
  const auto c = GENERATE(values<Case>({
      {"main.tf", "resource \"aws_s3_bucket\" \"b\" {}",
       "this is Terraform configuration, not a plan"},
      {"terraform.tfstate", R"({"version":4,"serial":1,"lineage":"x"})",
       "this is Terraform's own state file, whose format is not public"},
      {"log", R"({"@level":"info"})",
       "this is the log of `terraform plan -json`, not a plan"},
      {"values.yaml", "a: 1\n",
       "neither a Terraform plan or state as JSON nor a CloudFormation template"},
  }));
  const Error error = load::neither_error(c.path, c.text);
  CHECK(error.message == c.message);
  CHECK_FALSE(error.help.empty());
  CHECK(error.path == c.path);
}

}  // namespace
}  // namespace trailseal::cli::input_kind_test
