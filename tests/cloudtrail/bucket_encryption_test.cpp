#include "cloudtrail/bucket_encryption.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::bucket_encryption_test {

namespace {

const char* const kSeparate = "aws_s3_bucket_server_side_encryption_configuration.e";

Bucket bucket_of(const SmallGraph& small) {
  static ResourceGraph graph;
  graph = small.build();
  return cloudtrail::bucket_of(graph, *resources_of(graph, ResourceKind::Bucket).front());
}

SmallGraph with_bucket(const char* attributes = R"({"bucket":"logs"})") {
  SmallGraph small;
  small.add("aws_s3_bucket.b", attributes);
  return small;
}

}  // namespace

TEST_CASE("a new bucket encrypts with SSE-S3", "[encryption]") {
  const Bucket::Encryption found = bucket_of(with_bucket()).encryption;
  CHECK(found.algorithm.is_literal("AES256"));
  CHECK(found.key_id.is_null());
  CHECK(found.bucket_key == Value::boolean(false));
}

TEST_CASE("the separate resource decides, then the bucket's own block", "[encryption]") {
  SmallGraph small = with_bucket(
      R"({"bucket":"logs","server_side_encryption_configuration":[{"rule":[{
          "apply_server_side_encryption_by_default":[{"sse_algorithm":"aws:kms",
          "kms_master_key_id":"inline"}]}]}]})");
  CHECK(bucket_of(small).encryption.key_id.is_literal("inline"));
  small.add(kSeparate, R"({"bucket":"logs","rule":[{"bucket_key_enabled":true,
      "apply_server_side_encryption_by_default":[{"sse_algorithm":"aws:kms:dsse",
      "kms_master_key_id":"separate"}]}]})");
  const Bucket::Encryption found = bucket_of(small).encryption;
  CHECK(found.algorithm.is_literal("aws:kms:dsse"));
  CHECK(found.key_id.is_literal("separate"));
  CHECK(found.bucket_key == Value::boolean(true));
}

TEST_CASE("a configuration that is deleted puts SSE-S3 back", "[encryption]") {
  SmallGraph small = with_bucket();
  small.add(kSeparate, R"({"bucket":"logs"})").change = Change::Delete;
  CHECK(bucket_of(small).encryption.algorithm.is_literal("AES256"));
}

TEST_CASE("a configuration of a bucket that is not known leaves it open",
          "[encryption]") {
  SmallGraph small = with_bucket();
  small.add(kSeparate, "{}").attributes.set("bucket", known_later({"var.b"}));
  const Bucket::Encryption found = bucket_of(small).encryption;
  CHECK(found.algorithm.is_unknown());
  CHECK(found.key_id.is_unknown());
}

TEST_CASE("the default key is followed only where it is a text", "[encryption]") {
  SmallGraph small = with_bucket();
  CHECK_FALSE(default_key_of(small.build(), bucket_of(small), *bucket_of(small).resource)
                  .has_value());
  small.add(kSeparate, R"({"bucket":"logs","rule":[{
      "apply_server_side_encryption_by_default":[{"sse_algorithm":"aws:kms",
      "kms_master_key_id":"alias/aws/s3"}]}]})");
  const Bucket bucket = bucket_of(small);
  const auto key = default_key_of(small.build(), bucket, *bucket.resource);
  REQUIRE(key.has_value());
  CHECK(key->properties.manager.is_literal("aws"));
}

}  // namespace trailseal::cloudtrail::bucket_encryption_test
