// What a report has besides its results.
#include "run/report_run.hpp"

#include <string>
#include <vector>

#include "run/fix_search.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/scratch.hpp"

namespace trailseal::run::report_run_test {
namespace {

TEST_CASE("a report of many trails does not look for proven fixes", "[fix]") {
  const std::string text = read_file("fixtures/cloudformation/two-trails/template.yaml");
  const cli::Scratch scratch;
  scratch.write("0.yaml", text);
  CHECK(cli::contains(cli::run_command({"check"}).out, "fix, proven: "));
  for (std::size_t i = 1; 2 * i <= kMaxTrailsWithFixes; ++i) {
    scratch.write(std::to_string(i) + ".yaml", text);
  }
  const cli::Run many = cli::run_command({"check"});
  CHECK_FALSE(cli::contains(many.out, "fix, proven: "));
  CHECK(cli::contains(many.out, "fix: "));
}

}  // namespace
}  // namespace trailseal::run::report_run_test
