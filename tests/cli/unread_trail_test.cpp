// Trails in places that are not read are listed and left undecided: silence is no pass.
#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::unread_trail_test {
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

/// A trail, below so many modules.
std::string module_with_trail(int depth) {
  std::string module =
      R"({"resources":[{"address":"aws_cloudtrail.a","mode":"managed","type":"aws_cloudtrail",)"
      R"("name":"a","values":{"name":"a","s3_bucket_name":"logs"},"sensitive_values":{}}]})";
  for (int i = 0; i < depth; ++i) module = R"({"child_modules":[)" + module + "]}";
  return R"({"root_module":)" + module + "}";
}

TEST_CASE("a trail in modules of any depth is read, or the input is an error",
          "[unread]") {
  const Scratch scratch;
  const bool is_state = GENERATE(true, false);
  const std::string member = is_state ? "values" : "planned_values";
  for (const int depth : {0, 3, 80, 100, 500}) {
    CAPTURE(member, depth);
    scratch.write("in.json", R"({"format_version":"1.0",")" + member +
                                 "\":" + module_with_trail(depth) + "}");
    const Run run = run_command({"check", "in.json"});
    CAPTURE(run.out, run.err);
    if (depth <= 80) {
      CHECK(run.status == kFindings);
      CHECK(contains(run.out, "aws_cloudtrail.a"));
    } else {
      CHECK(run.status == kFailed);
      CHECK(contains(run.err, "nested"));
    }
  }
}

TEST_CASE("a plan whose list of changes is empty is judged by its planned values",
          "[unread]") {
  const Scratch scratch;
  const std::string changes =
      GENERATE("", R"("resource_changes":null,)", R"("resource_changes":[],)");
  for (const bool is_first : {true, false}) {
    const std::string values = R"("planned_values":)" + module_with_trail(0);
    scratch.write("plan.json",
                  R"({"format_version":"1.2",)" +
                      (is_first ? changes + values
                                : values + "," + changes + R"("errored":false)") +
                      "}");
    const Run run = run_command({"check", "plan.json"});
    CAPTURE(changes, is_first, run.out, run.err);
    CHECK(run.status == kFindings);
    CHECK(contains(run.out, "aws_cloudtrail.a"));
  }
}

TEST_CASE("a type of CloudTrail's that there is not is told, and counts as not checked",
          "[unread]") {
  const Scratch scratch;
  struct Case {
    const char* type;
    const char* help;  ///< empty: there is nothing to tell
  };
  const auto c = GENERATE(values<Case>({
      {"AWS::CloudTrail::Trial", "did you mean `AWS::CloudTrail::Trail`?"},
      {"AWS::Cloudtrail::Trail", "did you mean `AWS::CloudTrail::Trail`?"},
      {"aws::cloudtrail::trail", "did you mean `AWS::CloudTrail::Trail`?"},
      {"AWS::CloudTrail::Channel", ""},
      {"AWS::CloudTrail::ResourcePolicy", ""},
      {"AWS::CloudWatch::Trial", ""},
  }));
  scratch.write("t.yaml",
                std::string("Resources:\n  T:\n    Type: ") + c.type +
                    "\n    Properties: {S3BucketName: logs, IsLogging: true}\n");
  const Run run = run_command({"check", "t.yaml"});
  CAPTURE(c.type, run.err);
  CHECK(run.status == kClean);
  CHECK(contains(run.err, "`T` is not checked: there is no type") == (*c.help != '\0'));
  CHECK(contains(run.err, c.help));
  CHECK(run_command({"check", "t.yaml", "--strict"}).status ==
        (*c.help != '\0' ? kFindings : kClean));
}

TEST_CASE("a plan without its configuration says what is missing", "[unread]") {
  const Scratch scratch;
  const std::string plan =
      R"({"format_version":"1.2","resource_changes":[{"address":"aws_cloudtrail.x",)"
      R"("mode":"managed","type":"aws_cloudtrail","name":"x","change":{"actions":["create"],)"
      R"("before":null,"after":{"name":"x"},"after_unknown":{"s3_bucket_name":true}}}])";
  scratch.write("without.json", plan + "}");
  scratch.write("with.json", plan + R"(,"configuration":{"root_module":{}}})");
  CHECK(contains(run_command({"check", "without.json"}).err, "has no `configuration`"));
  CHECK(run_command({"check", "with.json"}).err.empty());
}

}  // namespace
}  // namespace trailseal::cli::unread_trail_test
