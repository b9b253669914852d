#include "base/word_list.hpp"

#include <array>
#include <set>
#include <vector>

#include "support/catch.hpp"

namespace trailseal::word_list_test {
namespace {

TEST_CASE("words are joined, and quoted where a user wrote them", "[words]") {
  const std::vector<std::string> words{"a", "b", "c"};
  CHECK(joined(words) == "a, b, c");
  CHECK(joined(words, " ") == "a b c");
  CHECK(quoted_list(words) == "`a`, `b`, `c`");
  CHECK(quoted_list(words, " ") == "`a` `b` `c`");
  CHECK(joined(std::set<std::string>()).empty());
  CHECK(quoted_list(std::array<std::string_view, 1>{"one"}) == "`one`");
  CHECK(joined(std::array<std::string_view, 2>{"", "x"}) == ", x");
}

TEST_CASE("a word is looked up in any list of words", "[words]") {
  constexpr std::array<std::string_view, 2> kWords{"low", "high"};
  CHECK(has_word(kWords, "high"));
  CHECK_FALSE(has_word(kWords, "hig"));
}

}  // namespace
}  // namespace trailseal::word_list_test
