#include "load/cdk_assembly.hpp"

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::load::cdk_assembly_test {
namespace {

std::string shown(const StackArtifact& artifact) {
  return artifact.account + "/" + artifact.region + "/" + artifact.stack_name;
}

std::string stack(const std::string& environment, const std::string& more = "") {
  return R"({"type": "aws:cloudformation:stack", "environment": ")" + environment +
         R"(", "properties": {"templateFile": "a.json")" + more + "}}";
}

TEST_CASE("a manifest says where its templates are deployed", "[cdk]") {
  struct Case {
    std::string artifacts;
    const char* found;
  };
  const std::vector<Case> cases{
      {R"({"A": )" + stack("aws://111122223333/eu-west-1") + "}",
       "111122223333/eu-west-1/A"},
      {R"({"A": )" + stack("aws://111122223333/eu-west-1", R"(, "stackName": "prod")") +
           "}",
       "111122223333/eu-west-1/prod"},
      {R"({"A": )" + stack("aws://unknown-account/unknown-region") + "}", "//A"},
      {R"({"A": )" + stack("aws://111122223333/eu-west-1") + R"(, "B": )" +
           stack("aws://111122223333/us-east-1") + "}",
       "111122223333//"},
      {R"({"A": {"type": "cdk:tree", "properties": {"templateFile": "a.json"}}})", "//"},
      {R"([])", "//"},
  };
  for (const Case& c : cases) {
    const cli::Scratch scratch;
    scratch.write("out/manifest.json", R"({"artifacts": )" + c.artifacts + "}");
    CAPTURE(c.artifacts);
    CdkAssemblies assemblies;
    CHECK(shown(assemblies.artifact_of("out/a.json")) == c.found);
    CHECK(shown(assemblies.artifact_of("a.json")) == "//");
  }
}

TEST_CASE("a file that only has the name of a manifest says nothing", "[cdk]") {
  const auto text = GENERATE("{", "[1]", "{\"artifacts\": 1}", "a: b");
  const cli::Scratch scratch;
  scratch.write("manifest.json", text);
  CHECK(shown(CdkAssemblies().artifact_of("a.json")) == "//");
}

}  // namespace
}  // namespace trailseal::load::cdk_assembly_test
