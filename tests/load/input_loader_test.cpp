#include "load/input_loader.hpp"

#include <sstream>

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::load::input_loader_test {
namespace {

using cli::kEmptyPlan;
using cli::kTrailTemplate;
using cli::Scratch;

LoadedInputs loaded(const InputRequest& request, const std::string& standard_input = "") {
  std::istringstream in(standard_input);
  return load_inputs(request, in);
}

std::vector<std::string> paths_of(const LoadedInputs& inputs) {
  std::vector<std::string> paths;
  for (const Input& input : inputs.graph.inputs()) paths.push_back(input.path);
  return paths;
}

using Words = std::vector<std::string>;

Words said(const LoadedInputs& inputs) {
  Words words;
  for (const Diagnostic& each : inputs.diagnostics) {
    words.push_back(each.error.path + ": " + each.error.message);
  }
  return words;
}

TEST_CASE("files, directories and stdin are one graph, in their order", "[input]") {
  const Scratch scratch;
  scratch.write("b.yaml", kTrailTemplate);
  scratch.write("dir/a.json", kEmptyPlan);
  const LoadedInputs inputs =
      loaded({.arguments = {"b.yaml", "dir", "-"}}, cli::kTopicTemplate);
  CHECK(paths_of(inputs) == Words{"b.yaml", "dir/a.json", "-"});
  CHECK(said(inputs) == Words{});
  REQUIRE(inputs.sources.size() == 3);
  CHECK(inputs.sources[0].text == kTrailTemplate);
  CHECK(inputs.sources[1].text.empty());  // a plan's text is let go
}

TEST_CASE("a named input that is skipped is said, and an error where nothing is left",
          "[input]") {
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  scratch.write("u.yaml", cli::kTopicTemplate);
  const LoadedInputs one =
      loaded({.arguments = {"t.yaml", "u.yaml"}, .skip = {"t.yaml"}});
  REQUIRE(one.diagnostics.size() == 1);
  CHECK(one.diagnostics[0].level == Diagnostic::Level::Warning);
  CHECK(one.diagnostics[0].error.path == "t.yaml");
  const LoadedInputs none = loaded({.arguments = {"t.yaml"}, .skip = {"*"}});
  REQUIRE(none.diagnostics.size() == 1);
  CHECK(none.diagnostics[0].level == Diagnostic::Level::Error);
  CHECK(said(loaded({.arguments = {"t.yaml"}, .skip_others = true, .skip = {"*"}})) ==
        Words{});
  CHECK(said(loaded({.arguments = {"."}, .skip = {"t.yaml"}})) == Words{});
}

TEST_CASE("what is none of ours is an error where it is named", "[input]") {
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  scratch.write("other.yaml", "a: 1\n");
  CHECK(said(loaded({.arguments = {"."}})) == Words{});
  const LoadedInputs named = loaded({.arguments = {"t.yaml", "other.yaml"}});
  REQUIRE(named.diagnostics.size() == 1);
  CHECK(named.diagnostics[0].level == Diagnostic::Level::Error);
  CHECK(named.diagnostics[0].error.path == "other.yaml");
  CHECK(paths_of(named) == Words{"t.yaml"});
  CHECK(said(loaded({.arguments = {"t.yaml", "other.yaml"}, .skip_others = true})) ==
        Words{});
}

TEST_CASE("a damaged file that claims to be ours is an error, named or not", "[input]") {
  const Scratch scratch;
  scratch.write("dir/t.yaml", "AWSTemplateFormatVersion: '2010-09-09'\nResources: [");
  for (const char* argument : {"dir", "dir/t.yaml"}) {
    const LoadedInputs inputs = loaded({.arguments = {argument}});
    REQUIRE(inputs.diagnostics.size() == 1);
    CHECK(inputs.diagnostics[0].error.path == "dir/t.yaml");
    CHECK(inputs.diagnostics[0].error.line > 0);
  }
}

TEST_CASE("a directory without any input is an error", "[input]") {
  const Scratch scratch;
  scratch.write("empty/notes.txt", "x");
  scratch.write("full/t.yaml", kTrailTemplate);
  CHECK(said(loaded({.arguments = {"empty", "full"}})) ==
        Words{"empty: no Terraform configuration or plan and no CloudFormation template "
              "in this directory"});
}

TEST_CASE("patterns leave inputs out", "[input]") {
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  scratch.write("old/t.yaml", kTrailTemplate);
  CHECK(paths_of(loaded({.arguments = {"."}, .skip = {"old/*"}})) == Words{"t.yaml"});
}

TEST_CASE("a parameter that no template has is a warning", "[input]") {
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  scratch.write("p.json", kEmptyPlan);
  const LoadedInputs inputs =
      loaded({.arguments = {"t.yaml"}, .parameters = {{"Stag", "x"}}});
  REQUIRE(inputs.diagnostics.size() == 1);
  CHECK(inputs.diagnostics[0].level == Diagnostic::Level::Warning);
  CHECK(inputs.diagnostics[0].error.help == "did you mean `Stage`?");
  CHECK(said(loaded({.arguments = {"p.json"}, .parameters = {{"Stag", "x"}}})) ==
        Words{});
}

constexpr const char* kConditional = R"(Parameters:
  Own: {Type: String, AllowedValues: ["yes", "no"], Default: "yes"}
Conditions:
  HasBucket: !Equals [!Ref Own, "yes"]
Resources:
  Logs: {Type: "AWS::S3::Bucket", Condition: HasBucket}
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: {IsLogging: true, S3BucketName: !If [HasBucket, !Ref Logs, central]}
)";

TEST_CASE("what a template leaves open makes scenarios", "[input]") {
  const Scratch scratch;
  scratch.write("t.yaml", kConditional);
  const LoadedInputs inputs = loaded({.arguments = {"t.yaml"}});
  REQUIRE(inputs.scenarios.size() == 2);
  CHECK(inputs.default_scenario == Scenario{{"Own", "yes"}});
  for (const LoadedScenario& each : inputs.scenarios) {
    CHECK(each.graph.inputs().size() == 1);
  }
  CHECK(
      loaded({.arguments = {"t.yaml"}, .parameters = {{"Own", "no"}}}).scenarios.empty());
}

TEST_CASE("what is known of other resources is an input behind the others", "[input]") {
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  InputRequest request{.arguments = {"t.yaml"}};
  request.known = Fragment{.input = {.path = ".trailseal.yaml"}};
  CHECK(paths_of(loaded(request)) == Words{"t.yaml", ".trailseal.yaml"});
  request.arguments = {"none.yaml"};
  CHECK(paths_of(loaded(request)) == Words{});
}

class Steps : public Progress {
 public:
  void say(const std::string& step) override { steps.push_back(step); }
  Words steps{};
};

TEST_CASE("who waits is told what is read", "[input]") {
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  Steps steps;
  loaded({.arguments = {"t.yaml"}, .progress = &steps});
  CHECK(steps.steps == Words{"reading t.yaml"});
}

/// A plan of one managed bucket and its policy, both in place.
std::string bucket_plan(const std::string& name) {
  const auto change = [](const std::string& type, const std::string& values) {
    return R"({"address":")" + type + R"(.x","mode":"managed","type":")" + type +
           R"(","name":"x","change":{"actions":["no-op"],"before":)" + values +
           R"(,"after":)" + values + "}}";
  };
  return R"({"format_version":"1.2","terraform_version":"1.9.8","resource_changes":[)" +
         change("aws_s3_bucket", R"({"bucket":")" + name + R"("})") + "," +
         change("aws_s3_bucket_policy", R"({"bucket":")" + name + R"(","policy":"{}"})") +
         "]}";
}

constexpr const char* kNamesLogs =
    "Resources:\n  T: {Type: AWS::CloudTrail::Trail, Properties: {IsLogging: true, "
    "S3BucketName: acme-logs}}\n";

TEST_CASE("a plan is read as far as a trail of any input leads", "[input]") {
  const Scratch scratch;
  scratch.write("led.json", bucket_plan("acme-logs"));
  scratch.write("other.json", bucket_plan("acme-photos"));
  scratch.write("trail.yaml", kNamesLogs);
  const LoadedInputs inputs =
      loaded({.arguments = {"led.json", "other.json", "trail.yaml"}, .jobs = 3});
  CHECK(paths_of(inputs) == Words{"led.json", "other.json", "trail.yaml"});
  Words read;
  for (const Resource& resource : inputs.graph.resources()) {
    read.push_back(std::to_string(resource.input) + " " + resource.type);
  }
  CHECK(read ==
        Words{"0 aws_s3_bucket", "0 aws_s3_bucket_policy", "2 AWS::CloudTrail::Trail"});
  CHECK(said(inputs) == Words{});
}

TEST_CASE("what is no input leaves a plan the only one", "[input]") {
  const Scratch scratch;
  scratch.write("plan.json", bucket_plan("acme-logs"));
  scratch.write("package.json", R"({"name": "site"})");
  CHECK(loaded({.arguments = {"."}}).graph.resources().empty());
}

TEST_CASE("stdin is read once, and wholly", "[input]") {
  const Scratch scratch;
  scratch.write("trail.yaml", kNamesLogs);
  const LoadedInputs inputs =
      loaded({.arguments = {"-", "trail.yaml"}}, bucket_plan("acme-logs"));
  CHECK(inputs.graph.resources().size() == 3);
}

}  // namespace
}  // namespace trailseal::load::input_loader_test
