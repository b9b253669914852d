#include "graph/placed_waiver.hpp"

#include "document/yaml_comments.hpp"
#include "support/catch.hpp"

namespace trailseal::placed_waiver_test {
namespace {

std::vector<PlacedWaiver> waivers_in(const std::string& text) {
  return find_waivers(read_yaml_comments(text), "t.yaml");
}

TEST_CASE("a waiver in a comment is read word by word", "[waiver]") {
  const auto waivers = waivers_in(
      "# trailseal: waive TS405, key-rotation reason=\"it \\\"ends\\\" # soon\" "
      "owner='platform team' until=2027-01-31\na: 1\n");
  REQUIRE(waivers.size() == 1);
  const PlacedWaiver& waiver = waivers.front();
  CHECK(waiver.rules == std::vector<std::string>{"TS405", "key-rotation"});
  CHECK(waiver.reason == "it \"ends\" # soon");
  CHECK(waiver.owner == "platform team");
  CHECK(waiver.until == "2027-01-31");
  CHECK(waiver.problem.empty());
  CHECK(waiver.path == "t.yaml");
  CHECK(waiver.position == Position{.line = 1, .column = 1});
}

TEST_CASE("what is wrong with a waiver is said, prose is left alone", "[waiver]") {
  struct Case {
    const char* comment;
    const char* problem;  // null: it is no waiver
  };
  const auto c = GENERATE(values<Case>({
      {"trailseal: waive TS405", ""},  // what it lacks is said where the rules are known
      {"trailseal: waive reason=\"long enough\"", "this waiver names no rule"},
      {"trailseal: waive TS405 reason=\"open",
       "the reason of this waiver has no closing quote"},
      {"trailseal: waive TS405 reson=\"x\"", "`reson` is not part of a waiver"},
      {"trailseal: waive TS405 TS406", "`TS406` is not part of a waiver"},
      {"trailseal: wave TS405", "`trailseal: wave` is not a waiver"},
      {"trailseal: ignore TS405", "`trailseal: ignore` is not a waiver"},
      {"trailseal: see docs/audit.md", nullptr},
      {"we use trailseal: waive nothing", nullptr},
      {"Trailseal", nullptr},
  }));
  CAPTURE(c.comment);
  const auto waivers = waivers_in("a: 1 # " + std::string(c.comment) + "\n");
  REQUIRE(waivers.size() == (c.problem == nullptr ? 0 : 1));
  if (c.problem != nullptr) CHECK(waivers.front().problem == c.problem);
}

TEST_CASE("a waiver stands beside what it follows or precedes", "[waiver]") {
  struct Case {
    const char* text;
    std::uint32_t first;
    std::uint32_t last;
  };
  const auto c = GENERATE(values<Case>({
      {"a:\n  b: 1\n  # trailseal: waive TS1\n  c:\n    d: 1\ne: 1\n", 4, 5},
      {"a: # trailseal: waive TS1\n  b: 1\nc: 1\n", 1, 2},
      {"a:\n  b: 1 # trailseal: waive TS1\n  c: 1\n", 2, 2},
      {"# trailseal: waive TS1\n# why\n\na:\n  b: 1\n", 4, 5},
      {"a:\n  - b: 1\n  # trailseal: waive TS1\n  - c: 1\n    d: 1\n", 4, 5},
      {"a:\n  b: 1\n  # trailseal: waive TS1\nc: 1\n", 0, 0},  // nothing follows in `a`
      {"a: 1\n# trailseal: waive TS1\n", 0, 0},
  }));
  CAPTURE(c.text);
  const auto waivers = waivers_in(c.text);
  REQUIRE(waivers.size() == 1);
  CHECK(waivers.front().first_line == c.first);
  CHECK(waivers.front().last_line == c.last);
}

}  // namespace
}  // namespace trailseal::placed_waiver_test
