#include "terraform/plan/unknown_overlay.hpp"

#include "document/json_reader.hpp"
#include "support/catch.hpp"

namespace trailseal::terraform::unknown_overlay_test {
namespace {

Value json(const char* text) {
  auto document = read_json_text(text);
  REQUIRE(document);
  return std::move(document->root);
}

}  // namespace

TEST_CASE("what after_unknown marks is unknown, whether or not after has it",
          "[attributes]") {
  const Value value = overlay_unknown(
      json(R"({"name": "a", "rules": [{"id": null, "on": true}, {"id": "b"}]})"),
      json(R"({"arn": true, "tags": {}, "rules": [{"id": true}, {"key": true}]})"));
  CHECK(value["name"].is_literal("a"));
  CHECK(value["arn"].is_unknown());
  CHECK(value["tags"].is_absent());
  CHECK(value.at_path("rules.0.id").is_unknown());
  CHECK(value.at_path("rules.0.on").as_bool());
  CHECK(value.at_path("rules.1.id").is_literal("b"));
  CHECK(value.at_path("rules.1.key").is_unknown());
}

TEST_CASE("a list that is longer in after_unknown grows", "[attributes]") {
  const Value value =
      overlay_unknown(json(R"({"l": ["a"]})"), json(R"({"l": [false, true]})"));
  CHECK(value["l"].size() == 2);
  CHECK(value.at_path("l.0").is_literal("a"));
  CHECK(value.at_path("l.1").is_unknown());
}

TEST_CASE("sensitive texts are not shown, however deep the mark stands", "[attributes]") {
  const Value value = overlay_sensitive(
      json(
          R"({"policy": "secret", "rules": [{"a": "x", "b": "y"}], "all": {"c": ["z"]}})"),
      json(R"({"policy": true, "rules": [{"b": true}], "all": true})"));
  CHECK(value["policy"].as_text().is_sensitive());
  CHECK_FALSE(value.at_path("rules.0.a").as_text().is_sensitive());
  CHECK(value.at_path("rules.0.b").as_text().is_sensitive());
  CHECK(value.at_path("all.c.0").as_text().is_sensitive());
  CHECK(value["policy"].literal() == "secret");
  const Value switches = overlay_sensitive(json(R"({"on": true, "days": [7, 8]})"),
                                           json(R"({"on": true, "days": [true]})"));
  CHECK(switches["on"].as_bool());
  CHECK(switches.display() == "{on: (sensitive), days: [(sensitive), 8]}");
  CHECK(value.display().find("secret") == std::string::npos);
}

}  // namespace trailseal::terraform::unknown_overlay_test
