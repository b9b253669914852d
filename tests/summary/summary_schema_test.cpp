// What is written is what the JSON Schema says, as far as the words that it uses go.
#include "summary/summary_schema.hpp"

#include "document/json_reader.hpp"
#include "document/source.hpp"
#include "summary/summary_writer.hpp"
#include "support/catch.hpp"
#include "support/schema_judge.hpp"

namespace trailseal::summary::summary_schema_test {
namespace {

Summary full_summary() {
  Summary summary;
  InputSummary& input = summary.inputs.emplace_back();
  input.is_template = true;
  input.parameters = {"Stage"};
  input.variables = {{.name = "Stage", .values = {"prod"}, .fallback = "prod"}};
  input.scenarios = {{.choice = {0}}, {.choice = {std::nullopt}, .refused = true}};
  input.document_warnings = {{.message = "m", .line = 1, .column = 2}};
  Fragment& fragment = input.fragment;
  fragment.input.path = "t.yaml";
  fragment.input.kind = InputKind::CloudFormation;
  fragment.input.sources = ".";
  fragment.input.source_files = {{.path = "main.tf"}};
  const Text name = Text::of_symbol({.id = "cloudformation:region", .name = "region"});
  fragment.input.exports = {{name + Text("-key"), Value::text(name)}};
  fragment.faults = {{.error = {.message = "f"}, .exports = {name.identity()}}};
  Resource resource{.address = "Logs", .type = "AWS::S3::Bucket"};
  resource.account = resource.region = resource.partition = name;
  resource.attributes.set("BucketName", Value::text(Text("x").as_sensitive()));
  resource.attributes.set("Open", Value::unknown({.reason = "r", .identity = "i"}));
  resource.before = resource.attributes;
  resource.position = {.line = 3, .column = 4};
  resource.references = {{.attribute = "BucketName", .target = "Other"}};
  resource.waivers = {{.rule = "TS101"}};
  fragment.resources = {resource};
  for (ScenarioFragment& scenario : input.scenarios) scenario.fragment = fragment;
  return summary;
}

TEST_CASE("a summary is as its schema says", "[summary]") {
  const Value schema = summary_schema();
  const auto document = read_json_text(write_summary(full_summary()));
  REQUIRE(document.ok());
  CHECK(SchemaJudge(schema).fits(document->root, schema));
}

TEST_CASE("the schema knows no other members", "[summary]") {
  const Value schema = summary_schema();
  auto document = read_json_text(write_summary(full_summary()));
  REQUIRE(document.ok());
  Value more = document->root;
  more.set("more", Value::null());
  CHECK(!SchemaJudge(schema).fits(more, schema));
  Value less = document->root;
  less.erase("symbols");
  CHECK(!SchemaJudge(schema).fits(less, schema));
}

}  // namespace
}  // namespace trailseal::summary::summary_schema_test
