#include "hcl/number.hpp"

#include "support/catch.hpp"

namespace trailseal::hcl::number_test {
namespace {

TEST_CASE("a number prints its shortest decimal, without exponent") {
  struct Case {
    const char* text;
    const char* shown;
  };
  const auto c = GENERATE(values<Case>({
      {"0", "0"},
      {"-0", "-0"},
      {"007", "7"},
      {"+5", "5"},
      {".5", "0.5"},
      {"1.", "1"},
      {"1.50", "1.5"},
      {"1e3", "1000"},
      {"1e21", "1000000000000000000000"},
      {"1e-3", "0.001"},
      {"-123.456", "-123.456"},
      {"Inf", "+Inf"},
      {"-inf", "-Inf"},
      {"123456789012345678901234567890.5", "123456789012345678901234567890.5"},
  }));
  CAPTURE(c.text);
  CHECK(Number::parse(c.text)->display() == c.shown);
}

TEST_CASE("a text that is no decimal is no number") {
  const auto text = GENERATE("", " 1", "1 ", "0x10", "1_000", "e5", "1e", ".", "-",
                             "Infinity", "1.2.3");
  CAPTURE(text);
  CHECK_FALSE(Number::parse(text));
}

TEST_CASE("numbers count with 512 bits") {
  const auto number = [](const char* text) { return *Number::parse(text); };
  CHECK(number("0.1") + number("0.2") == number("0.3"));
  const Number third = number("1") / number("3");
  CHECK(third * number("3") == number("1"));
  CHECK(third.display().size() == 2 + 155);
}

TEST_CASE("dividing by zero gives an infinity, and the rest is the number itself") {
  CHECK((Number(1) / Number(0)).display() == "+Inf");
  CHECK((Number(-1) / Number(0)).display() == "-Inf");
  CHECK((Number(5) % Number(0)).display() == "5");
  CHECK((Number(-7) % Number(3)).display() == "-1");
}

}  // namespace
}  // namespace trailseal::hcl::number_test
