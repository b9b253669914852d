#include "base/result.hpp"

#include "support/catch.hpp"

namespace trailseal::result_test {
namespace {

Result<int> half_of(int number) {
  if (number % 2 != 0) return Error{.message = "odd", .help = "take an even one"};
  return number / 2;
}

Result<void> refuse_odd(int number) {
  if (const auto half = half_of(number); !half) return half.error();
  return {};
}

TEST_CASE("a result is a value or the error in its place", "[result]") {
  REQUIRE(half_of(4).ok());
  CHECK(*half_of(4) == 2);
  REQUIRE_FALSE(half_of(3));
  CHECK(half_of(3).error().help == "take an even one");
}

TEST_CASE("a result without a value is good, or the error", "[result]") {
  CHECK(refuse_odd(4).ok());
  REQUIRE_FALSE(refuse_odd(3));
  CHECK(refuse_odd(3).error().message == "odd");
}

}  // namespace
}  // namespace trailseal::result_test
