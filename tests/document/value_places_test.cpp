#include "document/value_places.hpp"

#include "document/json_reader.hpp"
#include "support/catch.hpp"

namespace trailseal::value_places_test {
namespace {

TEST_CASE("a tree keeps what it says wherever it is said to stand", "[value]") {
  const auto read = read_json_text(R"({"a": [1, {"b": null}], "c": true})");
  REQUIRE(read.ok());
  const Value moved = with_places(read->root, [](Position place) {
    place.file = 7;
    return place;
  });
  CHECK(moved == read->root);
  const Value& inner = moved.at_path("a.1.b");
  CHECK(inner.position().file == 7);
  CHECK(inner.position().column == read->root.at_path("a.1.b").position().column);
  CHECK(moved.keys()[1].position.file == 7);

  const Value nowhere = with_places(moved, [](Position) { return Position{}; });
  CHECK(nowhere == read->root);
  CHECK(nowhere.position() == Position{});
  CHECK(nowhere.at_path("a.0").position() == Position{});
  CHECK(nowhere.keys()[0].position == Position{});
}

TEST_CASE("only a boolean that is false is false", "[value]") {
  CHECK(Value::boolean(false).is_false());
  CHECK_FALSE(Value::boolean(true).is_false());
  for (const Value& other : {Value(), Value::null(), Value::text("false"),
                             Value::unknown({.reason = "not told"})}) {
    CHECK_FALSE(other.is_false());
    CHECK_FALSE(other.as_bool());
  }
}

}  // namespace
}  // namespace trailseal::value_places_test
