// The table of functions against Terraform's own list (`terraform metadata functions`).
#include "hcl/terraform_case.hpp"
#include "support/catch.hpp"

namespace trailseal::hcl::table_test {
namespace {

void check_parameter(const Parameter& ours, const Json& theirs) {
  CHECK(ours.name == text_in(theirs, "name"));
  CHECK(ours.nullable == theirs["nullable"].as_bool());
}

TEST_CASE("every function of Terraform has a row with its parameters", "[function]") {
  const Json functions =
      read_test_json("tests/hcl/function/signatures.json")["functions"];
  CHECK(functions.size() == 118);
  CHECK(function_names().size() == functions.size());
  for (std::size_t i = 0; i < functions.size(); ++i) {
    const std::string& name = functions.keys()[i].name;
    const Json& theirs = functions.items()[i];
    CAPTURE(name);
    const Function* ours = find_function(name);
    REQUIRE(ours != nullptr);
    CHECK(find_function("core::" + name) == ours);
    const auto& parameters = theirs["parameters"].items();
    REQUIRE(ours->parameters.size() == parameters.size());
    for (std::size_t k = 0; k < parameters.size(); ++k) {
      check_parameter(ours->parameters[k], parameters[k]);
    }
    REQUIRE(ours->variadic.has_value() == theirs["variadic"].is_map());
    if (ours->variadic) check_parameter(*ours->variadic, theirs["variadic"]);
  }
}

TEST_CASE("a function that is not pure says why nobody knows its answer", "[function]") {
  for (const char* name : {"bcrypt", "plantimestamp", "timestamp", "uuid"}) {
    CAPTURE(name);
    CHECK(!find_function(name)->impure.empty());
    CHECK(find_function(name)->body == nullptr);
  }
}

}  // namespace
}  // namespace trailseal::hcl::table_test
