#include "terraform/unknown/policy_document.hpp"

#include "document/json_reader.hpp"
#include "support/catch.hpp"
#include "terraform/plan/unknown_overlay.hpp"
#include "terraform/plan_text.hpp"

namespace trailseal::terraform::policy_document_test {
namespace {

Value json(const std::string& text) {
  auto document = read_json_text(text);
  REQUIRE(document);
  return std::move(document->root);
}

}  // namespace

TEST_CASE("a document is rendered as the provider renders it", "[policy_document]") {
  struct Case {
    const char* arguments;
    const char* policy;
  };
  const auto c = GENERATE(values<Case>({
      {R"({"statement": [{"actions": ["s3:Get*"], "resources": ["a", "b"]}]})",
       R"({"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": "s3:Get*", "Resource": ["b", "a"]}]})"},
      {R"({"version": "2008-10-17", "statement": [{"sid": "S", "effect": "Deny",
          "not_actions": ["x"], "not_resources": ["&{aws:username}"]}]})",
       R"({"Version": "2008-10-17", "Statement": [{"Sid": "S", "Effect": "Deny",
          "NotAction": "x", "NotResource": "${aws:username}"}]})"},
      {R"({"statement": [{"sid": "", "effect": null, "actions": null, "principals":
          [{"type": "*", "identifiers": ["*"]}], "not_principals": []}]})",
       R"({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*"}]})"},
      {R"({"statement": [{"principals": [{"type": "AWS", "identifiers": ["*"]},
          {"type": "Service", "identifiers": ["a"]},
          {"type": "Service", "identifiers": ["b"]}]}]})",
       R"({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal":
          {"AWS": ["*"], "Service": ["b", "a"]}}]})"},
      {R"({"statement": [{"condition": [
          {"test": "StringLike", "variable": "a", "values": ["&{x}"]},
          {"test": "StringLike", "variable": "b", "values": ["2"]},
          {"test": "StringLike", "variable": "a", "values": ["3"]},
          {"test": "Bool", "variable": "c", "values": ["true"]}]}]})",
       R"({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Condition": {
          "StringLike": {"a": ["3", "${x}"], "b": ["2"]}, "Bool": {"c": ["true"]}}}]})"},
  }));
  CAPTURE(c.arguments);
  const Value policy = render_policy_document(json(c.arguments), {});
  CHECK(policy.display() == json(c.policy).display());
  CHECK(policy == json(c.policy));
}

TEST_CASE("unknown parts of a statement stay unknown where they stand",
          "[policy_document]") {
  const Value arguments =
      overlay_unknown(json(R"({"statement": [{"actions": ["a"], "resources": ["r", null],
               "condition": [{"test": "T", "variable": "v", "values": null}]}]})"),
                      json(R"({"statement": [{"resources": [false, true],
               "condition": [{"values": true}], "principals": true}]})"));
  const Value policy = render_policy_document(arguments, {});
  CHECK(policy.at_path("Statement.0.Action").is_literal("a"));
  CHECK(policy.at_path("Statement.0.Resource.0").is_literal("r"));
  CHECK(policy.at_path("Statement.0.Resource.1").is_unknown());
  CHECK(policy.at_path("Statement.0.Condition.T.v").is_unknown());
  CHECK(policy.at_path("Statement.0.Principal").is_unknown());
}

TEST_CASE("sources come first, overrides replace by Sid or go to the end",
          "[policy_document]") {
  const DocumentSources documents{
      .sources =
          {json(R"({"Statement": [{"Sid": "A", "Action": "1"}, {"Action": "2"}]})"),
           json(
               R"({"Version": "2012-10-17", "Statement": [{"Sid": "B", "Action": "3"}]})")},
      .overrides = {json(
          R"({"Statement": [{"Sid": "A", "Action": "9"}, {"Sid": "C", "Action": "8"}]})")}};
  const Value policy = render_policy_document(
      json(R"({"statement": [{"sid": "B", "actions": ["7"]}]})"), documents);
  CHECK(policy == json(R"({"Version": "2012-10-17", "Statement": [
      {"Sid": "A", "Action": "9"}, {"Action": "2"},
      {"Sid": "B", "Effect": "Allow", "Action": "7"}, {"Sid": "C", "Action": "8"}]})"));
}

TEST_CASE("a source that cannot be read leaves a gap, an override makes all unknown",
          "[policy_document]") {
  const Value gap = Value::unknown({.reason = "known after apply"});
  const Value arguments = json(R"({"statement": [{"sid": "A", "actions": ["1"]}]})");
  const Value open = render_policy_document(arguments, {.sources = {gap}});
  CHECK(open.at_path("Statement.0").is_unknown());
  CHECK(open.at_path("Statement.1.Sid").is_literal("A"));
  CHECK(render_policy_document(arguments, {.overrides = {gap}}).is_unknown());
}

TEST_CASE("a sensitive document is read, and its parts are not shown",
          "[policy_document]") {
  const Value text = Value::text(
      Text(R"({"Statement": {"Sid": "Hush", "Resource": "secret"}})").as_sensitive());
  const Value policy = read_policy_text(text);
  CHECK(policy.at_path("Statement.Resource").is_literal("secret"));
  CHECK(policy.display().find("secret") == std::string::npos);
  CHECK(read_policy_text(Value::text("no JSON")).is_unknown());
  CHECK(read_policy_text(Value::text("[]")).is_unknown());
}

TEST_CASE("a deferred document reaches the resource that uses it", "[policy_document]") {
  const PlannedText base{.address = "data.aws_iam_policy_document.base",
                         .type = "aws_iam_policy_document",
                         .after = R"({"statement": [{"sid": "Base", "actions": ["b"],
                                     "resources": [null]}]})",
                         .unknown = R"({"json": true, "id": true,
                                       "statement": [{"resources": [true]}]})",
                         .mode = "data",
                         .actions = R"(["read"])"};
  const PlannedText all{
      .address = "data.aws_iam_policy_document.all",
      .type = "aws_iam_policy_document",
      .after = R"json({"statement": [{"sid": "Own", "actions": ["o"]}],
          "source_policy_documents": [null,
            "{\"Statement\":[{\"Sid\":\"Text\",\"Action\":\"t\"}]}"]})json",
      .unknown = R"({"json": true, "source_policy_documents": [true, false]})",
      .mode = "data",
      .actions = R"(["read"])"};
  const PlannedText bucket{.address = "aws_s3_bucket.b",
                           .type = "aws_s3_bucket",
                           .unknown = R"({"arn": true, "bucket": true, "id": true})"};
  const PlannedText policy{.address = "aws_s3_bucket_policy.p",
                           .type = "aws_s3_bucket_policy",
                           .after = R"({"bucket": "b"})",
                           .unknown = R"({"policy": true})"};
  const Fragment fragment = load_text(plan_text({base, all, bucket, policy}, R"(
    {"root_module": {"resources": [
      {"address": "aws_s3_bucket.b", "mode": "managed", "type": "aws_s3_bucket"},
      {"address": "data.aws_iam_policy_document.base", "mode": "data",
       "type": "aws_iam_policy_document", "expressions": {"statement": [
         {"sid": {"constant_value": "Base"}, "actions": {"constant_value": ["b"]},
          "resources": {"references": ["aws_s3_bucket.b.arn", "aws_s3_bucket.b"]}}]}},
      {"address": "data.aws_iam_policy_document.all", "mode": "data",
       "type": "aws_iam_policy_document", "expressions": {
         "source_policy_documents": {"references": [
           "data.aws_iam_policy_document.base.json",
           "data.aws_iam_policy_document.base"]}}},
      {"address": "aws_s3_bucket_policy.p", "mode": "managed",
       "type": "aws_s3_bucket_policy", "expressions": {"policy": {"references": [
         "data.aws_iam_policy_document.all.json",
         "data.aws_iam_policy_document.all"]}}}]}})"));
  const Resource& found = find(fragment, "aws_s3_bucket_policy.p");
  REQUIRE(found.attributes["policy"].is_map());
  CHECK(shown(found, "policy.Statement.0.Sid") == "Base");
  CHECK(shown(found, "policy.Statement.1.Sid") == "Text");
  CHECK(shown(found, "policy.Statement.2.Sid") == "Own");
  const Value& resource = found.attributes.at_path("policy.Statement.0.Resource.0");
  REQUIRE(resource.is_unknown());
  CHECK(resource.as_unknown().origins == std::vector<std::string>{"aws_s3_bucket.b.arn"});
  CHECK(found.pointer == "/resource_changes/3/change/after");
}

}  // namespace trailseal::terraform::policy_document_test
