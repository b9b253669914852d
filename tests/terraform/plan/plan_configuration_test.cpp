#include "terraform/plan/plan_configuration.hpp"

#include "document/json_reader.hpp"
#include "support/catch.hpp"

namespace trailseal::terraform::plan_configuration_test {
namespace {

TEST_CASE("a constant counts only where the expression names nothing",
          "[configuration]") {
  struct Case {
    const char* expression;
    const char* constant;  ///< null: none
  };
  const auto c = GENERATE(values<Case>({
      {R"({"constant_value": "eu-north-1"})", "eu-north-1"},
      {R"({"references": ["var.region"]})", nullptr},
      // JSON syntax: the text of the template stands beside what it names.
      {R"({"constant_value": "${var.region}", "references": ["var.region"]})", nullptr},
      {"{}", nullptr},
  }));
  CAPTURE(c.expression);
  const auto document = read_json_text(c.expression, {});
  REQUIRE(document.ok());
  const Value& constant = constant_of(document->root);
  CHECK(constant.is_absent() == (c.constant == nullptr));
  if (c.constant != nullptr) CHECK(constant.is_literal(c.constant));
}

}  // namespace
}  // namespace trailseal::terraform::plan_configuration_test
