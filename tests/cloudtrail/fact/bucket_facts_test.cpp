#include "cloudtrail/fact/bucket_facts.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::bucket_facts_test {

namespace {

/// The facts of the first bucket.
Value facts_of(const SmallGraph& small) {
  const ResourceGraph graph = small.build();
  return *bucket_subjects(graph).front().facts.find("bucket");
}

const char* const kEncryption = "aws_s3_bucket_server_side_encryption_configuration.e";

}  // namespace

TEST_CASE("a bucket's name tells what it is for", "[facts]") {
  struct Case {
    const char* name;
    bool for_trails;
  };
  const auto c = GENERATE(values<Case>({
      {"acme-cloudtrail", true},
      {"acme-Cloud-Trail-logs", true},
      {"trail-logs", true},
      {"acme-logs", false},
      {"cloudtrail-access-logs", false},
      {"cloudtrail-athena-results", false},
  }));
  CAPTURE(c.name);
  SmallGraph small;
  small.add("aws_s3_bucket.b", "{}").attributes.set("bucket", Value::text(c.name));
  CHECK(facts_of(small)["named_for_trails"] == Value::boolean(c.for_trails));
}

TEST_CASE("who names a bucket tells what it is used for", "[facts]") {
  SmallGraph small;
  small.add("aws_s3_bucket.b", R"({"bucket":"logs"})");
  CHECK(facts_of(small)["is_destination"] == Value::boolean(false));
  CHECK(facts_of(small)["takes_access_logs"] == Value::boolean(false));
  small.add("aws_cloudtrail.t", R"({"s3_bucket_name":"logs"})");
  small.add("aws_s3_bucket_logging.l", R"({"bucket":"other","target_bucket":"logs"})");
  CHECK(facts_of(small)["is_destination"] == Value::boolean(true));
  CHECK(facts_of(small)["takes_access_logs"] == Value::boolean(true));
}

TEST_CASE("the default key is told by who manages it and how it is given", "[facts]") {
  struct Case {
    Value key;
    const char* manager;
    const char* form;
  };
  const auto c = GENERATE(values<Case>({
      {Value::null(), "aws", ""},
      {Value::text("alias/aws/s3"), "aws", ""},
      {Value::text("1"), "customer", "id"},
      {Value::text("alias/mine"), "customer", "alias"},
      {Value::text("arn:aws:kms:eu-west-1:111122223333:key/1"), "customer", "arn"},
      {known_later({"aws_kms_key.new.arn"}), "customer", "arn"},
      {known_later({"module.aws_kms_key.aws_s3_bucket.x.arn"}), "", "arn"},
      {known_later({"data.aws_kms_key.read.arn"}), "", "arn"},
  }));
  CAPTURE(c.key.display(), c.manager, c.form);
  SmallGraph small;
  small.add("aws_s3_bucket.b", R"({"bucket":"logs"})");
  small.add("aws_kms_key.k",
            R"({"key_id":"1","arn":"arn:aws:kms:eu-west-1:111122223333:key/1"})");
  small.add("aws_kms_alias.a", R"({"name":"alias/mine","target_key_id":"1"})");
  Value chosen = Value::map();
  chosen.set("sse_algorithm", Value::text("aws:kms"));
  chosen.set("kms_master_key_id", c.key);
  Value rule = Value::map();
  rule.set("apply_server_side_encryption_by_default", Value::list({chosen}));
  small.add(kEncryption, R"({"bucket":"logs"})")
      .attributes.set("rule", Value::list({rule}));
  const Value facts = facts_of(small)["default_encryption"];
  CHECK(facts["algorithm"].is_literal("aws:kms"));
  CHECK(facts["key_manager"].literal().value_or("") == c.manager);
  CHECK(facts["key_form"].literal().value_or("") == c.form);
}

TEST_CASE("a bucket is private where policy, ACL and block agree", "[facts]") {
  SmallGraph small;
  small.add("aws_s3_bucket.b", R"({"bucket":"logs"})");
  CHECK(facts_of(small)["private"] == Value::boolean(true));
  CHECK(facts_of(small)["tls_only"] == Value::boolean(false));
  SmallGraph open = small;
  open.add("aws_s3_bucket_acl.a", R"({"bucket":"logs","acl":"public-read"})");
  CHECK(facts_of(open)["private"] == Value::boolean(false));
  SmallGraph off = small;
  off.add("aws_s3_bucket_public_access_block.a", R"({"bucket":"logs"})");
  CHECK(facts_of(off)["private"] == Value::boolean(false));
}

}  // namespace trailseal::cloudtrail::bucket_facts_test
