#include "document/source.hpp"

#include <algorithm>
#include <sstream>
#include <string>

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::source_test {

TEST_CASE("byte order marks and UTF-16 become plain UTF-8", "[source]") {
  struct Case {
    std::string bytes;
    std::string text;
  };
  const auto c = GENERATE(values<Case>({
      {"{}", "{}"},
      {"\xEF\xBB\xBF{}", "{}"},
      {std::string("\xFF\xFE{\0}\0", 6), "{}"},
      {std::string("\xFE\xFF\0{\0}", 6), "{}"},
      {std::string("\xFF\xFE\xE9\0\x3D\xD8\x00\xDE", 8), "\xC3\xA9\xF0\x9F\x98\x80"},
  }));
  const auto source = decode_source("in", c.bytes);
  REQUIRE(source.ok());
  CHECK(source->text() == c.text);
}

TEST_CASE("what is not text is refused with one error", "[source]") {
  struct Case {
    std::string bytes;
    std::string message;
  };
  const auto c = GENERATE(values<Case>({
      {"", "the input is empty"},
      {" \n\t", "the input is empty"},
      {std::string("\x7F"
                   "ELF\0\0",
                   6),
       "the input is binary, not JSON or YAML text"},
      {"PK\x03\x04zip", "this is a plan file in Terraform's own format (a zip)"},
  }));
  const auto source = decode_source("in", c.bytes);
  REQUIRE_FALSE(source.ok());
  CHECK(source.error().message == c.message);
  CHECK(source.error().path == "in");
  CHECK_FALSE(source.error().help.empty());
}

TEST_CASE("a file that cannot be read says why", "[source]") {
  CHECK(read_source("no/such/file").error().message ==
        "cannot read the input: No such file or directory");
  CHECK(read_source("tests").error().message ==
        "cannot read the input: it is a directory");
}

TEST_CASE("offsets become lines and columns", "[source]") {
  const Source source("in", "ab\ncd\n\nx");
  CHECK(source.has_lines());
  CHECK(source.position_of(0) == Position{1, 1});
  CHECK(source.position_of(4) == Position{2, 2});
  CHECK(source.position_of(6) == Position{3, 1});
  CHECK(source.position_of(7) == Position{4, 1});
  CHECK_FALSE(Source("in", "{}\n").has_lines());
}

TEST_CASE("a stream of any length is read as a file is", "[source]") {
  const std::size_t size = GENERATE(1, 65535, 65536, 200'000);
  std::istringstream in('{' + std::string(size, 'x'));
  const auto source = read_source(in, "-");
  REQUIRE(source.ok());
  CHECK(source->text().size() == size + 1);
  CHECK(source->text().back() == 'x');
  CHECK(source->text().data()[size + 1] == '\0');
}

namespace {

/// An object of the length, with `end` at its end.
std::string large_text(std::size_t size, std::string_view end = "\"}") {
  return "{\"a\":\"" + std::string(size - 6 - end.size(), 'x') + std::string(end);
}

}  // namespace

TEST_CASE("a large file reads like a small one, with zeros behind it", "[source]") {
  // With whole pages, a page that has no room for the padding, and one that has.
  const std::size_t size = GENERATE(std::size_t{1} << 20, (std::size_t{1} << 20) - 1,
                                    (std::size_t{1} << 20) + 100);
  const cli::Scratch scratch;
  const std::string text = large_text(size);
  scratch.write("in.json", text);
  const Result<Source> source = read_source("in.json");
  REQUIRE(source.ok());
  CHECK(source->text() == text);
  CHECK(source->capacity() == size + Source::kPadding);
  const char* const behind = source->text().data() + size;
  CHECK(std::all_of(behind, behind + Source::kPadding, [](char c) { return c == '\0'; }));
}

TEST_CASE("what was given back of a large file is there again", "[source]") {
  const cli::Scratch scratch;
  const std::string text = large_text(std::size_t{5} << 20, "needle\"}");
  scratch.write("in.json", text);
  Result<Source> source = read_source("in.json");
  REQUIRE(source.ok());
  CHECK_FALSE(source->has_lines());
  CHECK(source->glance().unicode_escape == std::string_view::npos);
  source->release(0, source->text().size());
  CHECK(source->text() == text);
  source->discard(source->text().substr(100, 1 << 20));
  CHECK(source->text().substr(0, 100) == text.substr(0, 100));
}

TEST_CASE("one look finds what stands anywhere in a text", "[source]") {
  const std::size_t size = std::size_t{4} << 20;
  // Within a stretch, where two stretches meet, at the end.
  const std::size_t at =
      GENERATE_COPY(as<std::size_t>(), 0, 100'000, size / 2 - 2, size - 4);
  std::string text(size, ' ');
  CHECK(Source("a", text).glance().unicode_escape == std::string_view::npos);
  text.replace(at, 4, "\\u00");
  CHECK(Source("a", text).glance().unicode_escape == at);
  CHECK_FALSE(Source("a", text).glance().nul);
  text[at] = '\0';
  CHECK(Source("a", text).glance().nul);
  CHECK_FALSE(Source("a", text).has_lines());
  text[at] = '\n';
  CHECK(Source("a", text).has_lines());
}

TEST_CASE("a large file that is no text is refused as a small one is", "[source]") {
  const cli::Scratch scratch;
  const std::string text = large_text(std::size_t{1} << 20, std::string_view("\0\"}", 3));
  scratch.write("in.json", text);
  const Result<Source> source = read_source("in.json");
  REQUIRE_FALSE(source.ok());
  CHECK(source.error().message == "the input is binary, not JSON or YAML text");
}

}  // namespace trailseal::source_test
