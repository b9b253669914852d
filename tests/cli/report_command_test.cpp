#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli {
namespace {

TEST_CASE("inventory and graph do not fail on findings", "[inventory]") {
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  CHECK(run_command({"check", "t.yaml"}).status == kFindings);
  CHECK(run_command({"inventory", "t.yaml"}).status == kClean);
  CHECK(run_command({"graph", "t.yaml"}).status == kClean);
}

TEST_CASE("inventory and graph say what they cannot read", "[inventory]") {
  const Scratch scratch;
  scratch.write("t.yaml", "Resources: [");
  for (const char* command : {"inventory", "graph"}) {
    const Run run = run_command({command, "t.yaml"});
    CAPTURE(command, run.err);
    CHECK(run.status == kFailed);
    CHECK(contains(run.err, "t.yaml"));
  }
}

TEST_CASE("each command offers its own formats", "[inventory]") {
  struct Case {
    const char* command;
    const char* format;
    const char* help;
  };
  const auto c = GENERATE(values<Case>({
      {"inventory", "cvs", "did you mean `csv`?"},
      {"inventory", "sarif", "the formats are table, json, csv and markdown"},
      {"graph", "svg", "the formats are dot and mermaid"},
      {"check", "csv", "text, json, sarif"},
  }));
  const Run run = run_command({c.command, "--format", c.format});
  CAPTURE(c.command, c.format, run.err);
  CHECK(run.status == kFailed);
  CHECK(contains(run.err, c.help));
  CHECK(contains(run_command({c.command, "--help"}).out, "--format FORMAT"));
}

TEST_CASE("the inventory lists the trail, the graph draws it", "[inventory]") {
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  const Run inventory = run_command({"inventory", "t.yaml"});
  CHECK(inventory.out.starts_with("Trail\n"));
  CHECK(contains(inventory.out, "  bucket          somewhere-else\n"));
  CHECK(contains(inventory.out, "  log encryption  AES256\n"));
  CHECK(contains(inventory.out, "\n1 trail\n"));
  CHECK(contains(run_command({"graph", "t.yaml"}).out, "label=\"Trail\\n"));
}

}  // namespace
}  // namespace trailseal::cli
