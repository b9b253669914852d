#include "base/shown_text.hpp"

#include "base/limits.hpp"
#include "support/catch.hpp"

namespace trailseal::shown_text_test {
namespace {

TEST_CASE("a text is shown in backticks, a long one is cut", "[shown_text]") {
  CHECK(quoted(std::string_view("a")) == "`a`");
  CHECK(quoted(Text("a").as_sensitive()) == "`(sensitive)`");
  const std::string long_text(kMaxShownText + 1, 'x');
  CHECK(quoted(std::string_view(long_text)) ==
        "`" + std::string(kMaxShownText, 'x') + "...`");
  // A character of two bytes is not cut in two.
  const std::string umlaut = std::string(kMaxShownText - 1, 'x') + "\xc3\xa4";
  CHECK(quoted(std::string_view(umlaut)) ==
        "`" + std::string(kMaxShownText - 1, 'x') + "...`");
}

TEST_CASE("a list of words is cut behind the third where it is long", "[shown_text]") {
  CHECK(listed({}).empty());
  CHECK(listed({"a"}) == "a");
  CHECK(listed({"a", "b"}, "or") == "a or b");
  CHECK(listed({"a", "b", "c", "d"}) == "a, b, c and d");
  CHECK(listed({"a", "b", "c", "d", "e"}) == "a, b, c and 2 more");
}

}  // namespace
}  // namespace trailseal::shown_text_test
