#include "run/clock.hpp"

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::clock_test {
namespace {

using std::chrono::seconds;

TEST_CASE("a run has the day of its clock", "[clock]") {
  const run::Clock clock = run::process_clock();
  CHECK(clock.today.size() == std::string("2026-01-31").size());
  CHECK(clock.today > "2020-01-01");
}

TEST_CASE("the stamp of the clock is the time of a scan", "[clock]") {
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  const run::Clock clock{.today = "2026-06-15",
                         .stamp = std::chrono::sys_seconds(seconds(1781481600))};
  const auto report_at = [&](const run::Clock& when) {
    return run_command({"check", "t.yaml", "--format", "gitlab-sast"}, "", when).out;
  };
  CHECK(contains(report_at(clock), "\"2026-06-15T00:00:00\""));
  CHECK(contains(report_at({.today = "2026-06-15"}), "\"1970-01-01T00:00:00\""));
}

}  // namespace
}  // namespace trailseal::cli::clock_test
