#include "run/output_clash.hpp"

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli {
namespace {

TEST_CASE("two outputs to one file are refused before anything is read", "[output]") {
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  const Run run = run_command({"check", "t.yaml", "-o", "json=x", "-o", "sarif=./x"});
  CHECK(run.status == kFailed);
  CHECK(contains(run.err, "two outputs go to one file, `./x`"));
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

}  // namespace
}  // namespace trailseal::cli
