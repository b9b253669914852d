#include "run/output_clash.hpp"

#include <filesystem>

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::output_clash_test {
namespace {

TEST_CASE("two outputs to one file are refused before anything is read", "[output]") {
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  const Run run = run_command({"check", "t.yaml", "-o", "json=x", "-o", "sarif=./x"});
  CHECK(run.status == kFailed);
  CHECK(contains(run.err, "two outputs are written to one file, `./x`"));
  CHECK_FALSE(std::filesystem::exists("x"));
  CHECK(
      run_command({"check", "t.yaml", "-o", "json=x", "--write-baseline", "x"}).status ==
      kFailed);
}

TEST_CASE("an input is never written over", "[output]") {
  const Scratch scratch;
  scratch.write("in/t.yaml", kTrailTemplate);
  scratch.write(".trailseal.yaml", "fail_on: high\n");
  for (const char* output : {"json=in/t.yaml", "json=.trailseal.yaml"}) {
    CAPTURE(output);
    const Run run = run_command({"check", "in", "-o", output});
    CHECK(run.status == kFailed);
    CHECK(contains(run.err, "the file is not written: this run reads it as an input"));
  }
  const Run baseline = run_command({"check", "in", "--write-baseline", "in/t.yaml"});
  CHECK(baseline.status == kFailed);
  CHECK(scratch.read("in/t.yaml") == kTrailTemplate);
  CHECK(scratch.read(".trailseal.yaml") == "fail_on: high\n");
}

TEST_CASE("an output never goes over an input that has another name, or over its sources",
          "[output]") {
  namespace fs = std::filesystem;
  const fs::path fixture = fs::absolute("fixtures/terraform/prefix-not-in-policy");
  const Scratch scratch;
  fs::copy_file(fixture / "plan.json", "plan.json");
  fs::copy_file(fixture / "main.tf", "main.tf");
  fs::create_hard_link("plan.json", "hard.json");
  fs::create_symlink("plan.json", "soft.json");
  fs::create_directory("d");
  const auto size = fs::file_size("plan.json");
  const auto of_sources = fs::file_size("main.tf");
  for (const char* output :
       {"hard.json", "soft.json", "d/../plan.json", "main.tf", "./d/../main.tf"}) {
    CAPTURE(output);
    const Run run =
        run_command({"check", "plan.json", "-o", std::string("json=") + output});
    CHECK(run.status == kFailed);
    CHECK(contains(run.err, "the file is not written"));
  }
  CHECK(fs::file_size("plan.json") == size);
  CHECK(fs::file_size("main.tf") == of_sources);
}

}  // namespace
}  // namespace trailseal::cli::output_clash_test
