#include "document/json_escape.hpp"

#include "support/catch.hpp"

namespace trailseal::json_escape_test {
namespace {

TEST_CASE("a letter that is written as an escape is that letter", "[json]") {
  struct Case {
    const char* json;
    const char* plain;
  };
  const auto c = GENERATE(values<Case>({
      {R"({"type":"aws\u005fcloudtrail"})", R"({"type":"aws_cloudtrail"})"},
      {R"({"t\u0079pe":"\u003c\u0041"})", R"({"type":"\u003cA"})"},
      {R"(["\\\u0041","\u0041\u0041"])", R"(["\\A","AA"])"},
  }));
  CHECK(without_needless_escapes(c.json) == c.plain);
}

TEST_CASE("what has to be an escape stays one", "[json]") {
  const char* const json =
      GENERATE(R"(["\u0022"])", R"(["\u005c"])", R"(["\u000a"])", R"(["\u00e9"])",
               R"(["\\u0041"])", R"(["\u003c\u003e\u0026"])", R"(["\u00)", R"([])");
  CAPTURE(json);
  CHECK_FALSE(without_needless_escapes(json));
}

}  // namespace
}  // namespace trailseal::json_escape_test
