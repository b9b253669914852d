#include "report/paragraph.hpp"

#include <sstream>

#include "support/catch.hpp"

namespace trailseal::report::paragraph_test {
namespace {

std::string paragraph(std::string_view lead, std::string_view text, std::size_t width) {
  std::ostringstream out;
  write_paragraph(out, lead, text, width);
  return out.str();
}

TEST_CASE("a paragraph wraps under the start of its text", "[paragraph]") {
  CHECK(paragraph("- ", "one two three four", 11) == "- one two\n  three\n  four\n");
  CHECK(paragraph("- ", "one two", 80) == "- one two\n");
  CHECK(paragraph("- ", "", 80) == "- \n");
}

TEST_CASE("a word longer than a line stays whole", "[paragraph]") {
  CHECK(paragraph("  ", "a arn:aws:s3:::bucket b", 10) ==
        "  a\n  arn:aws:s3:::bucket\n  b\n");
}

TEST_CASE("a short piece in backticks is not broken, a long one is", "[paragraph]") {
  CHECK(paragraph("", "see (`a b c`) and go", 10) == "see\n(`a b c`)\nand go\n");
  CHECK(paragraph("", "`a` b `c` d", 6) == "`a` b\n`c` d\n");
  CHECK(paragraph("", "`a b", 3) == "`a\nb\n");
  const std::string piece = "`" + std::string(30, 'x') + " " + std::string(30, 'y') + "`";
  CHECK(paragraph("", piece, 40) ==
        "`" + std::string(30, 'x') + "\n" + std::string(30, 'y') + "`\n");
}

TEST_CASE("width counts characters, not bytes or colors", "[paragraph]") {
  CHECK(character_count("\xC3\xA9t\xC3\xA9") == 3);
  CHECK(character_count(Palette(true).red("FAIL")) == 4);
  const std::string lead = Palette(true).bold("ab") + " ";
  CHECK(paragraph(lead, "x y", 6) == lead + "x y\n");
  CHECK(paragraph(lead, "x y", 5) == lead + "x\n   y\n");
  CHECK(paragraph("", "\xC3\xA9\xC3\xA9 \xC3\xA9\xC3\xA9", 5) ==
        "\xC3\xA9\xC3\xA9 \xC3\xA9\xC3\xA9\n");
}

TEST_CASE("text from an input cannot steer the terminal", "[paragraph]") {
  CHECK(printable("a\x1b[31mb") == "a\\u001b[31mb");
  CHECK(printable("a\nb\tc\rd\x7f") == "a b c\\u000dd\\u007f");
  CHECK(printable("a\xC2\x9B"
                  "31m") == "a\\u009b31m");
  CHECK(printable("\xC3\xA9") == "\xC3\xA9");
}

TEST_CASE("a palette without color leaves text alone", "[paragraph]") {
  CHECK(Palette(false).red("x") == "x");
  CHECK(Palette(true).red("x") == "\x1b[1;31mx\x1b[0m");
}

}  // namespace
}  // namespace trailseal::report::paragraph_test
