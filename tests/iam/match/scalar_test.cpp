#include "iam/match/scalar.hpp"

#include "support/catch.hpp"

namespace trailseal::iam::scalar_test {

TEST_CASE("numbers are compared exactly, however they are spelt", "[scalar]") {
  struct Case {
    const char* a;
    char relation;
    const char* b;
  };
  const auto c = GENERATE(values<Case>({
      {"1.2", '=', "1.20"},
      {"01", '=', "1"},
      {"-0", '=', "0"},
      {"1e3", '=', "1000"},
      {"1.5E-1", '=', "0.15"},
      {"+7", '=', "7"},
      {".5", '=', "0.5"},
      {"1.3", '>', "1.2"},
      {"1.10", '<', "1.9"},
      {"10", '>', "9"},
      {"-10", '<', "-9"},
      {"-1", '<', "0"},
      {"9007199254740993", '>', "9007199254740992"},
      {"1.25", '>', "1.2"},
  }));
  CAPTURE(c.a, c.b);
  const auto order = *parse_decimal(c.a) <=> *parse_decimal(c.b);
  CHECK((order < 0 ? '<' : order > 0 ? '>' : '=') == c.relation);
}

TEST_CASE("what is no number is not taken for one", "[scalar]") {
  const auto* text = GENERATE("", "-", "1.", "1,5", "abc", "1e", "0x10", " 1", "1 ",
                              "1e9999", "--1", "NaN");
  CAPTURE(text);
  CHECK_FALSE(parse_decimal(text));
}

TEST_CASE("dates count in seconds of UTC", "[scalar]") {
  struct Case {
    const char* text;
    long long seconds;
  };
  const auto c = GENERATE(values<Case>({
      {"0", 0},
      {"1970-01-02", 86400},
      {"2000-03", 951868800},
      {"2000-02-29", 951782400},
      {"2026-01-01T00:00:00Z", 1767225600},
      {"2026-01-01T01:00:00+01:00", 1767225600},
      {"2025-12-31T19:00-05:00", 1767225600},
      {"2026-01-01T00:00:00", 1767225600},
      {"2026-01-01T00:00:00.500Z", 1767225600},
      {"1767225600", 1767225600},
  }));
  CAPTURE(c.text);
  const auto date = parse_date(c.text);
  REQUIRE(date);
  CHECK(date->instant->seconds == c.seconds);
}

TEST_CASE("parts of a second order dates too", "[scalar]") {
  CHECK(parse_date("2026-01-01T00:00:00.5Z")->instant <
        parse_date("2026-01-01T00:00:00.75Z")->instant);
  CHECK(parse_date("2026-01-01T00:00:00.50Z")->instant ==
        parse_date("2026-01-01T00:00:00.5Z")->instant);
}

TEST_CASE("four digits may be a year or an epoch second", "[scalar]") {
  CHECK(parse_date("1970")->ambiguous);
  CHECK_FALSE(parse_date("19700")->ambiguous);
  CHECK_FALSE(parse_date("1970-01")->ambiguous);
}

TEST_CASE("what is no date is not taken for one", "[scalar]") {
  const auto* text = GENERATE("", "soon", "2026-13", "2026-02-29", "2026-01-01T",
                              "2026-01-01T25:00Z", "2026-01T00:00Z", "0000-01-01",
                              "2026-01-01T00:00:00+1", "99999999999999999999");
  CAPTURE(text);
  CHECK_FALSE(parse_date(text));
}

TEST_CASE("base64 text is decoded, anything else refused", "[scalar]") {
  CHECK(decode_base64("aGVsbG8=")->bytes == "hello");
  CHECK(decode_base64("aGk=")->bytes == "hi");
  CHECK(decode_base64("aGk=")->padded);
  CHECK(decode_base64("")->bytes.empty());
  for (const char* none : {"aG!=", "aGkaa", "a", "=", "aGk==", "aGVs=", "===="}) {
    CAPTURE(none);
    CHECK_FALSE(decode_base64(none));
  }
}

TEST_CASE("base64 without its padding, or with bits under it, is told apart",
          "[scalar]") {
  for (const char* odd : {"aGk", "aGl="}) {
    CAPTURE(odd);
    REQUIRE(decode_base64(odd));
    CHECK(decode_base64(odd)->bytes == "hi");
    CHECK_FALSE(decode_base64(odd)->padded);
  }
}

}  // namespace trailseal::iam::scalar_test
