#include "document/json_reader.hpp"

#include "support/catch.hpp"

namespace trailseal::json_reader_test {

namespace {

Document read_ok(const std::string& text) {
  const auto document = read_json(Source("t.json", text));
  REQUIRE(document.ok());
  return *document;
}

TEST_CASE("a number that no double holds keeps its spelling", "[json]") {
  const auto read = read_json_text(R"({"a": 1e400, "b": [-2E+999, 0.5]})");
  REQUIRE(read);
  CHECK(read->root["a"].as_text().literal() == "1e400");
  CHECK(read->root["b"].at(0).as_text().literal() == "-2E+999");
  CHECK(read_json_text("1e400")->root.as_text().literal() == "1e400");
  CHECK(read_json_text(" 12 ")->root.as_number() == 12);
  CHECK_FALSE(read_json_text("1e400 2"));
  CHECK_FALSE(read_json_text(R"({"a": 01})"));
  CHECK_FALSE(read_json_text(R"({"a": 1.})"));
  CHECK_FALSE(read_json_text(R"({"a": 1e400.5})"));
}

}  // namespace

TEST_CASE("every node knows its line and column", "[json]") {
  const Document document = read_ok("{\n  \"a\": [1, {\"b\": null}],\n  \"c\": \"x\"\n}");
  const Value& root = document.root;
  CHECK(root.position() == Position{1, 1});
  CHECK(root["a"].position() == Position{2, 8});
  CHECK(root["a"].at(1)["b"].position() == Position{2, 18});
  CHECK(root.keys()[1].position == Position{3, 3});
  CHECK(root["c"].position() == Position{3, 8});
}

TEST_CASE("types and spellings are kept", "[json]") {
  const Document document =
      read_ok(R"({"t": true, "s": "true", "n": 1.50, "z": null, "u": "\u00e9\n"})");
  const Value& root = document.root;
  CHECK(root["t"].is_bool());
  CHECK(root["s"].is_literal("true"));
  CHECK(root["n"].is_number());
  CHECK(root["n"].display() == "1.50");
  CHECK(root["z"].is_null());
  CHECK(root["missing"].is_absent());
  CHECK(root["u"].is_literal("\xC3\xA9\n"));
}

TEST_CASE("of two equal keys the last counts, with a warning", "[json]") {
  const Document document = read_ok("{\"a\": 1,\n \"a\": 2}");
  CHECK(document.root["a"].display() == "2");
  REQUIRE(document.warnings.size() == 1);
  CHECK(document.warnings[0].message == "duplicate key `a`: the last one counts");
  CHECK(document.warnings[0].line == 2);
  CHECK(document.warnings[0].column == 2);
}

TEST_CASE("malformed JSON is one error with its line", "[json]") {
  struct Case {
    const char* text;
    unsigned line;
  };
  const auto c = GENERATE(values<Case>({
      {"{\"a\": 1", 1},
      {"{\"a\": \"x", 1},
      {"{\n\"a\": tru\n}", 2},
      {"{\n\"a\": 1,,\n}", 2},
      {"{\"a\": 1} {", 1},
      {"[1, 2", 1},
      {"{\"a\": 01x}", 1},
      {"{\"a\" 1}", 1},
      {"[\"\xff\"]", 1},
  }));
  CAPTURE(c.text);
  const auto document = read_json(Source("t.json", c.text));
  REQUIRE_FALSE(document.ok());
  CHECK(document.error().path == "t.json");
  CHECK(document.error().line == c.line);
  CHECK(document.error().message.substr(0, 16) == "malformed JSON: ");
}

TEST_CASE("nesting beyond the limit is an error, not a crash", "[json]") {
  const std::string deep = std::string(10000, '[') + std::string(10000, ']');
  const auto document = read_json(Source("t.json", deep));
  REQUIRE_FALSE(document.ok());
  CHECK(document.error().message == "malformed JSON: nested too deeply");
}

TEST_CASE("an object of 100,000 keys is read in one go", "[json]") {
  std::string text = "{";
  for (int i = 0; i < 100000; ++i) {
    text += (i ? ",\"k" : "\"k") + std::to_string(i) + "\":" + std::to_string(i);
  }
  text += "}";
  const Document document = read_ok(text);
  CHECK(document.root.size() == 100000);
  CHECK(document.root["k99999"].display() == "99999");
}

TEST_CASE("a part of a source is read with the source's places", "[json]") {
  const Source source("t.json", "{\n\"skip\": [1],\n\"take\": {\"x\": 5}}");
  const std::string_view text = source.text();
  const std::size_t from = text.find("{\"x\"");
  const auto part = read_json_part(source, text.substr(from, 8));
  REQUIRE(part.ok());
  CHECK(part->root["x"].position() == Position{3, 15});
}

TEST_CASE("in a source of one line the nodes of a part have no places", "[json]") {
  const Source source("t.json", R"({"skip": [1], "take": {"x": 5, "x": 6}})");
  const std::string_view text = source.text();
  const auto part = read_json_part(source, text.substr(text.find("{\"x\""), 16));
  REQUIRE(part.ok());
  CHECK(part->root["x"].display() == "6");
  CHECK(part->root["x"].position() == Position{});
}

}  // namespace trailseal::json_reader_test
