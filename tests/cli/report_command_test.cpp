#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::report_command_test {
namespace {

using Words = std::vector<std::string>;

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

TEST_CASE("a report to standard output takes the place of the other one", "[output]") {
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  const Run json = run_command({"check", "t.yaml", "--format", "json"});
  CHECK(run_command({"check", "t.yaml", "-o", "json=-"}).out == json.out);
  CHECK(run_command({"check", "t.yaml", "-f", "json", "-o", "json=-"}).out == json.out);
  for (const Words& two :
       {Words{"-f", "text", "-o", "json=-"}, Words{"-o", "json=-", "-o", "sarif=-"}}) {
    Words words{"check", "t.yaml"};
    words.insert(words.end(), two.begin(), two.end());
    const Run run = run_command(words);
    CHECK(run.status == kFailed);
    CHECK(contains(run.err, "standard output takes one report, not two"));
  }
}

TEST_CASE("the facts of a resource are JSON for a program", "[explain]") {
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  const Run run =
      run_command({"check", "t.yaml", "--explain", "Trail", "--format", "json"});
  CHECK(run.status == kClean);
  const auto document = nlohmann::json::parse(run.out);
  CHECK(document["schema"] == "trailseal.explanation/1");
  CHECK(document["address"] == "Trail");
  REQUIRE(document["subjects"].size() > 0);
  CHECK(document["subjects"][0]["facts"]["trail"]["address"] == "Trail");
  for (const auto& fact : document["unknown"]) {
    CHECK_FALSE(fact["fact"].get<std::string>().empty());
    CHECK_FALSE(fact["reason"].get<std::string>().empty());
  }
  const Run sarif =
      run_command({"check", "t.yaml", "--explain", "Trail", "--format", "sarif"});
  CHECK(sarif.status == kFailed);
  CHECK(contains(sarif.err, "`--explain` writes text or json, not sarif"));
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
}  // namespace trailseal::cli::report_command_test
