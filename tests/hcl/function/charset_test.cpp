// The sets of Unicode need no converter of the system's: a program that is linked statically
// has none.
#include "hcl/function/charset.hpp"

#include "support/catch.hpp"

namespace trailseal::hcl::charset_test {
namespace {

std::string bytes(std::initializer_list<int> values) {
  std::string text;
  for (const int value : values) text += static_cast<char>(value);
  return text;
}

TEST_CASE("text in sets of Unicode, and back", "[charset]") {
  struct Case {
    const char* set;
    std::string text{};
    std::string encoded{};
  };
  const auto c = GENERATE(values<Case>({
      {"utf-8", "\u00fc", bytes({0xC3, 0xBC})},
      {"US-ASCII", "a~", bytes({0x61, 0x7E})},
      {"latin1", "\u00fc\u0080", bytes({0xFC, 0x80})},
      {"UTF-16LE", "a\u20ac", bytes({0x61, 0, 0xAC, 0x20})},
      {"UTF-16BE", "a\u20ac", bytes({0, 0x61, 0x20, 0xAC})},
      // U+1F511, the key, is D83D DD11.
      {"UTF-16LE", "\U0001F511", bytes({0x3D, 0xD8, 0x11, 0xDD})},
      {"UTF-16", "a", bytes({0xFE, 0xFF, 0, 0x61})},
      {"UTF-16LE", "", ""},
  }));
  CAPTURE(c.set, c.text);
  const Charset* set = find_charset(c.set);
  REQUIRE(set != nullptr);
  CHECK(is_read(*set));
  CHECK(encode_text(c.text, *set) == c.encoded);
  CHECK(decode_text(c.encoded, *set) == c.text);
}

TEST_CASE("a character that a set lacks, and bytes that mean nothing in it",
          "[charset]") {
  CHECK(!encode_text("\u0080", *find_charset("us-ascii")));
  CHECK(!encode_text("\u20ac", *find_charset("latin1")));
  CHECK(!decode_text("\x80", *find_charset("us-ascii")));
  CHECK(!decode_text("a", *find_charset("utf-16le")));
  CHECK(!decode_text(bytes({0x3D, 0xD8}), *find_charset("utf-16le")));
  CHECK(!decode_text(bytes({0x3D, 0xD8, 0x61, 0}), *find_charset("utf-16le")));
  CHECK(!decode_text(bytes({0x11, 0xDD}), *find_charset("utf-16le")));
  CHECK(!decode_text("\xC3", *find_charset("utf-8")));
}

TEST_CASE("a set without a converter is not read", "[charset]") {
  CHECK(!is_read(*find_charset("hz-gb-2312")));
}

}  // namespace
}  // namespace trailseal::hcl::charset_test
