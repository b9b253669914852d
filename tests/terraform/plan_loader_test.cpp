#include "terraform/plan_loader.hpp"

#include <algorithm>

#include "terraform/plan_text.hpp"

namespace trailseal::terraform::plan_loader_test {

TEST_CASE("plans and states are told from other documents", "[plan]") {
  struct Case {
    const char* text;
    bool is_plan;
  };
  const auto c = GENERATE(values<Case>({
      {R"({"format_version": "1.2", "terraform_version": "1.9.0", "planned_values": {}})",
       true},
      {R"({"format_version": "0.1", "resource_changes": []})", true},
      {R"({"format_version": "1.0", "values": {}})", true},
      {R"({"format_version": "1.0"})", true},
      {R"({"configuration": {}, "format_version": "1.0"})", true},
      {R"({"version": 4, "terraform_version": "1.9.0", "serial": 1})", true},
      {R"({"format_version": "1.2", "terraform_version": "1.9.0", "resource_ch)", true},
      {R"({"format_version": "1.0", "provider_schemas": {}})", false},
      {R"({"format_version": "1.0", "valid": true})", false},
      {R"({"Resources": {}})", false},
      {R"({})", false},
      {R"([1])", false},
      {R"("format_version")", false},
      {"", false},
  }));
  CAPTURE(c.text);
  CHECK(is_plan_or_state(Source("x.json", c.text)) == c.is_plan);
}

TEST_CASE("format versions 0.1 to 1.x are read, others are refused", "[plan]") {
  const auto version = GENERATE("0.1", "0.2", "1.0", "1.2", "1.99");
  CAPTURE(version);
  const std::string text =
      std::string(R"({"format_version": ")") + version + R"(", "resource_changes": []})";
  CHECK(load_plan(Source("p", text), {}).ok());

  const auto refused =
      load_plan(Source("p", R"({"format_version": "2.0", "resource_changes": []})"), {});
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message == "format version `2.0` of the plan is not supported");
  CHECK_FALSE(refused.error().help.empty());
  CHECK(refused.error().path == "p");
}

TEST_CASE("what is no JSON output of Terraform is refused with advice", "[plan]") {
  struct Case {
    const char* text;
    const char* part;
  };
  const auto c = GENERATE(values<Case>({
      {R"({"version": 4, "serial": 3, "lineage": "x", "resources": []})", "state file"},
      {R"({"terraform_version": "1.9.0"})", "`format_version` is missing"},
      {R"([])", "expected a JSON object"},
      {R"({"format_version": "1.2", "resource_changes": [{"address": "a)", "malformed"},
      {R"({"format_version": "1.2"} x)", "there is more text"},
      {R"({"format_version": "1.2", "resource_changes": [}]})", "malformed"},
  }));
  CAPTURE(c.text);
  const auto fragment = load_plan(Source("p", c.text), {});
  REQUIRE_FALSE(fragment.ok());
  CHECK_THAT(fragment.error().message, Catch::Contains(c.part));
  CHECK(fragment.error().message.find('\n') == std::string::npos);
}

TEST_CASE("a malformed value names its line and column", "[plan]") {
  const auto fragment = load_plan(
      Source("p",
             "{\"format_version\": \"1.2\",\n \"resource_changes\": [\n{\"address\""
             ": \"aws_s3_bucket.a\", \"mode\": \"managed\", \"type\": "
             "\"aws_s3_bucket\",\n\"change\": {\"actions\": [tru]}}]}"),
      {});
  REQUIRE_FALSE(fragment.ok());
  CHECK(fragment.error().line == 4);
  CHECK(fragment.error().path == "p");
}

TEST_CASE("actions become changes", "[plan]") {
  struct Case {
    const char* actions;
    Change change;
  };
  const auto c = GENERATE(values<Case>({
      {R"(["create"])", Change::Create},
      {R"(["update"])", Change::Update},
      {R"(["delete", "create"])", Change::Replace},
      {R"(["create", "delete"])", Change::Replace},
      {R"(["no-op"])", Change::NoOp},
      {R"(["read"])", Change::Read},
  }));
  CAPTURE(c.actions);
  const Fragment fragment = load_text(plan_text({{.address = "aws_s3_bucket.a",
                                                  .type = "aws_s3_bucket",
                                                  .after = R"({"bucket": "a"})",
                                                  .actions = c.actions}},
                                                "{}"));
  CHECK(find(fragment, "aws_s3_bucket.a").change == c.change);
  CHECK(find(fragment, "aws_s3_bucket.a").pointer == "/resource_changes/0/change/after");
}

TEST_CASE("what goes away keeps its attributes from before", "[plan]") {
  struct Case {
    const char* actions;
    Change change;
  };
  const auto c = GENERATE(values<Case>({
      {R"(["delete"])", Change::Delete},
      {R"(["forget"])", Change::Forget},
  }));
  const Fragment fragment = load_text(
      std::string(R"({"format_version": "1.2", "resource_changes": [{"address": )") +
      R"("aws_s3_bucket.a", "mode": "managed", "type": "aws_s3_bucket", "change": )" +
      R"({"actions": )" + c.actions +
      R"(, "before": {"bucket": "logs", "arn": "arn:aws:s3:::logs"}, "after": null, )"
      R"("after_unknown": {}}}]})");
  const Resource& bucket = find(fragment, "aws_s3_bucket.a");
  CHECK(bucket.change == c.change);
  CHECK(bucket.attributes["bucket"].is_literal("logs"));
  CHECK(bucket.before["bucket"].is_literal("logs"));
  CHECK(bucket.pointer == "/resource_changes/0/change/before");
}

TEST_CASE("deposed objects and types of no interest are left out", "[plan]") {
  const Fragment fragment = load_text(
      R"({"format_version": "1.2", "resource_changes": [
        {"address": "aws_s3_bucket.a", "mode": "managed", "type": "aws_s3_bucket",
         "deposed": "ab12", "change": {"actions": ["delete"], "before": {}}},
        {"address": "aws_instance.a", "mode": "managed", "type": "aws_instance",
         "change": {"actions": ["create"], "after": {}}},
        {"address": "aws_s3_bucket.a", "mode": "managed", "type": "aws_s3_bucket",
         "change": {"actions": ["create"], "after": {"bucket": "new"}}}]})");
  REQUIRE(fragment.resources.size() == 1);
  CHECK(fragment.resources[0].change == Change::Create);
  CHECK(fragment.resources[0].pointer == "/resource_changes/2/change/after");
}

TEST_CASE("places are kept where the file has lines", "[plan]") {
  const char* const text =
      "{\"format_version\": \"1.2\", \"resource_changes\": [\n {\"address\": "
      "\"aws_s3_bucket.a\", \"mode\": \"managed\", \"type\": \"aws_s3_bucket\",\n"
      "\"change\": {\"actions\": [\"create\"],\n\"after\": {\n\"bucket\": \"b\"}}}]}";
  const Fragment lines = load_text(text);
  CHECK(find(lines, "aws_s3_bucket.a").position.line == 2);
  CHECK(find(lines, "aws_s3_bucket.a").attributes["bucket"].position().line == 5);

  std::string flat = text;
  std::replace(flat.begin(), flat.end(), '\n', ' ');
  const Fragment line = load_text(flat);
  CHECK(find(line, "aws_s3_bucket.a").position.line == 0);
  CHECK(find(line, "aws_s3_bucket.a").attributes["bucket"].position().line == 0);
}

TEST_CASE("a state is read as what is there", "[plan]") {
  const Fragment fragment = load_text(R"({"format_version": "1.0",
    "terraform_version": "1.9.0", "values": {"root_module": {
      "resources": [{"address": "aws_cloudtrail.t", "mode": "managed",
        "type": "aws_cloudtrail", "values": {"name": "t",
          "arn": "arn:aws:cloudtrail:eu-west-1:111122223333:trail/t", "note": "hush"},
        "sensitive_values": {"note": true}}],
      "child_modules": [{"address": "module.a", "resources": [{
        "address": "module.a.aws_s3_bucket.b", "mode": "managed",
        "type": "aws_s3_bucket", "values": {"bucket": "b"}}]}]}}})");
  CHECK(fragment.input.kind == InputKind::TerraformState);
  CHECK(fragment.input.account.literal() == "111122223333");
  CHECK(fragment.input.region.literal() == "eu-west-1");
  const Resource& trail = find(fragment, "aws_cloudtrail.t");
  CHECK(trail.change == Change::NoOp);
  CHECK(trail.before["name"].is_literal("t"));
  CHECK(trail.attributes["note"].as_text().is_sensitive());
  const Resource& bucket = find(fragment, "module.a.aws_s3_bucket.b");
  CHECK(bucket.pointer == "/values/root_module/child_modules/0/resources/0/values");
  CHECK(bucket.account.literal() == "111122223333");
}

TEST_CASE("a plan with planned values alone creates them", "[plan]") {
  const Fragment fragment = load_text(R"({"format_version": "0.1", "planned_values":
    {"root_module": {"resources": [{"address": "aws_s3_bucket.b", "mode": "managed",
     "type": "aws_s3_bucket", "values": {"bucket": "b"}}]}}})");
  CHECK(find(fragment, "aws_s3_bucket.b").change == Change::Create);
}

TEST_CASE("planned values are not read twice where changes are given", "[plan]") {
  const Fragment fragment = load_text(R"({"format_version": "1.2", "planned_values":
    {"root_module": {"resources": [{"address": "aws_s3_bucket.b", "mode": "managed",
     "type": "aws_s3_bucket", "values": {"bucket": "b"}}]}}, "resource_changes": [
    {"address": "aws_s3_bucket.a", "mode": "managed", "type": "aws_s3_bucket", "name": "a",
     "change": {"actions": ["create"], "before": null, "after": {"bucket": "a"},
                "after_unknown": {}}}]})");
  REQUIRE(fragment.resources.size() == 1);
  CHECK(fragment.resources.front().address == "aws_s3_bucket.a");
}

TEST_CASE("a plan that failed or is incomplete says so", "[plan]") {
  struct Case {
    const char* text;
    const char* part;
  };
  const auto c = GENERATE(values<Case>({
      {R"({"format_version": "1.2", "resource_changes": [], "errored": true})", "failed"},
      {R"({"format_version": "1.2", "resource_changes": [], "complete": false})",
       "incomplete"},
  }));
  const Fragment fragment = load_text(c.text);
  REQUIRE(fragment.warnings.size() == 1);
  CHECK_THAT(fragment.warnings[0].message, Catch::Contains(c.part));
}

TEST_CASE("sensitive texts stay readable for policies, but are never shown", "[plan]") {
  const Fragment fragment = load_text(R"({"format_version": "1.2", "resource_changes": [
    {"address": "aws_s3_bucket_policy.p", "mode": "managed",
     "type": "aws_s3_bucket_policy", "change": {"actions": ["update"],
       "before": {"policy": "old-secret"}, "before_sensitive": {"policy": true},
       "after": {"policy": "new-secret"}, "after_unknown": {},
       "after_sensitive": {"policy": true}}}]})");
  const Resource& policy = find(fragment, "aws_s3_bucket_policy.p");
  CHECK(policy.attributes["policy"].literal() == "new-secret");
  CHECK(policy.attributes.display().find("new-secret") == std::string::npos);
  CHECK(policy.before.display().find("old-secret") == std::string::npos);
}

namespace {

std::string resource_text(const std::string& address, const std::string& after,
                          const std::string& unknown = "{}") {
  const bool data = address.starts_with("data.");
  const std::string local = data ? address.substr(5) : address;
  const std::string type = local.substr(0, local.find('.'));
  return R"({"address": ")" + address + R"(", "mode": ")" + (data ? "data" : "managed") +
         R"(", "type": ")" + type + R"(", "name": "n", "change": {"actions": [")" +
         (data ? "read" : "create") + R"("], "before": null, "after": )" + after +
         R"(, "after_unknown": )" + unknown + "}}";
}

std::string block_text(const std::string& address, const std::string& attribute,
                       const std::string& references) {
  const bool data = address.starts_with("data.");
  const std::string local = data ? address.substr(5) : address;
  return R"({"address": ")" + address + R"(", "mode": ")" + (data ? "data" : "managed") +
         R"(", "type": ")" + local.substr(0, local.find('.')) +
         R"(", "name": "n", "expressions": {")" + attribute + R"(": {"references": [)" +
         references + "]}}}";
}

std::string plan_of(const std::vector<std::string>& resources,
                    const std::vector<std::string>& blocks) {
  const auto joined = [](const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : ",") + part;
    return text;
  };
  return R"({"format_version": "1.2", "resource_changes": [)" + joined(resources) +
         R"(], "configuration": {"root_module": {"resources": [)" + joined(blocks) +
         "]}}}";
}

std::string addresses_of(const Result<Fragment>& fragment) {
  std::string text;
  for (const Resource& resource : fragment->resources) text += resource.address + "\n";
  return text;
}

}  // namespace

TEST_CASE("from the trails on, only what they lead to is read", "[plan]") {
  const Source source(
      "p",
      plan_of({resource_text("aws_cloudtrail.t", R"({"s3_bucket_name": "logs"})",
                             R"({"kms_key_id": true})"),
               resource_text("aws_s3_bucket.logs", R"({"bucket": "logs"})",
                             R"({"id": true})"),
               resource_text("aws_s3_bucket.other", R"({"bucket": "other"})",
                             R"({"id": true})"),
               resource_text("aws_s3_bucket_policy.logs", "{}",
                             R"({"bucket": true, "policy": true})"),
               resource_text("aws_s3_bucket_policy.other", "{}", R"({"bucket": true})"),
               resource_text("aws_s3_bucket_versioning.literal", R"({"bucket": "logs"})"),
               resource_text("aws_kms_key.k", "{}", R"({"arn": true})"),
               resource_text("aws_kms_key.other", "{}", R"({"arn": true})"),
               resource_text("data.aws_iam_policy_document.logs", R"({"statement": []})",
                             R"({"json": true})"),
               resource_text("data.aws_iam_policy_document.role", R"({"statement": []})",
                             R"({"json": true})")},
              {block_text("aws_cloudtrail.t", "kms_key_id",
                          R"("aws_kms_key.k.arn", "aws_kms_key.k")"),
               block_text("aws_s3_bucket_policy.logs", "bucket",
                          R"("aws_s3_bucket.logs.id", "aws_s3_bucket.logs")") +
                   "," + block_text("data.aws_iam_policy_document.role", "x", "") + "," +
                   block_text("aws_s3_bucket_policy.other", "bucket",
                              R"("aws_s3_bucket.other.id", "aws_s3_bucket.other")")}));
  const auto all = load_plan(source, {});
  const auto some = load_plan(source, {}, {.extent = Extent::FromTrails});
  REQUIRE(all.ok());
  REQUIRE(some.ok());
  CHECK(all->resources.size() == 10);
  CHECK(addresses_of(some) ==
        "aws_cloudtrail.t\n"
        "aws_s3_bucket.logs\n"
        "aws_s3_bucket_policy.logs\n"
        "aws_s3_bucket_versioning.literal\n"
        "aws_kms_key.k\n");
}

TEST_CASE("a separate resource whose bucket cannot be followed is read", "[plan]") {
  struct Case {
    const char* references;
    bool read;
  };
  const auto c = GENERATE(values<Case>({
      {R"("local.bucket")", true},
      {R"("random_id.suffix.hex", "random_id.suffix")", true},
      {"", true},
      {R"("aws_s3_bucket.other.id", "aws_s3_bucket.other")", false},
  }));
  CAPTURE(c.references);
  const Source source(
      "p", plan_of({resource_text("aws_cloudtrail.t", R"({"s3_bucket_name": "logs"})"),
                    resource_text("aws_s3_bucket.other", R"({"bucket": "other"})",
                                  R"({"id": true})"),
                    resource_text("aws_s3_bucket_policy.p", "{}", R"({"bucket": true})")},
                   {block_text("aws_s3_bucket_policy.p", "bucket", c.references)}));
  const auto some = load_plan(source, {}, {.extent = Extent::FromTrails});
  REQUIRE(some.ok());
  CHECK((addresses_of(some).find("aws_s3_bucket_policy.p\n") != std::string::npos) ==
        c.read);
}

TEST_CASE("a bucket named by its ARN is found", "[plan]") {
  const Source source(
      "p", plan_of({resource_text("aws_cloudtrail.t",
                                  R"({"s3_bucket_name": "arn:aws:s3:::logs"})"),
                    resource_text("aws_s3_bucket.logs", R"({"bucket": "logs"})")},
                   {}));
  const auto some = load_plan(source, {}, {.extent = Extent::FromTrails});
  REQUIRE(some.ok());
  CHECK(some->resources.size() == 2);
}

TEST_CASE("what rules are judged on is read though no trail leads to it", "[plan]") {
  struct Case {
    std::set<std::string, std::less<>> types;
    std::vector<std::string> bucket_names;
    const char* read;
  };
  const auto c = GENERATE(values<Case>({
      {{}, {}, ""},
      {{"aws_s3_bucket"},
       {},
       "aws_s3_bucket.data\naws_s3_bucket.new\naws_s3_bucket.trail\n"
       "aws_s3_bucket_policy.data\n"},
      {{}, {"*trail*"}, "aws_s3_bucket.new\naws_s3_bucket.trail\n"},
      {{"aws_dynamodb_table"}, {}, "aws_dynamodb_table.t\n"},
      {{"aws_sqs_queue"}, {}, ""},
  }));
  const Source source(
      "p",
      plan_of({resource_text("aws_s3_bucket.data", R"({"bucket": "data"})"),
               resource_text("aws_s3_bucket.new", "{}", R"({"bucket": true})"),
               resource_text("aws_s3_bucket.trail", R"({"bucket": "my-trail-logs"})"),
               resource_text("aws_s3_bucket_policy.data", R"({"bucket": "data"})"),
               resource_text("aws_dynamodb_table.t", R"({"tags": {"a": "b"}})")},
              {}));
  const auto some = load_plan(
      source, {},
      {.extent = Extent::FromTrails, .types = c.types, .bucket_names = c.bucket_names});
  REQUIRE(some.ok());
  CHECK(addresses_of(some) == c.read);
}

TEST_CASE("a resource that was asked for keeps all its attributes", "[plan]") {
  const Source source(
      "p",
      plan_of({resource_text("aws_s3_bucket.b", R"({"tags": {"owner": "x"}})")}, {}));
  const auto tags = [&](const PlanSelection& selection) {
    return load_plan(source, {}, selection)->resources.at(0).attributes["tags"];
  };
  CHECK(tags({}).is_absent());
  CHECK(tags({.types = {"aws_s3_bucket"}})["owner"].literal() == "x");
}

TEST_CASE("a malformed expression is an error, not an absent one", "[plan]") {
  const auto text = [](const char* expression) {
    return plan_text({{.address = "aws_cloudtrail.main",
                       .type = "aws_cloudtrail",
                       .after = R"({"name": "main"})",
                       .unknown = R"({"kms_key_id": true})"}},
                     std::string(R"({"root_module": {"resources": [
        {"address": "aws_cloudtrail.main", "mode": "managed", "type": "aws_cloudtrail",
         "provider_config_key": "aws", "expressions": {"kms_key_id": )") +
                         expression + "}}]}}");
  };
  CHECK(load_plan(Source("plan.json", text(R"({"references": []})")), {}).ok());
  CHECK_FALSE(load_plan(Source("plan.json", text(R"({"references": [nul]})")), {}).ok());
}

}  // namespace trailseal::terraform::plan_loader_test
