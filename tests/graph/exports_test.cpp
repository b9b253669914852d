#include "graph/exports.hpp"

#include "support/catch.hpp"

namespace trailseal::exports_test {
namespace {

Resource resource_with(Value value) {
  Resource resource{.address = "X"};
  resource.attributes.set("P", std::move(value));
  return resource;
}

Input exporting(const char* name, Value value) {
  Input input;
  input.exports.emplace_back(Text(name), std::move(value));
  return input;
}

std::string resolved(Value value, const std::vector<Input>& inputs) {
  std::vector<Resource> resources{resource_with(std::move(value))};
  resolve_imports(resources, inputs);
  return resources[0].attributes["P"].display();
}

}  // namespace

TEST_CASE("an import takes the exported value, whole or as a part", "[exports]") {
  const std::vector<Input> inputs{exporting("bucket", Value::text("logs")),
                                  exporting("list", Value::list({Value::text("a")}))};
  CHECK(resolved(Value::text(import_symbol("bucket")), inputs) == "logs");
  CHECK(
      resolved(Value::text(Text("arn:aws:s3:::") + import_symbol("bucket") + Text("/*")),
               inputs) == "arn:aws:s3:::logs/*");
  CHECK(resolved(Value::list({Value::text(import_symbol("list"))}), inputs) == "[[a]]");
  CHECK(resolved(Value::text(Text("x") + import_symbol("list")), inputs) ==
        "x<export list>");
  CHECK(resolved(Value::text(import_symbol("other")), inputs) == "<export other>");
}

TEST_CASE("imports of imports are followed, circles left", "[exports]") {
  const std::vector<Input> inputs{
      exporting("a", Value::text(import_symbol("b") + Text("!"))),
      exporting("b", Value::text("end")),
      exporting("c", Value::text(import_symbol("c")))};
  CHECK(resolved(Value::text(import_symbol("a")), inputs) == "end!");
  CHECK(resolved(Value::text(import_symbol("c")), inputs) == "<export c>");
}

TEST_CASE("an exported unknown makes the text around it unknown", "[exports]") {
  const std::vector<Input> inputs{
      exporting("a", Value::unknown(Unknown{.reason = "not said"}))};
  std::vector<Resource> resources{
      resource_with(Value::text(Text("x") + import_symbol("a")))};
  resolve_imports(resources, inputs);
  REQUIRE(resources[0].attributes["P"].is_unknown());
  CHECK(resources[0].attributes["P"].as_unknown().reason == "not said");
}

}  // namespace trailseal::exports_test
