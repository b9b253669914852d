#include "cloudtrail/bucket.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::bucket_test {

namespace {

const char* const kTrail = R"({"name":"t","s3_bucket_name":"logs"})";
const char* const kKmsRule =
    R"({"bucket":"logs","rule":[{"apply_server_side_encryption_by_default":[
        {"sse_algorithm":"aws:kms","kms_master_key_id":"k"}],"bucket_key_enabled":true}]})";

Bucket bucket_of(const ResourceGraph& graph) {
  return destination_of(graph, find_trails(graph).front());
}

}  // namespace

TEST_CASE("a bucket created without a configuration encrypts with AES256", "[bucket]") {
  SmallGraph small;
  small.add("aws_cloudtrail.t", kTrail);
  small.add("aws_s3_bucket.b", R"({"bucket":"logs"})");
  const ResourceGraph graph = small.build();
  const Bucket bucket = bucket_of(graph);
  CHECK(bucket.resource->address == "aws_s3_bucket.b");
  CHECK(bucket.encryption.algorithm.is_literal("AES256"));
  CHECK(bucket.policy.note == "`aws_s3_bucket.b` has no bucket policy");
}

TEST_CASE("the separate configuration beats the bucket's own block", "[bucket]") {
  SmallGraph small;
  small.add("aws_cloudtrail.t", kTrail);
  small.add("aws_s3_bucket.b",
            R"({"bucket":"logs","server_side_encryption_configuration":[
      {"rule":[{"apply_server_side_encryption_by_default":[{"sse_algorithm":"AES256"}]}]}]})");
  SmallGraph inline_only = small;
  CHECK(bucket_of(inline_only.build()).encryption.algorithm.is_literal("AES256"));
  small.add("aws_s3_bucket_server_side_encryption_configuration.b", kKmsRule);
  const ResourceGraph graph = small.build();
  const Bucket bucket = bucket_of(graph);
  CHECK(bucket.encryption.algorithm.is_literal("aws:kms"));
  CHECK(bucket.encryption.key_id.is_literal("k"));
  CHECK(bucket.encryption.bucket_key.as_bool());
  CHECK(bucket.encryption.place.address ==
        "aws_s3_bucket_server_side_encryption_configuration.b");
}

TEST_CASE("a configuration that is deleted leaves the service's default", "[bucket]") {
  SmallGraph small;
  small.add("aws_cloudtrail.t", kTrail);
  small
      .add("aws_s3_bucket.b", R"({"bucket":"logs","server_side_encryption_configuration":[
      {"rule":[{"apply_server_side_encryption_by_default":[{"sse_algorithm":"aws:kms"}]}]}]})")
      .change = Change::NoOp;
  CHECK(bucket_of(small.build()).encryption.algorithm.is_literal("aws:kms"));
  small.add("aws_s3_bucket_server_side_encryption_configuration.b", kKmsRule).change =
      Change::Delete;
  CHECK(bucket_of(small.build()).encryption.algorithm.is_literal("AES256"));
}

TEST_CASE("a bucket in no input is unknown, and says how to give it", "[bucket]") {
  SmallGraph small;
  small.add("aws_cloudtrail.t", kTrail);
  const ResourceGraph graph = small.build();
  const Bucket bucket = bucket_of(graph);
  REQUIRE(bucket.encryption.algorithm.is_unknown());
  CHECK(bucket.encryption.algorithm.as_unknown().reason ==
        "bucket `logs` is not in any input");
  CHECK_FALSE(bucket.encryption.algorithm.as_unknown().help.empty());
  CHECK(bucket.policy.policy.open);
}

TEST_CASE("a companion may name a bucket that is not in any input", "[bucket]") {
  SmallGraph small;
  small.add("aws_cloudtrail.t", kTrail);
  small.add("aws_s3_bucket_server_side_encryption_configuration.b", kKmsRule);
  small.add("aws_s3_bucket_policy.b",
            R"({"bucket":"logs","policy":"{\"Statement\":[]}"})");
  const ResourceGraph graph = small.build();
  const Bucket bucket = bucket_of(graph);
  CHECK(bucket.resource == nullptr);
  CHECK(bucket.encryption.algorithm.is_literal("aws:kms"));
  CHECK(bucket.policy.separate);
  CHECK_FALSE(bucket.policy.policy.open);
}

TEST_CASE("two companions, or one whose bucket is not known, leave it open", "[bucket]") {
  SmallGraph small;
  small.add("aws_cloudtrail.t", kTrail);
  small.add("aws_s3_bucket.b", R"({"bucket":"logs"})");
  SmallGraph twice = small;
  twice.add("aws_s3_bucket_server_side_encryption_configuration.b", kKmsRule);
  twice.add("aws_s3_bucket_server_side_encryption_configuration.c", kKmsRule);
  // What both of them say is certain.
  CHECK(bucket_of(twice.build()).encryption.algorithm.is_literal("aws:kms"));
  CHECK(bucket_of(twice.build()).encryption.setters.size() == 2);
  twice.add("aws_s3_bucket_server_side_encryption_configuration.d",
            R"({"bucket":"logs","rule":[{"apply_server_side_encryption_by_default":
                [{"sse_algorithm":"AES256"}]}]})");
  CHECK(bucket_of(twice.build()).encryption.algorithm.is_unknown());

  small.add("aws_s3_bucket_server_side_encryption_configuration.b", kKmsRule)
      .attributes.set("bucket", known_later({"local.name"}));
  const Value& algorithm = bucket_of(small.build()).encryption.algorithm;
  REQUIRE(algorithm.is_unknown());
  CHECK(algorithm.as_unknown().reason ==
        "`aws_s3_bucket_server_side_encryption_configuration.b` may set the default "
        "encryption: its bucket is not known");
}

TEST_CASE("a key that the provider fills in is no key; one from elsewhere is",
          "[bucket]") {
  SmallGraph small;
  small.add("aws_cloudtrail.t", kTrail);
  small.add("aws_s3_bucket.b", R"({"bucket":"logs"})");
  Resource& rule =
      small.add("aws_s3_bucket_server_side_encryption_configuration.b", kKmsRule);
  Value& chosen = *rule.attributes.find("rule");
  Value by_default = chosen.at(0)["apply_server_side_encryption_by_default"].at(0);
  const auto with_key = [&](Value key) {
    by_default.set("kms_master_key_id", std::move(key));
    Value rule_block = Value::map();
    rule_block.set("apply_server_side_encryption_by_default", Value::list({by_default}));
    chosen = Value::list({rule_block});
    return bucket_of(small.build()).encryption.key_id;
  };
  CHECK(with_key(known_later({})).is_null());
  CHECK(with_key(known_later({"aws_kms_key.k.arn"})).is_unknown());
  CHECK(with_key(Value::text("")).is_null());
}

TEST_CASE("an existing bucket's policy is the state's; none there is none", "[bucket]") {
  SmallGraph small;
  small.add("aws_cloudtrail.t", kTrail);
  Resource& bucket = small.add("aws_s3_bucket.b", R"({"bucket":"logs","policy":""})");
  bucket.change = Change::NoOp;
  CHECK_FALSE(bucket_of(small.build()).policy.note.empty());
  bucket.attributes.set("policy", Value::text(R"({"Statement":[]})"));
  CHECK(bucket_of(small.build()).policy.note.empty());
  CHECK_FALSE(bucket_of(small.build()).policy.policy.open);
  bucket.attributes.erase("policy");
  CHECK(bucket_of(small.build()).policy.policy.open);
}

TEST_CASE("a key or a prefix of another type than text is not known", "[bucket]") {
  SmallGraph small;
  small.add("aws_cloudtrail.t",
            R"({"name":"t","s3_bucket_name":"logs","kms_key_id":{"a":1},
                "s3_key_prefix":["x"]})");
  small.add("aws_s3_bucket.b",
            R"({"bucket":"logs","server_side_encryption_configuration":[{"rule":[
      {"apply_server_side_encryption_by_default":[
      {"sse_algorithm":"aws:kms","kms_master_key_id":["k"]}]}]}]})");
  const ResourceGraph graph = small.build();
  const Trail trail = find_trails(graph).front();
  CHECK(trail.prefix.is_unknown());
  CHECK(trail.has_key() == Verdict::Unknown);
  const Value& key = bucket_of(graph).encryption.key_id;
  CHECK(key.is_unknown());
  CHECK(key.as_unknown().reason == "its value must be a string");
}

}  // namespace trailseal::cloudtrail::bucket_test
