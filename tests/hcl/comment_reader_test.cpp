#include "hcl/comment_reader.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"

namespace trailseal::hcl::comment_reader_test {
namespace {

CommentedText read(const char* text) {
  const auto commented = read_comments(Source("main.tf", text));
  REQUIRE(commented.ok());
  return *commented;
}

TEST_CASE("comments of every form are found, those in texts are none", "[comment]") {
  const CommentedText text = read(
      "# one\n"
      "a = \"# no\" // two\n"
      "b = <<-EOT\n"
      "  # no ${c /* three */}\n"
      "  EOT\n"
      "/* four\n"
      " * five */ d = 1\n");
  std::vector<std::string> comments;
  for (const Comment& comment : text.comments) {
    comments.push_back(std::to_string(comment.position.line) +
                       (comment.alone ? " alone" : "") + comment.text);
  }
  CHECK(comments == std::vector<std::string>{"1 alone one", "2 two", "4 three",
                                             "6 alone four", "7 alone * five"});
}

TEST_CASE("blocks, arguments and items are known by their lines", "[comment]") {
  const CommentedText text = read(
      "resource \"a\" \"b\" {\n"
      "  c = jsonencode({\n"
      "    D = [\n"
      "      1,\n"
      "      { e = 2 }\n"
      "    ]\n"
      "  })\n"
      "\n"
      "  f {\n"
      "    g = <<EOT\n"
      "x\n"
      "EOT\n"
      "  }\n"
      "}\n");
  std::vector<std::string> items;
  for (const Extent& item : text.items) {
    items.push_back(std::to_string(item.start.line) + "-" +
                    std::to_string(item.last_line));
  }
  CHECK(items == std::vector<std::string>{"1-14", "2-7", "3-6", "4-4", "5-5", "5-5",
                                          "9-13", "10-12"});
}

}  // namespace
}  // namespace trailseal::hcl::comment_reader_test
