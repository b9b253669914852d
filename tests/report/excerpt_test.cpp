#include "report/excerpt.hpp"

#include "report/paragraph.hpp"
#include "support/catch.hpp"

namespace trailseal::report::excerpt_test {
namespace {

TEST_CASE("an excerpt is the line and the place on it", "[excerpt]") {
  const auto excerpt = excerpt_at("a: 1\n  b: 2\r\n", {.line = 2, .column = 6}, 80);
  REQUIRE(excerpt);
  CHECK(excerpt->line == "b: 2");
  CHECK(excerpt->mark == 3);
}

TEST_CASE("a place inside the indentation is marked at the first word", "[excerpt]") {
  const auto excerpt = excerpt_at("    b: 2", {.line = 1, .column = 2}, 80);
  REQUIRE(excerpt);
  CHECK(excerpt->mark == 0);
}

TEST_CASE("there is no excerpt where there is no line", "[excerpt]") {
  struct Case {
    const char* text;
    unsigned line;
  };
  const auto c =
      GENERATE(values<Case>({{"", 1}, {"a\n", 0}, {"a\n", 3}, {"a\n  \n", 2}}));
  CAPTURE(c.text, c.line);
  CHECK_FALSE(excerpt_at(c.text, {.line = c.line, .column = 1}, 80));
}

TEST_CASE("a long line is cut to a window around the place", "[excerpt]") {
  const std::string text = std::string(300, 'a') + "X" + std::string(300, 'b');
  const auto excerpt = excerpt_at(text, {.line = 1, .column = 301}, 60);
  REQUIRE(excerpt);
  CHECK(character_count(excerpt->line) == 60);
  CHECK(excerpt->line[excerpt->mark] == 'X');
  CHECK(excerpt->line.starts_with("...a"));
  CHECK(excerpt->line.ends_with("b..."));
}

TEST_CASE("the window stays on the line at either end", "[excerpt]") {
  const std::string text = "X" + std::string(300, 'a') + "Y";
  const auto start = excerpt_at(text, {.line = 1, .column = 1}, 60);
  const auto end = excerpt_at(text, {.line = 1, .column = 302}, 60);
  REQUIRE(start);
  REQUIRE(end);
  CHECK(start->line.starts_with("Xaaa"));
  CHECK(start->mark == 0);
  CHECK(end->line.ends_with("aaaY"));
  CHECK(end->line[end->mark] == 'Y');
}

TEST_CASE("a place past the end of its line is marked at the end", "[excerpt]") {
  const auto excerpt = excerpt_at("ab\n", {.line = 1, .column = 900}, 80);
  REQUIRE(excerpt);
  CHECK(excerpt->mark == 2);
}

}  // namespace
}  // namespace trailseal::report::excerpt_test
