#include "document/yaml_comments.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"

namespace trailseal::yaml_comments_test {
namespace {

std::vector<std::string> comments_of(const char* text) {
  std::vector<std::string> comments;
  for (const Comment& comment : read_yaml_comments(text).comments) {
    comments.push_back(std::to_string(comment.position.line) + ":" +
                       std::to_string(comment.position.column) +
                       (comment.alone ? " alone" : "") + comment.text);
  }
  return comments;
}

TEST_CASE("a comment stands behind white space, outside of texts", "[comment]") {
  struct Case {
    const char* text;
    std::vector<std::string> comments;
  };
  const auto c = GENERATE(values<Case>({
      {"a: 1 # one\n", {"1:6 one"}},
      {"# one\na: 1\n  # two\n", {"1:1 alone one", "3:3 alone two"}},
      {"a: b#c\n", {}},
      {"a: \"b # c\" # d\n", {"1:12 d"}},
      {"a: 'it''s # c' # d\n", {"1:16 d"}},
      {"a: \"b \\\" # c\" # d\n", {"1:15 d"}},
      {"a: \"b\n  # c\n  d\" # e\n", {"3:6 e"}},
      {"a: don't # b\n", {"1:10 b"}},
      {"a: |\n  # b\n\n  c\nd: 1 # e\n", {"5:6 e"}},
      {"a: >- # b\n  # c\nd: 1\n", {"1:7 b"}},
      {"- a: |\n    # b\n  c: 1 # d\n", {"3:8 d"}},
      {"- |\n  # b\n- c # d\n", {"3:5 d"}},
      {"a: !Sub |\n  # b\nc: !Sub \"# d\" # e\n", {"3:15 e"}},
      {"a: [\"# b\", c] # d\n", {"1:15 d"}},
      {"a: 1 # b\r\n", {"1:6 b"}},
  }));
  CAPTURE(c.text);
  CHECK(comments_of(c.text) == c.comments);
}

TEST_CASE("an item ends before what is indented no further", "[comment]") {
  const CommentedText text = read_yaml_comments(
      "a:\n"
      "  b:\n"
      "  - c: 1\n"
      "    d: 2\n"
      "  - e\n"
      "  # said of f\n"
      "\n"
      "f: 1\n");
  std::vector<std::string> items;
  for (const Extent& item : text.items) {
    items.push_back(std::to_string(item.start.line) + ":" +
                    std::to_string(item.start.column) + "-" +
                    std::to_string(item.last_line));
  }
  CHECK(items == std::vector<std::string>{"1:1-5", "2:3-5", "3:3-4", "3:5-3", "4:5-4",
                                          "5:3-5", "5:5-5", "8:1-8"});
}

}  // namespace
}  // namespace trailseal::yaml_comments_test
