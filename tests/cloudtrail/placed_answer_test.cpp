#include "cloudtrail/placed_answer.hpp"

#include "support/catch.hpp"

namespace trailseal::cloudtrail::placed_answer_test {

TEST_CASE("a worse answer takes the place of a better one, with all it has", "[answer]") {
  PlacedAnswer answer = yes({.address = "a"});
  answer.worsen(unknown({.what = "x", .help = "give x"}, {.address = "b"}));
  CHECK(answer.verdict == Verdict::Unknown);
  CHECK(answer.missing.help == "give x");
  CHECK(answer.place.address == "b");
  answer.worsen(yes({.address = "c"}));
  CHECK(answer.place.address == "b");
  answer.worsen(no("because", {.address = "d"}));
  CHECK(answer.verdict == Verdict::Fails);
  CHECK(answer.why == std::vector<Evidence>{"because"});
  CHECK(answer.place.address == "d");
  answer.worsen(no("first wins", {.address = "e"}));
  CHECK(answer.place.address == "d");
}

TEST_CASE("what is missing of an unknown value is its reason", "[answer]") {
  const Missing missing =
      missing_of(Value::unknown({.reason = "no default", .help = "pass it"}));
  CHECK(missing.what == "no default");
  CHECK(missing.help == "pass it");
  CHECK(missing_of(Value::text("a")).empty());
}

}  // namespace trailseal::cloudtrail::placed_answer_test
