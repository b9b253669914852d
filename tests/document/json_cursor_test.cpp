#include "document/json_cursor.hpp"

#include <random>

#include "document/json_reader.hpp"
#include "support/catch.hpp"

namespace trailseal::json_cursor_test {

namespace {

/// Walks everything the cursor can reach and writes it back in one spelling.
std::string walk(JsonCursor& cursor) {
  std::string out;
  if (cursor.enter_object()) {
    out = "{";
    while (const auto key = cursor.next_member()) {
      out += std::string(*key) + ":" + walk(cursor) + ",";
    }
    return out + "}";
  }
  if (cursor.enter_list()) {
    out = "[";
    while (cursor.next_item()) out += walk(cursor) + ",";
    return out + "]";
  }
  return std::string(cursor.take());
}

}  // namespace

TEST_CASE("the cursor visits what stands there, in order", "[cursor]") {
  const Source source("t",
                      " { \"a\" : [1, {\"b\":\"x\\\"]\"}, []], \"c\":{} ,\"d\":null } ");
  JsonCursor cursor(source);
  CHECK(walk(cursor) == "{a:[1,{b:\"x\\\"]\",},[],],c:{},d:null,}");
  CHECK_FALSE(cursor.failed());
  CHECK(cursor.at_end());
}

TEST_CASE("values left alone are skipped", "[cursor]") {
  const Source source(
      "t", R"({"skip":{"x":[1,2,"}"]},"list":[{"type":"a","rest":[1]},7],"z":1})");
  JsonCursor cursor(source);
  REQUIRE(cursor.enter_object());
  CHECK(cursor.next_member() == "skip");
  CHECK(cursor.next_member() == "list");
  REQUIRE(cursor.enter_list());
  REQUIRE(cursor.next_item());
  REQUIRE(cursor.enter_object());
  CHECK(cursor.next_member() == "type");
  CHECK(cursor.take_string() == "a");
  CHECK(cursor.next_member() == "rest");
  CHECK_FALSE(cursor.next_member().has_value());
  REQUIRE(cursor.next_item());
  CHECK(cursor.take() == "7");
  CHECK_FALSE(cursor.next_item());
  CHECK(cursor.next_member() == "z");
  CHECK_FALSE(cursor.next_member().has_value());
  CHECK(cursor.at_end());
}

TEST_CASE("strings and brackets are told apart wherever blocks of bytes meet",
          "[cursor]") {
  const std::string inner = GENERATE(as<std::string>(), R"("}")", R"("\\")", R"("\"}")",
                                     R"("\\\"]")", R"({"a":["]",{}]})", R"("")");
  const std::size_t before = GENERATE(range(0, 130));
  const std::string value =
      "[" + std::string(before, ' ') + inner + ",\"" + std::string(before, 'x') + "\"]";
  const Source source("t", value + ",1]");
  JsonCursor cursor(source, source.text().substr(0, value.size()));
  CHECK(cursor.take() == value);
  CHECK(cursor.at_end());
  for (std::size_t size = value.size() - 1; size > 1; size /= 2) {
    const Source cut("t", value.substr(0, size));
    JsonCursor to_end(cut);
    to_end.take();
    CHECK(to_end.failed());
  }
}

TEST_CASE("every truncation of a document fails, with a place", "[cursor]") {
  const std::string text = R"({"a":[1,{"b":"x"}],"c":{"d":[]}})";
  for (std::size_t n = 1; n < text.size(); ++n) {
    const Source source("t", text.substr(0, n));
    CAPTURE(n);
    JsonCursor cursor(source);
    walk(cursor);
    CHECK(cursor.failed());
    CHECK(cursor.error().line == 1);
    CHECK_FALSE(cursor.error().help.empty());
  }
}

TEST_CASE("structure that does not fit is refused", "[cursor]") {
  const auto text = GENERATE("{\"a\":[1}}", "{\"a\":1]", "{\"a\" 1}", "{a:1}", "[1 2]",
                             "{\"a\":}", "[,]", "{\"x\":{\"a\":[}}}");
  CAPTURE(text);
  const Source source("t", text);
  JsonCursor cursor(source);
  walk(cursor);
  CHECK(cursor.failed());
}

TEST_CASE("what simdjson reads, the cursor steps over whole", "[cursor]") {
  std::mt19937 random(7);
  const auto pick = [&](int n) {
    return static_cast<int>(random() % static_cast<unsigned>(n));
  };
  const auto make = [&](auto& self, int depth) -> std::string {
    switch (depth > 4 ? pick(3) : pick(5)) {
      case 0:
        return std::to_string(pick(1000));
      case 1:
        return "\"" + std::string(static_cast<std::size_t>(pick(5)), 'x') + "\\\\\\\"{\"";
      case 2:
        return "true";
      case 3: {
        std::string list = "[";
        for (int i = pick(4); i > 0; --i)
          list += self(self, depth + 1) + (i > 1 ? " , " : "");
        return list + "]";
      }
      default: {
        std::string object = "{";
        for (int i = pick(4); i > 0; --i) {
          object += "\"k" + std::to_string(i) + "\": " + self(self, depth + 1) +
                    (i > 1 ? "," : "");
        }
        return object + "}";
      }
    }
  };
  for (int i = 0; i < 500; ++i) {
    const std::string text = "[" + make(make, 0) + "]";
    CAPTURE(text);
    const Source source("t", text);
    REQUIRE(read_json(source).ok());
    JsonCursor cursor(source);
    CHECK(cursor.take() == text);
    CHECK_FALSE(cursor.failed());
  }
}

TEST_CASE("a cursor over a part of a source stays in it", "[cursor]") {
  const Source source("t", R"({"skip": [1], "take": {"a": [2]}, "z": 3})");
  const std::string_view text = source.text();
  JsonCursor cursor(source, text.substr(text.find("{\"a\""), 10));
  CHECK(walk(cursor) == "{a:[2,],}");
  CHECK(cursor.at_end());
  CHECK_FALSE(cursor.failed());
}

}  // namespace trailseal::json_cursor_test
