#include <sstream>

#include "load/input_loader.hpp"
#include "load/input_search.hpp"
#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::load::configuration_search_test {
namespace {

using cli::contains;
using cli::Scratch;
using Words = std::vector<std::string>;

constexpr const char* kTrail =
    "resource \"aws_cloudtrail\" \"main\" {\n  name = \"main\"\n"
    "  s3_bucket_name = \"logs\"\n}\n";

std::string calling(const std::string& source) {
  return "module \"called\" {\n  source = \"" + source + "\"\n}\n";
}

/// The root modules behind the arguments; idle ones with a mark.
Words roots(const Words& arguments) {
  Words paths;
  for (const Candidate& candidate : search_inputs(arguments).candidates) {
    if (!candidate.is_configuration()) continue;
    const bool idle = candidate.kind == CandidateKind::IdleConfiguration;
    paths.push_back(candidate.path + (idle ? " (idle)" : ""));
  }
  return paths;
}

TEST_CASE("a directory with configuration that no other calls is a root module",
          "[configuration]") {
  const Scratch scratch;
  scratch.write("prod/main.tf", calling("../modules/trail"));
  scratch.write("test/main.tf.json",
                R"({"module": {"m": {"source": "../modules/trail"}}})");
  scratch.write("modules/trail/main.tf", kTrail);
  scratch.write("modules/unused/main.tofu", kTrail);
  scratch.write(".terraform/modules/m/main.tf", kTrail);
  scratch.write("site/.terragrunt-cache/x/main.tf", kTrail);
  scratch.write("notes/readme.md", "no configuration");
  CHECK(roots({"."}) == Words{"modules/unused", "prod", "test"});
  // Who calls it is not looked at: it is judged alone.
  CHECK(roots({"modules/trail"}) == Words{"modules/trail"});
}

TEST_CASE("a file of a configuration means its directory", "[configuration]") {
  const Scratch scratch;
  scratch.write("live/main.tf", kTrail);
  scratch.write("live/variables.tf", "variable \"x\" {}\n");
  scratch.write("live/env/prod.tfvars", "x = 1\n");
  CHECK(roots({"live/main.tf", "live/variables.tf"}) == Words{"live"});
  CHECK(roots({"live/env/prod.tfvars"}) == Words{"live"});
}

TEST_CASE("a root module without anything that a trail rests on is idle",
          "[configuration]") {
  const Scratch scratch;
  scratch.write("network/main.tf", "resource \"aws_vpc\" \"main\" {}\n");
  scratch.write("inner/main.tf", calling("../modules/bucket"));
  scratch.write("modules/bucket/main.tf", "resource \"aws_s3_bucket\" \"b\" {}\n");
  scratch.write("fetched/main.tf", calling("terraform-aws-modules/vpc/aws"));
  CHECK(roots({"."}) == Words{"fetched", "inner", "network (idle)"});
  std::istringstream in;
  const LoadedInputs inputs = load_inputs({.arguments = {"network"}}, in);
  REQUIRE(inputs.graph.inputs().size() == 1);
  CHECK(inputs.graph.inputs()[0].kind == InputKind::TerraformConfiguration);
  CHECK(inputs.diagnostics.empty());
}

TEST_CASE("a configuration whose plan is an input is no input of its own",
          "[configuration]") {
  const Scratch scratch;
  scratch.write("live/main.tf", kTrail);
  scratch.write("live/plan.json", cli::kEmptyPlan);
  scratch.write("other/main.tf", kTrail);
  std::istringstream in;
  const LoadedInputs inputs = load_inputs({.arguments = {"."}}, in);
  REQUIRE(inputs.graph.inputs().size() == 2);
  CHECK(inputs.graph.inputs()[0].path == "live/plan.json");
  CHECK(inputs.graph.inputs()[1].path == "other");
}

TEST_CASE("a plan that lies elsewhere is of the configuration with its trails",
          "[configuration]") {
  const Scratch scratch;
  scratch.write("live/main.tf", kTrail);
  scratch.write(
      "artifacts/plan.json",
      R"({"format_version":"1.2","terraform_version":"1.9.8","resource_changes":[)"
      R"({"address":"aws_cloudtrail.main","mode":"managed","type":"aws_cloudtrail",)"
      R"("name":"main","change":{"actions":["create"],"before":null,)"
      R"("after":{"name":"main","s3_bucket_name":"logs"},"after_unknown":{}}}],)"
      R"("configuration":{"root_module":{}}})");
  const auto paths = [] {
    std::istringstream in;
    Words all;
    const LoadedInputs inputs = load_inputs({.arguments = {"."}}, in);
    for (const Input& input : inputs.graph.inputs()) all.push_back(input.path);
    return all;
  };
  CHECK(paths() == Words{"artifacts/plan.json"});
  // A trail of another name is another trail.
  scratch.write("live/main.tf",
                "resource \"aws_cloudtrail\" \"main\" {\n  name = \"other\"\n"
                "  s3_bucket_name = \"logs\"\n}\n");
  CHECK(paths() == Words{"artifacts/plan.json", "live"});
}

TEST_CASE("an error in a file of a configuration is one error with its place",
          "[configuration]") {
  const Scratch scratch;
  scratch.write("broken/main.tf", "resource \"aws_cloudtrail\" \"t\" {\n  name = \n}\n");
  scratch.write("sound/main.tf", kTrail);
  std::istringstream in;
  const LoadedInputs inputs = load_inputs({.arguments = {"."}}, in);
  REQUIRE(inputs.diagnostics.size() == 1);
  CHECK(inputs.diagnostics[0].level == Diagnostic::Level::Error);
  CHECK(inputs.diagnostics[0].error.path == "broken/main.tf");
  CHECK(inputs.diagnostics[0].error.line == 2);
  REQUIRE(inputs.graph.inputs().size() == 1);
  CHECK(inputs.graph.inputs()[0].path == "sound");
}

TEST_CASE("a module that is not there is said, and leaves open what it declares",
          "[configuration]") {
  const Scratch scratch;
  struct Case {
    std::string source;
    std::string help;
  };
  const Case each = GENERATE(Case{"acme/logs/aws", "terraform init -backend=false"},
                             Case{"./gone", "correct the `source` of `module.called`"});
  scratch.write("main.tf", calling(each.source) + kTrail);
  std::istringstream in;
  const LoadedInputs inputs = load_inputs({.arguments = {"."}}, in);
  REQUIRE(inputs.diagnostics.size() == 1);
  CHECK(inputs.diagnostics[0].level == Diagnostic::Level::Warning);
  CHECK(contains(inputs.diagnostics[0].error.message, "`module.called`"));
  CHECK(contains(inputs.diagnostics[0].error.help, each.help));
  REQUIRE(inputs.graph.inputs().size() == 1);
  CHECK_FALSE(inputs.graph.inputs()[0].additions.reason.empty());
}

}  // namespace
}  // namespace trailseal::load::configuration_search_test
