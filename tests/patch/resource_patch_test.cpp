// Arguments, blocks and new resources of Terraform; texts that make several resources.
#include "support/patched.hpp"

namespace trailseal::patch::resource_patch_test {
namespace {

const std::string kMain = R"(resource "aws_kms_key" "logs" {
  enable_key_rotation = true
}

resource "aws_s3_bucket" "logs" {
  bucket = "acme-logs"
}

resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.logs.id
  policy = "{}"
}

resource "aws_cloudtrail" "main" {
  name           = "main"
  s3_bucket_name = aws_s3_bucket.logs.id # where it is
}
)";

using EditsOf = std::function<std::vector<Edit>(const ResourceGraph&)>;

PatchedFiles whole_patch(const Files& files, const EditsOf& edits) {
  PatchedFiles made = patched(files, edits);
  CHECK(made.error.empty());
  for (const LooseText& loose : made.patch.loose) FAIL_CHECK(loose.reason);
  return made;
}

std::string changed_main(const std::string& text, const EditsOf& edits) {
  const Files files{{"main.tf", text}};
  return whole_patch(files, edits).text("main.tf", files);
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

Edit key_set(const ResourceGraph& graph, const std::string& trail,
             const std::string& key) {
  return {.kind = Edit::Kind::AddMember,
          .resource = trail,
          .key = "kms_key_id",
          .value = value_in(graph, key, "arn")};
}

Edit waiting(const std::string& trail, const std::string& address) {
  return {.kind = Edit::Kind::Append,
          .resource = trail,
          .attribute = "depends_on",
          .value = Value::text(address)};
}

}  // namespace

TEST_CASE("an argument comes among the others, aligned with them", "[patch]") {
  const EditsOf set = [](const ResourceGraph& graph) {
    return std::vector{key_set(graph, "aws_cloudtrail.main", "aws_kms_key.logs")};
  };
  CHECK(changed_main(kMain, set) == with(kMain, "aws_s3_bucket.logs.id # where it is\n",
                                         "aws_s3_bucket.logs.id # where it is\n"
                                         "  kms_key_id     = aws_kms_key.logs.arn\n"));
  const EditsOf longer = [](const ResourceGraph&) {
    return std::vector{Edit{.kind = Edit::Kind::AddMember,
                            .resource = "aws_cloudtrail.main",
                            .key = "enable_log_file_validation",
                            .value = Value::boolean(true)}};
  };
  CHECK(changed_main(kMain, longer) == with(kMain, R"(  name           = "main"
  s3_bucket_name = aws_s3_bucket.logs.id # where it is
)",
                                            R"(  name                       = "main"
  s3_bucket_name             = aws_s3_bucket.logs.id # where it is
  enable_log_file_validation = true
)"));
}

TEST_CASE("lines that nobody aligned are left so", "[patch]") {
  const std::string loose = with(kMain, "name           = ", "name = ");
  const EditsOf longer = [](const ResourceGraph&) {
    return std::vector{Edit{.kind = Edit::Kind::AddMember,
                            .resource = "aws_cloudtrail.main",
                            .key = "enable_log_file_validation",
                            .value = Value::boolean(true)}};
  };
  CHECK(changed_main(loose, longer) ==
        with(loose, "# where it is\n",
             "# where it is\n  enable_log_file_validation = true\n"));
}

TEST_CASE("an argument is replaced and removed", "[patch]") {
  const EditsOf replace = [](const ResourceGraph&) {
    return std::vector{Edit{.resource = "aws_kms_key.logs",
                            .attribute = "enable_key_rotation",
                            .value = Value::boolean(false)}};
  };
  CHECK(changed_main(kMain, replace) ==
        with(kMain, "enable_key_rotation = true", "enable_key_rotation = false"));
  const EditsOf remove = [](const ResourceGraph&) {
    return std::vector{Edit{.kind = Edit::Kind::Remove,
                            .resource = "aws_cloudtrail.main",
                            .attribute = "s3_bucket_name"}};
  };
  CHECK(changed_main(kMain, remove) ==
        with(kMain,
             "  name           = \"main\"\n  s3_bucket_name = aws_s3_bucket.logs.id "
             "# where it is\n",
             "  name = \"main\"\n"));
}

TEST_CASE("a trail waits for a policy", "[patch]") {
  const EditsOf wait = [](const ResourceGraph&) {
    return std::vector{waiting("aws_cloudtrail.main", "aws_s3_bucket_policy.logs")};
  };
  const std::string once = changed_main(kMain, wait);
  CHECK(once == with(kMain, "# where it is\n",
                     "# where it is\n\n  depends_on = [aws_s3_bucket_policy.logs]\n"));
  const EditsOf more = [](const ResourceGraph&) {
    return std::vector{waiting("aws_cloudtrail.main", "aws_kms_key.logs")};
  };
  CHECK(changed_main(once, more) ==
        with(once, "[aws_s3_bucket_policy.logs]",
             "[aws_s3_bucket_policy.logs, aws_kms_key.logs]"));
}

TEST_CASE("a resource comes behind the one that it belongs to", "[patch]") {
  const EditsOf create = [](const ResourceGraph& graph) {
    Edit edit{.kind = Edit::Kind::CreateResource, .resource = "aws_s3_bucket.logs"};
    edit.created.type = "aws_s3_bucket_server_side_encryption_configuration";
    edit.created.address = edit.created.type + ".logs";
    Value byte = Value::map();
    byte.set("sse_algorithm", Value::text("aws:kms"));
    byte.set("kms_master_key_id", value_in(graph, "aws_kms_key.logs", "arn"));
    Value rule = Value::map();
    rule.set("apply_server_side_encryption_by_default", Value::list({byte}));
    edit.value.set("bucket", value_in(graph, "aws_s3_bucket.logs", "bucket"));
    edit.value.set("rule", Value::list({rule}));
    return std::vector{edit};
  };
  CHECK(changed_main(kMain, create) == with(kMain, "\"acme-logs\"\n}\n", R"("acme-logs"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
  bucket = aws_s3_bucket.logs.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.logs.arn
    }
  }
}
)"));
}

TEST_CASE("a module that is called twice is changed for both", "[patch]") {
  const Files files{{"main.tf", R"(module "a" {
  source = "./trail"
  name   = "a"
}

module "b" {
  source = "./trail"
  name   = "b"
}
)"},
                    {"trail/main.tf", R"(variable "name" {
  type = string
}

resource "aws_kms_key" "logs" {}

resource "aws_s3_bucket" "logs" {
  bucket = "logs-of-${var.name}"
}

resource "aws_cloudtrail" "main" {
  name           = var.name
  s3_bucket_name = aws_s3_bucket.logs.id
}
)"}};
  const PatchedFiles made = whole_patch(files, [](const ResourceGraph& graph) {
    return std::vector{
        key_set(graph, "module.a.aws_cloudtrail.main", "module.a.aws_kms_key.logs")};
  });
  CHECK(made.text("trail/main.tf", files) ==
        with(files.at("trail/main.tf"), "  s3_bucket_name = aws_s3_bucket.logs.id\n",
             "  s3_bucket_name = aws_s3_bucket.logs.id\n"
             "  kms_key_id     = aws_kms_key.logs.arn\n"));
  REQUIRE(made.patch.spread.size() == 1);
  const Edit& other = made.patch.spread[0];
  CHECK(other.resource == "module.b.aws_cloudtrail.main");
  CHECK(other.key == "kms_key_id");
  CHECK(other.value == value_in(made.graph, "module.b.aws_kms_key.logs", "arn"));
}

TEST_CASE("instances name their own neighbors by each.key", "[patch]") {
  const std::string text = R"(resource "aws_s3_bucket" "logs" {
  for_each = toset(["a", "b"])
  bucket   = "logs-of-${each.key}"
}

resource "aws_s3_bucket_policy" "logs" {
  for_each = toset(["a", "b"])
  bucket   = aws_s3_bucket.logs[each.key].id
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "cloudtrail.amazonaws.com" }
      Action    = "s3:PutObject"
      Resource  = "${aws_s3_bucket.logs[each.key].arn}/*"
    }]
  })
}

resource "aws_cloudtrail" "main" {
  for_each       = toset(["a", "b"])
  name           = each.key
  s3_bucket_name = aws_s3_bucket.logs[each.key].id
}
)";
  const std::string policy = "aws_s3_bucket_policy.logs[\"a\"]";
  const Files files{{"main.tf", text}};
  const PatchedFiles made = whole_patch(files, [&](const ResourceGraph& graph) {
    return std::vector{Edit{
        .kind = Edit::Kind::Append,
        .resource = policy,
        .attribute = "policy",
        .steps = way("Statement/0/Resource"),
        .value = Value::text(text_in(graph, "aws_s3_bucket.logs[\"a\"]", "arn") + "/x")}};
  });
  CHECK(made.text("main.tf", files) ==
        with(text, "\"${aws_s3_bucket.logs[each.key].arn}/*\"",
             "[\"${aws_s3_bucket.logs[each.key].arn}/*\", "
             "\"${aws_s3_bucket.logs[each.key].arn}/x\"]"));
  REQUIRE(made.patch.spread.size() == 1);
  CHECK(made.patch.spread[0].resource == "aws_s3_bucket_policy.logs[\"b\"]");
  CHECK(made.patch.spread[0].value.is_literal("arn:aws:s3:::logs-of-b/x"));
}

TEST_CASE("JSON of Terraform stays JSON", "[patch]") {
  const std::string text = R"({
  "resource": {
    "aws_kms_key": {
      "logs": {}
    },
    "aws_s3_bucket": {
      "logs": {
        "bucket": "acme-logs"
      }
    },
    "aws_cloudtrail": {
      "main": {
        "name": "main",
        "s3_bucket_name": "${aws_s3_bucket.logs.id}"
      }
    }
  }
}
)";
  const Files files{{"main.tf.json", text}};
  const PatchedFiles made = whole_patch(files, [](const ResourceGraph& graph) {
    return std::vector{key_set(graph, "aws_cloudtrail.main", "aws_kms_key.logs"),
                       waiting("aws_cloudtrail.main", "aws_kms_key.logs")};
  });
  CHECK(made.text("main.tf.json", files) ==
        with(text, "\"${aws_s3_bucket.logs.id}\"\n", R"("${aws_s3_bucket.logs.id}",
        "kms_key_id": "${aws_kms_key.logs.arn}",
        "depends_on": [
          "aws_kms_key.logs"
        ]
)"));
}

TEST_CASE("what no expression yields is told apart, with a name to fill in", "[patch]") {
  const std::string text = kMain;
  const PatchedFiles made = patched({{"main.tf", text}}, [](const ResourceGraph& graph) {
    const Text account = graph.inputs()[0].account;
    return std::vector{
        Edit{.kind = Edit::Kind::AddMember,
             .resource = "aws_cloudtrail.main",
             .key = "kms_key_id",
             .value = Value::text(Text("arn:aws:kms:eu-west-1:") + account + ":key/x")}};
  });
  REQUIRE(made.patch.files.empty());
  REQUIRE(made.patch.loose.size() == 1);
  const LooseText& loose = made.patch.loose[0];
  CHECK(loose.language == "hcl");
  CHECK(loose.text == "kms_key_id = \"arn:aws:kms:eu-west-1:ACCOUNT_ID:key/x\"\n");
  CHECK(loose.where == "set this argument of `aws_cloudtrail.main`");
  CHECK(loose.reason == "no expression of the source yields `ACCOUNT_ID`");
  CHECK(loose.placeholders == std::vector<std::string>{"ACCOUNT_ID"});
}

TEST_CASE("a statement of what is deployed is JSON without names", "[patch]") {
  Resource policy{.address = "arn:aws:s3:::logs", .type = "aws_s3_bucket_policy"};
  policy.observed = true;
  Value statement = Value::map();
  statement.set("Action", Value::text("s3:PutObject"));
  Value document = Value::map();
  document.set("Statement", Value::list({statement}));
  policy.attributes.set("arn", Value::text("arn:aws:s3:::logs"));
  policy.attributes.set("policy", document);
  Fragment fragment;
  fragment.input.kind = InputKind::AwsExport;
  fragment.resources = {policy};
  ResourceGraph graph;
  graph.add(std::move(fragment));
  const std::vector edits{Edit{.kind = Edit::Kind::AddMember,
                               .resource = policy.address,
                               .attribute = "policy",
                               .steps = way("Statement/0"),
                               .key = "Resource",
                               .value = Value::text("arn:aws:s3:::logs/*")}};
  const auto patch = PatchMaker(graph, &bytes_of).make(edits);
  REQUIRE(patch);
  REQUIRE(patch->loose.size() == 1);
  CHECK(patch->loose[0].language == "json");
  CHECK(patch->loose[0].text == R"({
  "Action": "s3:PutObject",
  "Resource": "arn:aws:s3:::logs/*"
}
)");
}

}  // namespace trailseal::patch::resource_patch_test
