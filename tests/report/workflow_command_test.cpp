#include "report/workflow_command.hpp"

#include <sstream>

#include "support/catch.hpp"

namespace trailseal::report::workflow_command_test {
namespace {

std::string written(std::string_view text) {
  std::ostringstream out;
  write_without_commands(text, out);
  return out.str();
}

TEST_CASE("no line is a command of the runner's", "[workflow]") {
  CHECK(written("::error::x\n") == ": :error::x\n");
  CHECK(written("a\n  \t::add-mask::x\nb") == "a\n  \t: :add-mask::x\nb");
  CHECK(written("see ##[group]x and ##[endgroup]") ==
        "see ## [group]x and ## [endgroup]");
}

TEST_CASE("white space of any kind does not hide a command", "[workflow]") {
  for (const char* white :
       {"\xC2\xA0", "\xE2\x80\x83", "\xE3\x80\x80", "\v\f", "\xC2\x85"}) {
    CAPTURE(white);
    const std::string start(white);
    CHECK(written(start + "::warning::x") == start + ": :warning::x");
  }
}

TEST_CASE("other text stays as it is", "[workflow]") {
  for (const char* text :
       {"", "\n", "arn:aws:s3:::logs\n", "AWS::S3::Bucket\n\n", "a ::b\n"}) {
    CHECK(written(text) == text);
  }
}

}  // namespace
}  // namespace trailseal::report::workflow_command_test
