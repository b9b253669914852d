// Trails in places that are not read are listed and left undecided: silence is no pass.
#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli {
namespace {

using Json = nlohmann::json;

std::string plan_of(const std::string& type, const std::string& after) {
  return R"({"format_version":"1.2","terraform_version":"1.11.0","resource_changes":[{)"
         R"("address":")" +
         type + R"(.x","mode":"managed","type":")" + type +
         R"(","name":"x","change":{"actions":["create"],"before":null,"after":)" + after +
         R"(,"after_unknown":{}}}]})";
}

Json report_of(const std::string& path, const std::vector<std::string>& more = {}) {
  std::vector<std::string> args{"check", path, "--format", "json"};
  args.insert(args.end(), more.begin(), more.end());
  return Json::parse(run_command(args).out);
}

TEST_CASE("a trail of the Cloud Control API is left undecided", "[unread]") {
  const Scratch scratch;
  struct Case {
    const char* type;
    const char* after;
    std::size_t trails;
  };
  const auto c = GENERATE(values<Case>({
      {"awscc_cloudtrail_trail", R"({"trail_name":"a","s3_bucket_name":"logs"})", 1},
      {"aws_cloudcontrolapi_resource", R"({"type_name":"AWS::CloudTrail::Trail"})", 1},
      {"aws_cloudcontrolapi_resource", R"({"type_name":"AWS::SNS::Topic"})", 0},
      {"awscc_sns_topic", "{}", 0},
  }));
  CAPTURE(c.type, c.after);
  scratch.write("plan.json", plan_of(c.type, c.after));
  const Json report = report_of("plan.json");
  REQUIRE(report["trails"].size() == c.trails);
  if (c.trails == 0) return;
  CHECK(report["trails"][0]["address"] == std::string(c.type) + ".x");
  CHECK(report["trails"][0]["delivery"] == "unknown");
  CHECK(report["summary"]["fail"] == 0);
  CHECK(report["summary"]["pass"] == 0);
  CHECK(contains(report["results"].dump(), "through the Cloud Control API"));
  CHECK(run_command({"check", "plan.json", "--strict"}).status == kFindings);
}

TEST_CASE("a trail that a custom resource or a module makes is left undecided",
          "[unread]") {
  const Scratch scratch;
  struct Case {
    const char* resource;
    std::size_t trails;
  };
  const auto c = GENERATE(values<Case>({
      {"Type: Custom::AWS\n    Properties: {Create: '{\"service\":\"CloudTrail\","
       "\"action\":\"createTrail\"}'}",
       1},
      {"Type: AWS::CloudFormation::CustomResource\n    Properties: {Call: "
       "{action: create-trail}}",
       1},
      {"Type: Custom::AWS\n    Properties: {Create: '{\"action\":\"createTopic\"}'}", 0},
      {"Type: My::CloudTrail::Base::MODULE", 1},
  }));
  CAPTURE(c.resource);
  scratch.write("t.yaml", std::string("Resources:\n  Made:\n    ") + c.resource + "\n");
  const Json report = report_of("t.yaml");
  CHECK(report["trails"].size() == c.trails);
  CHECK(report["summary"]["fail"] == 0);
}

TEST_CASE("two changes of one address are an error", "[unread]") {
  const Scratch scratch;
  const std::string plan = plan_of("aws_cloudtrail", R"({"name":"a"})");
  const std::size_t from = plan.find("{\"address\"");
  const std::string change = plan.substr(from, plan.size() - from - 2);
  scratch.write("plan.json", plan.substr(0, from) + change + "," + change + "]}");
  const Run run = run_command({"check", "plan.json"});
  CHECK(run.status == kFailed);
  CHECK(contains(run.err, "`aws_cloudtrail.x` has two changes in the plan"));
}

TEST_CASE("a plan without a list of changes is read by its planned values", "[unread]") {
  const Scratch scratch;
  scratch.write(
      "plan.json",
      R"({"format_version":"1.2","terraform_version":"1.11.0","planned_values":)"
      R"({"root_module":{"resources":[{"address":"aws_cloudtrail.x","mode":)"
      R"("managed","type":"aws_cloudtrail","name":"x","values":{"name":"a"}}]}},)"
      R"("resource_changes":null})");
  CHECK(report_of("plan.json")["trails"].size() == 1);
}

TEST_CASE("what is not checked counts when the run is strict", "[unread]") {
  const Scratch scratch;
  const auto* const text = GENERATE(
      "Transform: [Macro]\nResources:\n  T: {Type: AWS::SNS::Topic}\n",
      "Resources:\n  M: {Type: My::Base::MODULE}\n",
      "Resources:\n  T: {Type: AWS::SNS::Topic}\n  Fn::Transform: {Name: AWS::Include}\n",
      "Resources:\n  S:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n"
      "      TemplateURL: https://s3.amazonaws.com/b/t.yaml\n");
  CAPTURE(text);
  scratch.write("t.yaml", text);
  CHECK(run_command({"check", "t.yaml"}).status == kClean);
  const Run strict = run_command({"check", "t.yaml", "--strict"});
  CHECK(strict.status == kFindings);
  CHECK(contains(strict.out, "1 part of the input is not checked"));
  CHECK(report_of("t.yaml")["diagnostics"][0]["unchecked"] == true);
}

}  // namespace
}  // namespace trailseal::cli
