#include "run/line_change.hpp"

#include <memory>

#include "support/catch.hpp"

namespace trailseal::run::line_change_test {
namespace {

/// The changes as text: `first-removed+lines`, one behind another.
std::string changes_of(const std::string& before, std::vector<patch::Splice> splices) {
  const patch::FileChange file{.path = "f",
                               .before = std::make_shared<const std::string>(before),
                               .splices = std::move(splices)};
  std::string text;
  for (const report::LineChange& change : line_changes_of(file)) {
    text += std::to_string(change.first) + "-" + std::to_string(change.removed) + "+" +
            change.lines + ";";
  }
  return text;
}

TEST_CASE("a splice within a line replaces the whole line", "[line_change]") {
  CHECK(changes_of("one\ntwo\nthree\n", {{.begin = 5, .size = 1, .text = "W"}}) ==
        "2-1+tWo\n;");
  CHECK(changes_of("one\ntwo", {{.begin = 7, .size = 0, .text = "!"}}) == "2-1+two!;");
}

TEST_CASE("whole lines between two lines remove none", "[line_change]") {
  CHECK(changes_of("one\ntwo\n", {{.begin = 4, .size = 0, .text = "new\n"}}) ==
        "2-0+new\n;");
  CHECK(changes_of("one\n", {{.begin = 4, .size = 0, .text = "new\n"}}) == "2-0+new\n;");
  CHECK(changes_of("", {{.begin = 0, .size = 0, .text = "new\n"}}) == "1-0+new\n;");
}

TEST_CASE("lines that go leave none behind", "[line_change]") {
  CHECK(changes_of("one\ntwo\nthree\n", {{.begin = 4, .size = 4, .text = ""}}) ==
        "2-1+;");
}

TEST_CASE("splices of one line are one change, those of others are not",
          "[line_change]") {
  CHECK(changes_of("a b\nc\nd e\n", {{.begin = 0, .size = 1, .text = "A"},
                                     {.begin = 2, .size = 1, .text = "B"},
                                     {.begin = 6, .size = 1, .text = "D"}}) ==
        "1-1+A B\n;3-1+D e\n;");
  CHECK(changes_of("a\nb\n", {{.begin = 1, .size = 0, .text = ","},
                              {.begin = 2, .size = 0, .text = "new\n"}}) ==
        "1-1+a,\n;2-0+new\n;");
}

TEST_CASE("a splice over a line end replaces both lines", "[line_change]") {
  CHECK(changes_of("one\ntwo\nthree\n", {{.begin = 2, .size = 3, .text = "-"}}) ==
        "1-2+on-wo\n;");
}

}  // namespace
}  // namespace trailseal::run::line_change_test
