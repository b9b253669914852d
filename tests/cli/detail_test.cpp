// How much the text report says.
#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::detail_test {
namespace {

std::string text_of(const std::string& fixture, const std::string& option) {
  return run_command({"check", "fixtures/terraform/" + fixture + "/plan.json", option,
                      "--color", "never"})
      .text();
}

TEST_CASE("quiet says what fails and nothing else", "[detail]") {
  CHECK(text_of("documented-policies", "-q").empty());
  CHECK(text_of("bucket-elsewhere", "--quiet") ==
        "It cannot be decided whether the trail delivers log files encrypted with a "
        "customer managed KMS key\n");
  const std::string fails = text_of("prefix-not-in-policy", "-q");
  CHECK_THAT(fails, Catch::Contains("TS304"));
  CHECK_THAT(fails, !Catch::Contains("TS405") && !Catch::Contains("delivery "));
}

TEST_CASE("verbose says what passed, and findings in full", "[detail]") {
  const std::string text = text_of("documented-policies", "-v");
  CHECK_THAT(text, Catch::Contains("passed  TS101 bucket-default-sse-kms"));
  CHECK_THAT(text, Catch::Contains("TS405  the policy of") && Catch::Contains("fix: "));
}

TEST_CASE("equal findings of many instances are told once", "[detail]") {
  const std::string text = text_of("for-each-trails", "-q");
  CHECK(text.find("TS104") == text.rfind("TS104 "));
  CHECK_THAT(text, Catch::Contains("the same for 2 more: [\"customers\"], [\"orders\"]"));
}

}  // namespace
}  // namespace trailseal::cli::detail_test
