#include "graph/edit.hpp"

#include "support/catch.hpp"

namespace trailseal::edit_test {
namespace {

constexpr const char* kDocument =
    R"({"Statement": [{"Sid": "Read", "Resource": "a"},)"
    R"( {"Sid": "Write", "Resource": ["b", "c"], "Condition": {}}]})";

/// A policy with the document as JSON text, a bucket, and a key that nothing refers to.
ResourceGraph three_resources() {
  Fragment fragment;
  Resource policy{.address = "aws_s3_bucket_policy.logs", .type = "aws_s3_bucket_policy"};
  policy.attributes.set("policy", Value::text(kDocument));
  Resource bucket{.address = "aws_s3_bucket.logs", .type = "aws_s3_bucket"};
  Value rule = Value::map();
  rule.set("bucket_key_enabled", Value::boolean(false));
  bucket.attributes.set("rule", Value::list({rule}));
  bucket.change = Change::NoOp;
  Resource key{.address = "aws_kms_key.logs", .type = "aws_kms_key"};
  fragment.resources = {policy, bucket, key};
  ResourceGraph graph;
  graph.add(std::move(fragment));
  return graph;
}

Value document_after(const Edit& edit) {
  const ResourceGraph graph = apply(three_resources(), {edit});
  return document_in(graph.find(0, "aws_s3_bucket_policy.logs")->attributes["policy"]);
}

Edit policy_edit(Edit::Kind kind, std::vector<EditStep> steps, Value value) {
  return {.kind = kind,
          .resource = "aws_s3_bucket_policy.logs",
          .attribute = "policy",
          .steps = std::move(steps),
          .value = std::move(value)};
}

TEST_CASE("a text grows into a list, and a list by an item") {
  const auto append = [](std::size_t statement) {
    return document_after(policy_edit(
        Edit::Kind::Append,
        {{.member = "Statement"}, {.index = statement}, {.member = "Resource"}},
        Value::text("d")));
  };
  CHECK(append(0).at_path("Statement.0.Resource").display() == "[a, d]");
  CHECK(append(1).at_path("Statement.1.Resource").display() == "[b, c, d]");
  CHECK(append(1).at_path("Statement.0.Resource").display() == "a");
}

TEST_CASE("what only a replaced attribute refers to is not waited for") {
  Resource trail{.address = "trail"};
  trail.attributes.set("key", Value::text("a"));
  trail.references = {{.attribute = "key", .target = "alias"},
                      {.attribute = "key", .target = "bucket"},
                      {.attribute = "bucket", .target = "bucket"}};
  trail.depends_on = {"alias", "bucket", "policy"};
  const Edit edit{.attribute = "key",
                  .value = Value::text("b"),
                  .origin = EditOrigin{.address = "key", .attribute = "arn"}};
  CHECK(apply(trail, edit).depends_on ==
        std::vector<std::string>{"bucket", "policy", "key"});
}

TEST_CASE("an item is replaced or removed") {
  const std::vector<EditStep> second{
      {.member = "Statement"}, {.index = 1}, {.member = "Resource"}, {.index = 1}};
  CHECK(document_after(policy_edit(Edit::Kind::Replace, second, Value::text("d")))
            .at_path("Statement.1.Resource")
            .display() == "[b, d]");
  CHECK(document_after(policy_edit(Edit::Kind::Remove, second, {}))
            .at_path("Statement.1.Resource")
            .display() == "[b]");
}

TEST_CASE("a member is added to a map that is there, and to one that is not") {
  Edit edit = policy_edit(
      Edit::Kind::AddMember,
      {{.member = "Statement"}, {.index = 1}, {.member = "Condition"}}, Value::text("x"));
  edit.key = "StringEquals";
  CHECK(document_after(edit).at_path("Statement.1.Condition.StringEquals").display() ==
        "x");
  edit.steps[1].index = 0;
  CHECK(document_after(edit).at_path("Statement.0.Condition.StringEquals").display() ==
        "x");
}

TEST_CASE("an edit that leads nowhere changes nothing") {
  const Value before = document_in(Value::text(kDocument));
  CHECK(document_after(policy_edit(Edit::Kind::Replace,
                                   {{.member = "Nothing"}, {.member = "Here"}},
                                   Value::text("d"))) == before);
  CHECK(document_after({.resource = "aws_s3_bucket_policy.other"}) == before);
}

TEST_CASE("an argument is set, and what it refers to is waited for") {
  const Edit argument{.kind = Edit::Kind::AddMember,
                      .resource = "aws_s3_bucket.logs",
                      .attribute = "rule.0",
                      .key = "kms_master_key_id",
                      .value = Value::text("arn"),
                      .origin = EditOrigin{"aws_kms_key.logs", "arn"}};
  const ResourceGraph graph = apply(three_resources(), {argument});
  const Resource& bucket = *graph.find(0, "aws_s3_bucket.logs");
  CHECK(bucket.attributes.at_path("rule.0.kms_master_key_id").is_literal("arn"));
  CHECK(bucket.attributes.at_path("rule.0.bucket_key_enabled").is_false());
  CHECK(bucket.change == Change::Update);
  CHECK(graph.waits_for(bucket, *graph.find(0, "aws_kms_key.logs")));
}

TEST_CASE("depends_on is no attribute but an edge") {
  const Edit edge{.kind = Edit::Kind::Append,
                  .resource = "aws_kms_key.logs",
                  .attribute = "depends_on",
                  .value = Value::text("aws_s3_bucket.logs")};
  const ResourceGraph graph = apply(three_resources(), {edge});
  const Resource& key = *graph.find(0, "aws_kms_key.logs");
  CHECK(graph.waits_for(key, *graph.find(0, "aws_s3_bucket.logs")));
  CHECK(key.attributes["depends_on"].is_absent());
}

TEST_CASE("a new resource is found like any other") {
  Edit edit{
      .kind = Edit::Kind::CreateResource,
      .resource = "aws_s3_bucket.logs",
      .created = {.type = "aws_s3_bucket_policy", .address = "aws_s3_bucket_policy.b"}};
  edit.value.set("bucket", Value::text("logs"));
  ResourceGraph before = three_resources();
  CHECK(before.with_value("aws_s3_bucket_policy", "bucket", "logs", Likeness::Same)
            .empty());
  const ResourceGraph graph = apply(before, {edit});
  CHECK(
      graph.with_value("aws_s3_bucket_policy", "bucket", "logs", Likeness::Same).size() ==
      1);
  CHECK(before.find(0, "aws_s3_bucket_policy.b") == nullptr);
  REQUIRE(graph.find(0, "aws_s3_bucket_policy.b") != nullptr);
}

TEST_CASE("the document of a half-known text keeps its symbols") {
  const Text bucket =
      Text::of_symbol({.id = "b", .name = "bucket", .cls = SymbolClass::Name});
  const Value document =
      document_in(Value::text(Text(R"({"Statement": {"Resource": ")") + bucket + "\"}}"));
  CHECK(document.at_path("Statement.Resource").as_text() == bucket);
  CHECK(document_in(Value::text("no document")).is_absent());
}

}  // namespace
}  // namespace trailseal::edit_test
