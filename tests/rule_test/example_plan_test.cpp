#include "rule_test/example_plan.hpp"

#include "document/json_reader.hpp"
#include "document/json_writer.hpp"
#include "document/yaml_reader.hpp"
#include "support/catch.hpp"

namespace trailseal::cli::example_plan_test {
namespace {

Value yaml(const std::string& text) {
  const auto document = read_yaml(Source("example.yaml", text));
  REQUIRE(document);
  return document->root;
}

Value plan(const std::string& text) {
  const auto written = rule_test::write_example_plan(yaml(text));
  REQUIRE(written);
  const auto document = read_json(Source("plan.json", *written));
  REQUIRE(document);
  return document->root;
}

// One argument of `aws_x.a`, with `aws_s3_bucket.logs` beside it.
struct Shown {
  std::string after{};
  std::string unknown{};
  std::string expression{};
};

Shown show(const std::string& name, const std::string& argument) {
  const Value root = plan("aws_x.a: { " + name + ": " + argument +
                          " }\naws_s3_bucket.logs: { bucket: acme-logs }\n");
  const std::string key = "." + name;
  const std::string change = "resource_changes.0.change.";
  return Shown{
      json_text(root.at_path(change + "after" + key)),
      json_text(root.at_path(change + "after_unknown" + key)),
      json_text(root.at_path("configuration.root_module.resources.0.expressions" + key))};
}

TEST_CASE("an argument of an example stands in the plan as Terraform shows it",
          "[examples]") {
  struct Case {
    const char* name;
    const char* argument;
    const char* after;
    const char* unknown;
    const char* expression;
  };
  const auto c = GENERATE(values<Case>({
      {"name", "main", R"("main")", "null", R"({"constant_value":"main"})"},
      {"on", "true", "true", "null", R"({"constant_value":true})"},
      {"key", R"("${aws_s3_bucket.logs.arn}")", "null", "true",
       R"({"references":["aws_s3_bucket.logs.arn","aws_s3_bucket.logs"]})"},
      {"key", R"("${aws_s3_bucket.logs.bucket}")", R"("acme-logs")", "null",
       R"({"references":["aws_s3_bucket.logs.bucket","aws_s3_bucket.logs"]})"},
      {"key", R"("${aws_s3_bucket.logs.bucket}/x")", R"("acme-logs/x")", "null",
       R"({"references":["aws_s3_bucket.logs.bucket","aws_s3_bucket.logs"]})"},
      {"key", R"(["a", "${aws_s3_bucket.logs.arn}"])", R"(["a",null])", "[false,true]",
       R"({"references":["aws_s3_bucket.logs.arn","aws_s3_bucket.logs"]})"},
      {"rule", R"([{ a: x, b: "${aws_s3_bucket.logs.arn}" }])", R"([{"a":"x"}])",
       R"([{"b":true}])",
       R"([{"a":{"constant_value":"x"},"b":{"references":["aws_s3_bucket.logs.arn",)"
       R"("aws_s3_bucket.logs"]}}])"},
      {"policy", "{ Version: x }", R"("{\"Version\":\"x\"}")", "null", "{}"},
      {"policy", R"({ A: "${aws_s3_bucket.logs.arn}" })", "null", "true",
       R"({"references":["aws_s3_bucket.logs.arn","aws_s3_bucket.logs"]})"},
  }));
  CAPTURE(c.name, c.argument);
  const Shown shown = show(c.name, c.argument);
  CHECK(shown.after == c.after);
  CHECK(shown.unknown == c.unknown);
  CHECK(shown.expression == c.expression);
}

TEST_CASE("what the provider computes is unknown, defaults are there", "[examples]") {
  const Value root = plan("aws_cloudtrail.main: { name: main, depends_on: [aws_x.y] }");
  const Value& change = root.at_path("resource_changes.0.change");
  CHECK(change["after_unknown"]["arn"].as_bool());
  CHECK(change["after"]["enable_logging"].as_bool());
  CHECK(change["after"]["region"].is_literal("eu-central-1"));
  CHECK(change["after"]["depends_on"].is_absent());
  const Value& configured = root.at_path("configuration.root_module.resources.0");
  CHECK(json_text(configured["depends_on"]) == R"(["aws_x.y"])");
}

TEST_CASE("a policy document is read during apply, other data while planning",
          "[examples]") {
  const Value root = plan(
      "data.aws_iam_policy_document.p: { statement: [{ actions: [a] }] }\n"
      "data.aws_region.current: { name: eu-west-1 }\n");
  CHECK(json_text(root.at_path("resource_changes.0.change.actions")) == R"(["read"])");
  CHECK(root.at_path("resource_changes.0.change.after_unknown.json").as_bool());
  const Value& prior = root.at_path("prior_state.values.root_module.resources");
  REQUIRE(prior.size() == 2);
  CHECK(prior.at(0)["address"].is_literal("data.aws_region.current"));
  CHECK(prior.at(1)["values"]["account_id"].is_literal("111122223333"));
}

TEST_CASE("an example that refers to nothing is refused", "[examples]") {
  struct Case {
    const char* text;
    const char* error;
  };
  const auto c = GENERATE(values<Case>({
      {R"(aws_x.a: { b: "${aws_y.c.arn}" })",
       "`aws_x.a` refers to `aws_y.c`, which the example does not have"},
      {"aws_x: { b: c }", "`aws_x` is not a resource of an example"},
      {"aws_x.a: text", "`aws_x.a` is not a resource of an example"},
  }));
  const auto written = rule_test::write_example_plan(yaml(c.text));
  REQUIRE_FALSE(written);
  CHECK(written.error().message == c.error);
}

TEST_CASE("references that lead in a circle are known after apply", "[examples]") {
  const Value root = plan(
      "aws_x.a: { name: \"${aws_x.b.name}\" }\naws_x.b: { name: \"${aws_x.a.name}\" }\n");
  CHECK(root.at_path("resource_changes.0.change.after_unknown.name").as_bool());
}

TEST_CASE("json text escapes what JSON reserves", "[examples]") {
  CHECK(json_text(Value::text(Text("a\"\\\n\x01"))) == R"("a\"\\\n\u0001")");
  CHECK(json_text(Value()) == "null");
}

TEST_CASE("what an example has before its plan is kept, updated or deleted",
          "[examples]") {
  const auto written = rule_test::write_example_plan(yaml(R"(
aws_cloudtrail.main: { name: main, kms_key_id: "${aws_kms_key.logs.arn}" }
aws_kms_key.logs: { description: log files }
)"),
                                                     yaml(R"(
aws_cloudtrail.main: { name: main }
aws_kms_key.logs: { description: log files, arn: "arn:here" }
aws_s3_bucket.gone: { bucket: logs }
)"));
  REQUIRE(written);
  const auto plan = read_json_text(*written);
  REQUIRE(plan);
  const Value& changes = plan->root["resource_changes"];
  REQUIRE(changes.size() == 3);
  const auto action = [&](std::size_t i) {
    return changes.at(i).at_path("change.actions.0").literal().value_or("");
  };
  CHECK(action(0) == "update");
  CHECK(changes.at(0).at_path("change.before.kms_key_id").is_null());
  CHECK(changes.at(0).at_path("change.after.kms_key_id").is_literal("arn:here"));
  CHECK(action(1) == "no-op");
  CHECK(action(2) == "delete");
  CHECK(changes.at(2).at_path("change.before.bucket").is_literal("logs"));
  CHECK(changes.at(2).at_path("change.after").is_null());
}

}  // namespace
}  // namespace trailseal::cli::example_plan_test
