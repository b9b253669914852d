#include "engine/history.hpp"

#include "support/catch.hpp"

namespace trailseal::engine::history_test {
namespace {

const rule::Rule kRule{.code = "TS104"};

Result result(Outcome outcome, Scenario scenario = {}) {
  Result result;
  result.rule = &kRule;
  result.outcome = outcome;
  result.trail = "Trail";
  result.scenario = std::move(scenario);
  return result;
}

TEST_CASE("a failing result is told by what the earlier version has", "[history]") {
  struct Case {
    std::vector<Result> before;
    Earlier earlier;
    Result now;
    History told;
  };
  const Scenario prod{{"Stage", "prod"}};
  const Scenario dev{{"Stage", "dev"}};
  const auto c = GENERATE_COPY(values<Case>({
      {{result(Outcome::Fail)}, Earlier::There, result(Outcome::Fail), History::Existing},
      {{result(Outcome::Pass)}, Earlier::There, result(Outcome::Fail), History::New},
      {{}, Earlier::There, result(Outcome::Fail), History::New},
      {{result(Outcome::Unknown)},
       Earlier::There,
       result(Outcome::Fail),
       History::Untold},
      {{}, Earlier::Missing, result(Outcome::Fail), History::New},
      {{}, Earlier::Unreadable, result(Outcome::Fail), History::Untold},
      {{}, Earlier::NotCompared, result(Outcome::Fail), History::Untold},
      {{result(Outcome::Pass)}, Earlier::There, result(Outcome::Waived), History::Untold},
      // A choice of parameters under which it failed already, and one under which not.
      {{result(Outcome::Fail)},
       Earlier::There,
       result(Outcome::Fail, prod),
       History::Existing},
      {{result(Outcome::Fail, dev), result(Outcome::Pass, prod)},
       Earlier::There,
       result(Outcome::Fail, prod),
       History::New},
      {{result(Outcome::Fail, dev), result(Outcome::Pass, prod)},
       Earlier::There,
       result(Outcome::Fail),
       History::New},
      {{result(Outcome::Fail, dev), result(Outcome::Fail, prod)},
       Earlier::There,
       result(Outcome::Fail),
       History::Existing},
  }));
  std::vector<Result> after{c.now};
  tell_versions(c.before, {c.earlier}, after);
  CHECK(after.front().history == c.told);
}

TEST_CASE("what failed and does not any more is fixed", "[history]") {
  struct Case {
    std::vector<Result> now;
    Earlier earlier;
    std::size_t fixed;
  };
  const auto c = GENERATE(values<Case>({
      {{result(Outcome::Pass)}, Earlier::There, 1},
      {{}, Earlier::There, 1},  // the trail is gone
      {{result(Outcome::Fail)}, Earlier::There, 0},
      {{result(Outcome::Unknown)}, Earlier::There, 0},
      {{result(Outcome::Waived)}, Earlier::There, 0},
      {{result(Outcome::Pass)}, Earlier::NotCompared, 0},
  }));
  std::vector<Result> after = c.now;
  const auto fixed = tell_versions({result(Outcome::Fail)}, {c.earlier}, after);
  REQUIRE(fixed.size() == c.fixed);
  if (c.fixed > 0) CHECK(fixed.front().history == History::Fixed);
}

}  // namespace
}  // namespace trailseal::engine::history_test
