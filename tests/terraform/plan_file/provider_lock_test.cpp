#include "terraform/plan_file/provider_lock.hpp"

#include "support/catch.hpp"

namespace trailseal::terraform::provider_lock_test {
namespace {

TEST_CASE("a constraint allows a newest major release", "[provider_lock]") {
  struct Case {
    const char* constraint;
    int major;
  };
  const auto c = GENERATE(values<Case>({
      {"", 0},
      {"5.100.0", 5},
      {"= 4.67.0", 4},
      {"~> 5.31", 5},
      {"~> 3.0", 3},
      {">= 4.0", 0},
      {"> 4", 0},
      {">= 3.0, < 5.0.0", 4},
      {">= 3.0, < 5.1", 5},
      {"<= 5.0", 5},
      {"< 5", 4},
      {"!= 5.1.0", 0},
      {">= 4.9, ~> 4.60, != 4.61.0", 4},
  }));
  CAPTURE(c.constraint);
  CHECK(major_release(c.constraint) == c.major);
}

TEST_CASE("the id of a trail follows the provider's release", "[provider_lock]") {
  const auto version = [](const char* constraint) {
    std::map<std::string, std::string, std::less<>> versions;
    add_required_version(constraint, versions);
    return versions["aws_cloudtrail"];
  };
  CHECK(version("~> 4.0") == "0");
  CHECK(version("~> 5.0") == "1");
  CHECK(version("") == "1");
}

}  // namespace
}  // namespace trailseal::terraform::provider_lock_test
