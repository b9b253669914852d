#include "terraform/plan_file/pack_token.hpp"

#include <limits>

#include "support/catch.hpp"

namespace trailseal::terraform::pack_token_test {
namespace {

using namespace std::string_literals;
using Kind = PackKind;

PackToken only(const std::string& bytes) {
  PackTokens tokens(bytes);
  const auto token = tokens.next();
  CAPTURE(bytes);
  REQUIRE(token);
  return *token;
}

TEST_CASE("numbers are read in each of their widths", "[plan file]") {
  CHECK(only("\x7f").number == 127);
  CHECK(only("\xcc\xff").number == 255);
  CHECK(only("\xcd\x01\x02").number == 0x102);
  CHECK(only("\xce\x01\x02\x03\x04").number == 0x1020304);
  CHECK(only("\xcf\xff\xff\xff\xff\xff\xff\xff\xff").number ==
        std::numeric_limits<std::uint64_t>::max());
  CHECK(only("\xff").negative() == -1);
  CHECK(only("\xe0").negative() == -32);
  CHECK(only("\xd0\x80").negative() == -128);
  CHECK(only("\xd1\xff\xfe").negative() == -2);
  CHECK(only("\xd2\xff\xff\xff\xfd").negative() == -3);
  CHECK(only("\xd3\x80\x00\x00\x00\x00\x00\x00\x00"s).negative() ==
        std::numeric_limits<std::int64_t>::min());
  CHECK(only("\xd0\x05").kind == Kind::Natural);
  CHECK(only("\xca\x3f\xc0\x00\x00"s).real() == 1.5);
  CHECK(only("\xcb\xc0\x04\x00\x00\x00\x00\x00\x00"s).real() == -2.5);
}

TEST_CASE("texts, binaries and extensions have their bytes", "[plan file]") {
  struct Case {
    std::string bytes;
    Kind kind;
  };
  const auto c = GENERATE(values<Case>({
      {"\xa2xy"s, Kind::Text},
      {"\xd9\x02xy"s, Kind::Text},
      {"\xda\x00\x02xy"s, Kind::Text},
      {"\xdb\x00\x00\x00\x02xy"s, Kind::Text},
      {"\xc4\x02xy"s, Kind::Binary},
      {"\xc5\x00\x02xy"s, Kind::Binary},
      {"\xc6\x00\x00\x00\x02xy"s, Kind::Binary},
      {"\xd5\x0cxy"s, Kind::Extension},
      {"\xc7\x02\x0cxy"s, Kind::Extension},
      {"\xc8\x00\x02\x0cxy"s, Kind::Extension},
      {"\xc9\x00\x00\x00\x02\x0cxy"s, Kind::Extension},
  }));
  const PackToken token = only(c.bytes);
  CHECK(token.kind == c.kind);
  CHECK(token.bytes == "xy");
  CHECK(token.number == (c.kind == Kind::Extension ? 12U : 0U));
  // One byte less is no token.
  const std::string cut = c.bytes.substr(0, c.bytes.size() - 1);
  CHECK_FALSE(PackTokens(cut).next());
}

TEST_CASE("lists and maps have their size", "[plan file]") {
  CHECK(only("\x93").size() == 3);
  CHECK(only("\xdc\x01\x00"s).size() == 256);
  CHECK(only("\xdd\x00\x01\x00\x00"s).size() == 65536);
  CHECK(only("\x82").size() == 2);
  CHECK(only("\xde\x01\x00"s).size() == 256);
  CHECK(only("\xdf\x00\x01\x00\x00"s).size() == 65536);
  CHECK(only("\xdf\x00\x01\x00\x00"s).kind == Kind::Map);
  CHECK_FALSE(PackTokens("\xc1").next());
  CHECK_FALSE(PackTokens("").next());
}

}  // namespace
}  // namespace trailseal::terraform::pack_token_test
