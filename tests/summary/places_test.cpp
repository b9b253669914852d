#include "summary/places.hpp"

#include "support/catch.hpp"

namespace trailseal::summary::places_test {
namespace {

const std::vector<Position> kSome{{},
                                  {},
                                  {.line = 12, .column = 3},
                                  {.line = 2, .column = 7, .file = 1},
                                  {.line = 2, .column = 7, .file = 1}};

TEST_CASE("places are read as they were written", "[summary]") {
  CHECK(places_text(kSome) == "-*2 12:3 2:7:1*2");
  CHECK(read_places("-*2 12:3 2:7:1*2", 5) == kSome);
}

TEST_CASE("places that tell nothing are left out", "[summary]") {
  CHECK(places_text({{}, {}}).empty());
  CHECK(read_places("", 9)->empty());
}

TEST_CASE("a text that is no list of places is none", "[summary]") {
  const auto* const text = GENERATE("12", "12:", ":3", "1:2:3:4", "-*", "-*x", "-*2*2",
                                    "12:-3", "12:3x", "99999999999:1", "a b");
  CAPTURE(text);
  CHECK(!read_places(text, 100));
}

TEST_CASE("no text makes more places than there are nodes", "[summary]") {
  CHECK(!read_places("-*1000000000000", 100));
  CHECK(!read_places("-*60 -*41", 100));
  CHECK(read_places("-*60 -*40", 100)->size() == 100);
}

}  // namespace
}  // namespace trailseal::summary::places_test
