#include "load/wrapped_plan.hpp"

#include "support/catch.hpp"

namespace trailseal::load::wrapped_plan_test {
namespace {

std::optional<std::string> unwrapped(const std::string& text) {
  const auto plan = unwrap_plan(Source("-", std::string_view(text)));
  if (!plan) return plan.error().message;
  if (!*plan) return std::nullopt;
  return std::string((*plan)->text());
}

TEST_CASE("a plan is taken out of the lines around it, which keep their numbers",
          "[plan]") {
  CHECK(unwrapped("[command]terraform show\nhello\n{\"format_version\":\"1.2\"}\n"
                  "::debug::exited with code 0.\n") ==
        "\n\n{\"format_version\":\"1.2\"}");
  CHECK(unwrapped("hello\n{ \"format_version\":\"1.2\"}") ==
        "\n{ \"format_version\":\"1.2\"}");
}

TEST_CASE("two plans in one text are refused", "[plan]") {
  const std::string plan = R"({"format_version":"1.2","terraform_version":"1.11.4"})";
  const std::string text =
      GENERATE_COPY("a\n" + plan + "\nb\n" + plan + "\n", plan + "\nb\n" + plan + "\nc",
                    "a\n" + plan + "\nplan: " + plan);
  CAPTURE(text);
  CHECK(unwrapped(text) == "there is more than one plan in this text");
}

TEST_CASE("what is not a plan between other lines is left alone", "[plan]") {
  const char* const text = GENERATE(
      "{\"format_version\":\"1.2\"}\n",  // nothing around
      "hello {\"format_version\":\"1.2\"}\n", "hello\n{\"format_version\":\"1.2\"\n",
      "hello\n{\"format_version\":\"1.2\"} there\n", "hello\n", "");
  CAPTURE(text);
  CHECK_FALSE(unwrapped(text));
}

}  // namespace
}  // namespace trailseal::load::wrapped_plan_test
