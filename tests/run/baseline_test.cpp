#include "run/baseline.hpp"

#include <algorithm>

#include "rule/catalogue.hpp"
#include "run/baseline_file.hpp"
#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::run::baseline_test {
namespace {

using engine::Outcome;

engine::Result result_of(const char* code, Outcome outcome) {
  engine::Result result;
  result.rule = rule::find_rule(code);
  result.outcome = outcome;
  result.resource = std::string("resource of ") + code;
  result.fingerprint = std::string("fingerprint of ") + code;
  result.message = "message";
  return result;
}

std::vector<engine::Result> results() {
  return {result_of("TS101", Outcome::Fail), result_of("TS104", Outcome::Unknown),
          result_of("TS303", Outcome::Pass)};
}

std::size_t waived(const Settled& settled) {
  return static_cast<std::size_t>(
      std::count_if(settled.results.begin(), settled.results.end(),
                    [](const auto& r) { return r.outcome == Outcome::Waived; }));
}

TEST_CASE("without a baseline the results stay what they are", "[baseline]") {
  const Settled settled = settle_baseline({}, false, results());
  CHECK(settled.results.size() == 3);
  CHECK(waived(settled) == 0);
  CHECK(settled.diagnostics.empty());
}

TEST_CASE("a baseline that is written covers the findings of its run", "[baseline]") {
  const cli::Scratch scratch;
  CHECK(waived(settle_baseline({.written = "b.json"}, false, results())) == 1);
  CHECK(read_baseline("b.json")->size() == 1);
  CHECK(waived(settle_baseline({.written = "b.json"}, true, results())) == 2);
  CHECK(read_baseline("b.json")->size() == 2);
  CHECK(waived(settle_baseline({.known = "b.json"}, true, results())) == 2);
  const Settled failed = settle_baseline({.written = "no/b.json"}, false, results());
  REQUIRE(failed.diagnostics.size() == 1);
  CHECK(failed.diagnostics[0].level == Diagnostic::Level::Error);
  CHECK(waived(failed) == 0);
}

TEST_CASE("what is fixed is said, or taken out", "[baseline]") {
  const cli::Scratch scratch;
  settle_baseline({.written = "b.json"}, true, results());
  const auto less = [] {
    auto all = results();
    all.erase(all.begin());
    return all;
  };
  const Settled told = settle_baseline({.known = "b.json"}, false, less());
  REQUIRE(told.diagnostics.size() == 1);
  CHECK(told.diagnostics[0].level == Diagnostic::Level::Warning);
  CHECK(told.diagnostics[0].error.message ==
        "TS101 at `resource of TS101` is fixed or has changed");
  CHECK(read_baseline("b.json")->size() == 2);
  const Settled pruned =
      settle_baseline({.known = "b.json", .prune = true}, false, less());
  CHECK(pruned.diagnostics.empty());
  CHECK(read_baseline("b.json")->size() == 1);
}

TEST_CASE("a baseline that cannot be read is an error", "[baseline]") {
  const cli::Scratch scratch;
  const Settled settled = settle_baseline({.known = "none.json"}, false, results());
  REQUIRE(settled.diagnostics.size() == 1);
  CHECK(settled.diagnostics[0].level == Diagnostic::Level::Error);
  scratch.write("b.json", "{}");
  CHECK_FALSE(read_baseline("b.json").ok());
}

}  // namespace
}  // namespace trailseal::run::baseline_test
