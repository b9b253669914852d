// Stacks within stacks, as files on disk.
#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::nested_stacks_test {
namespace {

Run check(const std::vector<std::string>& inputs) {
  std::vector<std::string> arguments{"check", "--color", "never"};
  arguments.insert(arguments.end(), inputs.begin(), inputs.end());
  return run_command(arguments);
}

std::string stack(const std::string& url, const std::string& more = "") {
  return "Resources:\n  S:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n"
         "      TemplateURL: " +
         url + "\n" + more;
}

constexpr const char* kTrail =
    "Resources:\n  T:\n    Type: AWS::CloudTrail::Trail\n"
    "    Properties: {S3BucketName: logs, IsLogging: true}\n";

TEST_CASE("a template of a stack is judged once, within that stack", "[nested]") {
  const Scratch scratch;
  const std::string root = "root.yaml";
  const std::string trail = "trail.yaml";
  scratch.write(root, stack("./trail.yaml"));
  scratch.write(trail, kTrail);
  for (const auto& inputs : {std::vector{root}, std::vector{root, trail},
                             std::vector{trail, root}, std::vector{std::string(".")}}) {
    const Run run = check(inputs);
    CAPTURE(run.text());
    CHECK_THAT(run.text(), Catch::Contains("S.T"));
    CHECK_THAT(run.text(), Catch::Contains("1 trail:"));
  }
  CHECK_THAT(check({trail}).text(), Catch::Contains("FAIL  T"));
}

TEST_CASE("stacks that cannot be joined end in one message", "[nested]") {
  struct Case {
    const char* name;
    std::string child;
    int status;
    const char* message;
  };
  const std::vector<Case> cases{
      {"circle", stack("root.yaml"), 2, "uses a template that contains it"},
      {"missing", stack("none.yaml"), 2, "there is no such file"},
      {"elsewhere", stack("https://x.s3.amazonaws.com/t.yaml"), 0,
       "its template is not a file next to this one"},
      {"broken", "Resources: [\n", 2, "child.yaml:"},
      {"none", "a: b\n", 2, "but it is not a template"},
      {"parameter", std::string("Parameters: {P: {Type: String}}\n") + kTrail, 1,
       "passes no value for `P`"},
      {"reference", "Resources: {X: {Type: 'A::B::C', Properties: {P: !Ref Y}}}\n", 0,
       "warning: `Y` is neither a parameter nor a resource"},
  };
  for (const Case& c : cases) {
    const Scratch scratch;
    scratch.write("root.yaml", stack("child.yaml"));
    scratch.write("child.yaml", c.child);
    const Run run = check({"root.yaml"});
    CAPTURE(c.name, run.text());
    CHECK(run.status == c.status);
    CHECK_THAT(run.text(), Catch::Contains(c.message));
  }
}

TEST_CASE("an output that a stack has not is an error with advice", "[nested]") {
  const Scratch scratch;
  scratch.write("root.yaml",
                stack("child.yaml",
                      "  T:\n    Type: AWS::CloudTrail::Trail\n    Properties:\n"
                      "      S3BucketName: !GetAtt S.Outputs.Bukket\n"));
  scratch.write("child.yaml",
                "Resources: {B: {Type: 'AWS::S3::Bucket'}}\n"
                "Outputs: {Bucket: {Value: !Ref B}}\n");
  const Run run = check({"root.yaml"});
  CAPTURE(run.text());
  CHECK(run.status == 2);
  CHECK_THAT(run.text(), Catch::Contains("the nested stack `S` has no output `Bukket`"));
  CHECK_THAT(run.text(), Catch::Contains("did you mean `Bucket`?"));
}

TEST_CASE("stacks that multiply themselves end in bounded time", "[nested]") {
  const Scratch scratch;
  std::string many = "Resources:\n";
  for (int i = 0; i < 12; ++i) {
    many += "  S" + std::to_string(i) +
            ": {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: NEXT}}\n";
  }
  for (int level = 0; level < 6; ++level) {
    std::string text = many;
    const std::string next = "l" + std::to_string(level + 1) + ".yaml";
    for (auto at = text.find("NEXT"); at != std::string::npos; at = text.find("NEXT")) {
      text.replace(at, 4, next);
    }
    scratch.write("l" + std::to_string(level) + ".yaml", text);
  }
  scratch.write("l6.yaml", kTrail);
  const Run run = check({"l0.yaml"});
  CHECK(run.status == 2);
  CHECK_THAT(run.text(),
             Catch::Contains("nested stacks contain each other beyond the limit"));
}

}  // namespace
}  // namespace trailseal::cli::nested_stacks_test
