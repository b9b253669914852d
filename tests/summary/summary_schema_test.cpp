// What is written is what the JSON Schema says, as far as the words that it uses go.
#include "summary/summary_schema.hpp"

#include <algorithm>

#include "document/json_reader.hpp"
#include "document/source.hpp"
#include "summary/summary_writer.hpp"
#include "support/catch.hpp"

namespace trailseal::summary {
namespace {

/// Holds a value against a schema.
class Judge {
 public:
  explicit Judge(const Value& root) : root_(root) {}

  bool fits(const Value& value, const Value& schema) const {
    if (schema.is_bool()) return schema.as_bool();
    const std::string ref = schema["$ref"].literal().value_or("");
    if (!ref.empty()) return fits(value, root_["$defs"][ref.substr(ref.rfind('/') + 1)]);
    if (const Value* any = schema.find("anyOf")) {
      return has(*any, [&](const Value& one) { return fits(value, one); });
    }
    if (const Value* words = schema.find("enum")) {
      return has(*words, [&](const Value& word) { return word == value; });
    }
    if (const Value* word = schema.find("const")) return *word == value;
    return has_type(value, schema["type"].literal().value_or("")) &&
           members_fit(value, schema);
  }

 private:
  template <typename Test>
  static bool has(const Value& list, const Test& test) {
    return std::any_of(list.items().begin(), list.items().end(), test);
  }

  static bool has_type(const Value& value, const std::string& type) {
    if (type == "string") return value.is_text();
    if (type == "integer") return value.is_number();
    if (type == "boolean") return value.is_bool();
    if (type == "null") return value.is_null();
    if (type == "array") return value.is_list();
    return type == "object" && value.is_map();
  }

  bool members_fit(const Value& value, const Value& schema) const {
    for (std::size_t i = 0; i < value.size(); ++i) {
      const Value& item = value.items()[i];
      const Value& of_list = schema["items"];
      if (value.is_list() && !of_list.is_absent() && !fits(item, of_list)) return false;
      if (!value.is_map()) continue;
      const Value* property = schema["properties"].find(value.keys()[i].name);
      if (property == nullptr || !fits(item, *property)) return false;
    }
    const Value& required = schema["required"];
    return std::all_of(required.items().begin(), required.items().end(),
                       [&](const Value& name) {
                         return value.find(name.literal().value_or("")) != nullptr;
                       });
  }

  const Value& root_;
};

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
  CHECK(Judge(schema).fits(document->root, schema));
}

TEST_CASE("the schema knows no other members", "[summary]") {
  const Value schema = summary_schema();
  auto document = read_json_text(write_summary(full_summary()));
  REQUIRE(document.ok());
  Value more = document->root;
  more.set("more", Value::null());
  CHECK(!Judge(schema).fits(more, schema));
  Value less = document->root;
  less.erase("symbols");
  CHECK(!Judge(schema).fits(less, schema));
}

}  // namespace
}  // namespace trailseal::summary
