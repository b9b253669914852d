// Mistakes in templates, and whose concern they are.
#include <sstream>

#include "load/input_loader.hpp"
#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::load::trail_reach_test {
namespace {

using cli::Scratch;

/// "error" or "warning" for each mistake, with the number of trails that are there.
std::vector<std::string> levels(const std::vector<std::string>& inputs,
                                std::size_t trails = 1) {
  std::istringstream in;
  const LoadedInputs loaded = load_inputs({.arguments = inputs}, in);
  CHECK(loaded.graph.of_type("AWS::CloudTrail::Trail").size() == trails);
  std::vector<std::string> all;
  for (const Diagnostic& each : loaded.diagnostics) {
    all.push_back(each.level == Diagnostic::Level::Error ? "error" : "warning");
  }
  return all;
}

const std::string kTrail = R"(
  Trail:
    Type: AWS::CloudTrail::Trail
    DependsOn: [Policy]
    Properties: {IsLogging: true, S3BucketName: !Ref Logs, KMSKeyId: !GetAtt Key.Arn}
)";
const std::string kStore = R"(
  Logs: {Type: AWS::S3::Bucket, Properties: {BucketName: logs}}
  Key: {Type: AWS::KMS::Key, Properties: {KeyPolicy: {Statement: []}}}
  Policy: {Type: AWS::S3::BucketPolicy, Properties: {Bucket: !Ref Logs, PolicyDocument: {Statement: []}}}
)";

TEST_CASE("a mistake is an error where a trail leads to it", "[mistake]") {
  struct Case {
    const char* from;
    const char* to;
  };
  const auto c = GENERATE(values<Case>({
      {"S3BucketName: !Ref Logs", "S3BucketName: !Ref Lugs"},
      {"BucketName: logs", "BucketName: !Ref Name"},
      {"KeyPolicy: {Statement: []}", "KeyPolicy: {Statement: [!Ref Name]}"},
      {"PolicyDocument: {Statement: []}", "PolicyDocument: {Statement: [!Ref Name]}"},
      {"Bucket: !Ref Logs,", "Bucket: !Ref Lugs,"},
      {"Bucket: !Ref Logs,", "Bucket: logs, Odd: !Ref Name,"},
      {"DependsOn: [Policy]", "DependsOn: [Pulicy]"},
      {"Policy: {Type: AWS::S3::BucketPolicy,", "Policy: {"},
  }));
  CAPTURE(c.to);
  std::string text = "Resources:" + kTrail + kStore;
  text.replace(text.find(c.from), std::string(c.from).size(), c.to);
  const Scratch scratch;
  scratch.write("t.yaml", text);
  CHECK(levels({"t.yaml"}) == std::vector<std::string>{"error"});
}

TEST_CASE("a mistake that no trail leads to is a warning", "[mistake]") {
  const auto more = GENERATE(
      "  Role: {Type: AWS::IAM::Role, Properties: {RoleName: !Ref Name}}\n",
      "  Role: {Type: AWS::IAM::Role, DependsOn: Nothing}\n",
      "  Role: {Properties: {}}\n",
      "  Other: {Type: AWS::S3::Bucket, Properties: {BucketName: !Ref Name}}\n",
      "  Other: {Type: AWS::S3::Bucket}\n"
      "  OtherPolicy: {Type: AWS::S3::BucketPolicy, Properties: {Bucket: !Ref Other, "
      "PolicyDocument: !Ref Name}}\n",
      "Outputs: {O: {Value: !Ref Name}}\n",
      "Outputs: {O: {Value: x, Export: {Name: !Ref Name}}}\n",
      "Conditions: {C: !Equals [!Ref Name, x]}\n", "Parameters: {P: {Type: Strng}}\n");
  CAPTURE(more);
  const Scratch scratch;
  scratch.write("t.yaml", "Resources:" + kTrail + kStore + more);
  CHECK(levels({"t.yaml"}) == std::vector<std::string>{"warning"});
}

TEST_CASE("a trail leads through imports to another template", "[mistake]") {
  std::string trail = "Resources:" + kTrail;
  for (const auto& [from, to] :
       {std::pair<std::string, std::string>{"!Ref Logs", "!ImportValue logs"},
        {"!GetAtt Key.Arn", "!ImportValue key"},
        {"    DependsOn: [Policy]\n", ""}}) {
    trail.replace(trail.find(from), from.size(), to);
  }
  const std::string outputs =
      "Outputs:\n  L: {Value: !Ref Logs, Export: {Name: logs}}\n"
      "  K: {Value: !GetAtt Key.Arn, Export: {Name: key}}\n";
  const std::string store = "Resources:" + kStore + outputs;
  struct Case {
    const char* from;
    const char* to;
    const char* level;
  };
  const auto c = GENERATE(values<Case>({
      {"Value: !Ref Logs", "Value: !Ref Lugs", "error"},
      {"PolicyDocument: {Statement: []}", "PolicyDocument: !Ref Name", "error"},
      {"Resources:", "Resources:\n  Role: {Type: AWS::IAM::Role, DependsOn: X}\n",
       "warning"},
      {"Outputs:\n", "Outputs:\n  O: {Value: !Ref Name, Export: {Name: other}}\n",
       "warning"},
  }));
  CAPTURE(c.to);
  std::string broken = store;
  broken.replace(broken.find(c.from), std::string(c.from).size(), c.to);
  const Scratch scratch;
  scratch.write("store.yaml", broken);
  scratch.write("trail.yaml", trail);
  CHECK(levels({"store.yaml", "trail.yaml"}) == std::vector<std::string>{c.level});
}

TEST_CASE("a directory does not fail for a template that cannot hold a trail's evidence",
          "[mistake]") {
  const Scratch scratch;
  scratch.write("t.yaml", "Resources:" + kTrail + kStore);
  scratch.write("a.yaml", "Resources:\n  X: {Type: AWS::IAM::Role, Properties: [\n");
  CHECK(levels({"."}) == std::vector<std::string>{"warning"});
  CHECK(levels({"t.yaml", "a.yaml"}) == std::vector<std::string>{"error"});
  scratch.write("a.yaml",
                "Resources:\n  X: {Type: AWS::S3::BucketPolicy, Properties: [\n");
  CHECK(levels({"."}) == std::vector<std::string>{"error"});
}

TEST_CASE("a mistake that only a choice brings about does not end the scenario",
          "[mistake]") {
  const Scratch scratch;
  scratch.write("t.yaml",
                "Parameters: {Stage: {Type: String, Default: dev}}\n"
                "Conditions: {Prod: !Equals [!Ref Stage, prod]}\nResources:" +
                    kTrail + kStore +
                    "  More: {Type: AWS::S3::Bucket, Condition: Prod, Properties: "
                    "{BucketName: !Ref Name}}\n");
  std::istringstream in;
  const LoadedInputs loaded = load_inputs({.arguments = {"t.yaml"}}, in);
  CHECK(loaded.scenarios.size() == 3);
  REQUIRE(loaded.diagnostics.size() == 1);
  CHECK(loaded.diagnostics[0].level == Diagnostic::Level::Warning);
}

}  // namespace
}  // namespace trailseal::load::trail_reach_test
