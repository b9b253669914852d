#include "document/json_writer.hpp"

#include "document/json_reader.hpp"
#include "support/catch.hpp"

namespace trailseal::json_writer_test {
namespace {

Value sample() {
  Value map = Value::map();
  map.set("b", Value::list({Value::boolean(true), Value::null()}));
  map.set("a", Value::text(Text("a\"\\\n\x01")));
  return map;
}

TEST_CASE("members keep their order, and what JSON reserves is escaped",
          "[json-writer]") {
  CHECK(json_text(sample()) == R"({"b":[true,null],"a":"a\"\\\n\u0001"})");
  CHECK(json_text(Value()) == "null");
}

TEST_CASE("what is written is read as the same value", "[json-writer]") {
  const auto again = read_json_text(json_text(sample()));
  REQUIRE(again.ok());
  CHECK(json_text(again->root) == json_text(sample()));
  CHECK(again->root.find("a")->literal() == "a\"\\\n\x01");
}

TEST_CASE("a symbol keeps its place, a secret stays one", "[json-writer]") {
  Text text("x \"");
  text.append(Text::of_symbol(Symbol{.id = "bucket", .name = "bucket"}));
  text.append(Text("hush\n").as_sensitive());
  const auto json = partial_json_text(Value::list({Value::text(text)}));
  REQUIRE(std::holds_alternative<Text>(json));
  const Text& made = std::get<Text>(json);
  REQUIRE(made.pieces().size() == 4);
  CHECK(made.pieces()[0].literal == "[\"x \\\"");
  CHECK(made.pieces()[1].symbol->id == "bucket");
  CHECK(made.pieces()[2].literal == "hush\\n");
  CHECK(made.pieces()[2].sensitive);
  CHECK(made.pieces()[3].literal == "\"]");
  CHECK(json_text(Value::text(text)) == "\"x \\\"<bucket>(sensitive)\"");
}

TEST_CASE("an unknown part leaves no JSON, or null", "[json-writer]") {
  const Value list = Value::list({Value::unknown(Unknown{.reason = "not yet"}, {}),
                                  Value::unknown(Unknown{.reason = "later"}, {})});
  const auto json = partial_json_text(list);
  REQUIRE(std::holds_alternative<Value>(json));
  CHECK(std::get<Value>(json).as_unknown().reason == "not yet");
  CHECK(json_text(list) == "[null,null]");
}

}  // namespace
}  // namespace trailseal::json_writer_test
