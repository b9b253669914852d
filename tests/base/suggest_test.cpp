#include "base/suggest.hpp"

#include <array>

#include "base/verdict.hpp"
#include "support/catch.hpp"

namespace trailseal::suggest_test {

TEST_CASE("the nearest word is suggested, a far one is not", "[suggest]") {
  constexpr std::array<std::string_view, 3> kWords{"equals", "one_of", "matches"};
  CHECK(did_you_mean("equal", kWords) == "did you mean `equals`?");
  CHECK(did_you_mean("mathces", kWords) == "did you mean `matches`?");
  CHECK(did_you_mean("frobnicate", kWords).empty());
  CHECK(did_you_mean("", kWords).empty());
}

TEST_CASE("three-valued logic keeps its laws", "[verdict]") {
  constexpr std::array kAll{Verdict::Fails, Verdict::Unknown, Verdict::Holds};
  for (const Verdict a : kAll) {
    CHECK(negate(negate(a)) == a);
    for (const Verdict b : kAll) {
      CHECK(negate(both(a, b)) == either(negate(a), negate(b)));
      CHECK(both(a, b) == both(b, a));
      if (a == Verdict::Unknown) continue;
      // Learning what b is never flips what was decided without it.
      const Verdict before = both(a, Verdict::Unknown);
      if (before != Verdict::Unknown) CHECK(both(a, b) == before);
    }
  }
}

}  // namespace trailseal::suggest_test
