#include "report/unknown_groups.hpp"

#include "report/sample.hpp"
#include "support/catch.hpp"

namespace trailseal::report::unknown_groups_test {
namespace {

engine::Result waiting(const char* code, Missing missing, std::vector<Evidence> why) {
  engine::Result result = sample_result(code, engine::Outcome::Unknown);
  result.missing = std::move(missing);
  result.why = std::move(why);
  return result;
}

TEST_CASE("results that wait for one root are one group", "[unknown_groups]") {
  const engine::Result longer =
      waiting("TS302", {.what = "the policy is not known: no key", .cause = "no key"},
              {"the policy is not known: no key", "a statement"});
  const engine::Result shorter = waiting("TS304", {.what = "no key"}, {"no key"});
  const engine::Result other = waiting("TS306", {.what = "not a key"}, {});
  const auto groups = grouped_by_cause({&longer, &shorter, &other});
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].codes == std::vector<std::string>{"TS302", "TS304"});
  CHECK(groups[0].missing.what == "no key");
  CHECK(groups[0].why == std::vector<Evidence>{"a statement"});
  CHECK(groups[1].codes == std::vector<std::string>{"TS306"});
}

TEST_CASE("an ending that reads alike is no root", "[unknown_groups]") {
  const engine::Result one = waiting("TS302", {.what = "a: b"}, {});
  const engine::Result two = waiting("TS304", {.what = "b"}, {});
  CHECK(grouped_by_cause({&one, &two}).size() == 2);
}

TEST_CASE("what is given in two ways is missing twice", "[unknown_groups]") {
  const engine::Result one = waiting("TS302", {.what = "a", .help = "x"}, {});
  const engine::Result two = waiting("TS304", {.what = "a", .help = "y"}, {});
  CHECK(grouped_by_cause({&one, &two}).size() == 2);
}

TEST_CASE("evidence is told once", "[unknown_groups]") {
  const Missing missing{.what = "x: y", .cause = "y"};
  CHECK(further_evidence({"x: y", "y", "z", sample_evidence()}, missing) ==
        std::vector<Evidence>{"z", sample_evidence()});
  CHECK(further_evidence({"z"}, {}).size() == 1);
}

}  // namespace
}  // namespace trailseal::report::unknown_groups_test
