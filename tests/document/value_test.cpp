#include "document/value.hpp"

#include "support/catch.hpp"

namespace trailseal::value_test {
namespace {

Value sample() {
  Value map = Value::map();
  map.set("on", Value::boolean(true));
  map.set("days", Value::number("7531"));
  map.set("list", Value::list({Value::text("hush"), Value::null()}));
  map.set("later",
          Value::unknown({.candidates = {Value::text("hush-1"), Value::number("42")},
                          .beginning = Text("hush-2")}));
  return map;
}

TEST_CASE("everything in a sensitive value is sensitive, whatever its type", "[value]") {
  CHECK_FALSE(sample().is_sensitive());
  const Value hidden = sample().as_sensitive();
  CHECK(hidden.is_sensitive());
  CHECK(hidden.display() ==
        "{on: (sensitive), days: (sensitive), list: [(sensitive), none], later: (not "
        "known)}");
  for (const Value& candidate : hidden["later"].as_unknown().candidates) {
    CHECK(candidate.is_sensitive());
  }
  CHECK(hidden["later"].as_unknown().beginning.is_sensitive());
}

TEST_CASE("a sensitive value is judged as it is", "[value]") {
  CHECK(Value::boolean(true).as_sensitive().as_bool());
  CHECK_FALSE(Value::boolean(false).as_sensitive().as_bool());
  CHECK(Value::number("7531").as_sensitive().as_number() == 7531);
  CHECK(Value::boolean(true).as_sensitive() == Value::boolean(true));
  CHECK_FALSE(Value::boolean(true).as_sensitive() == Value::boolean(false));
  CHECK(Value::number("1").as_sensitive() == Value::number("1"));
  CHECK(Value::boolean(true).as_sensitive(false).display() == "true");
}

TEST_CASE("a scalar as a text is as sensitive as it was", "[value]") {
  CHECK(Value::boolean(false).scalar_text()->literal() == "false");
  CHECK(Value::number("1.5").scalar_text()->literal() == "1.5");
  CHECK(Value::text("a").scalar_text()->literal() == "a");
  CHECK(Value::boolean(false).as_sensitive().scalar_text()->is_sensitive());
  CHECK(Value::number("1").as_sensitive().scalar_text()->is_sensitive());
  CHECK_FALSE(Value::null().scalar_text());
  CHECK_FALSE(Value::list().scalar_text());
}

}  // namespace
}  // namespace trailseal::value_test
