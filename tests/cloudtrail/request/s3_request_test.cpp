#include "cloudtrail/request/s3_request.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::s3_request_test {

namespace {

using State = iam::ContextValue::State;

struct World {
  ResourceGraph graph{};
  Trail trail{};
  Bucket bucket{};
};

/// A bucket of another account and region than the trail's.
World world() {
  SmallGraph small;
  small.add("aws_cloudtrail.t", R"({"name":"t","s3_bucket_name":"logs"})");
  Resource& bucket = small.add("aws_s3_bucket.b", R"({"bucket":"logs"})");
  bucket.account = "444455556666";
  bucket.region = "us-east-1";
  World all{.graph = small.build()};
  all.trail = find_trails(all.graph).front();
  all.bucket = destination_of(all.graph, all.trail);
  return all;
}

std::string text_of(const iam::Request& request, const char* name) {
  const iam::ContextValue& value = request.context.find(name);
  if (value.state == State::Absent) return "absent";
  if (value.state == State::Unknown) return "unknown";
  return value.values.front().display();
}

}  // namespace

TEST_CASE("requests to S3 carry the keys of the bucket and the headers of the call",
          "[context]") {
  struct Case {
    const char* key;
    const char* acl;
    const char* put;
  };
  const auto c = GENERATE(values<Case>({
      {"aws:ResourceAccount", "444455556666", "444455556666"},
      {"s3:ResourceAccount", "444455556666", "444455556666"},
      {"aws:RequestedRegion", "us-east-1", "us-east-1"},
      {"aws:SourceAccount", "111122223333", "111122223333"},
      {"aws:PrincipalServiceName", "cloudtrail.amazonaws.com",
       "cloudtrail.amazonaws.com"},
      {"aws:PrincipalOrgID", "absent", "absent"},
      {"aws:PrincipalArn", "unknown", "unknown"},
      {"s3:x-amz-acl", "absent", "bucket-owner-full-control"},
      {"s3:x-amz-server-side-encryption", "absent", "aws:kms"},
      {"s3:x-amz-server-side-encryption-aws-kms-key-id", "absent", "key-arn"},
      {"s3:x-amz-grant-read", "absent", "absent"},
      {"kms:EncryptionContext:aws:s3:arn", "absent", "absent"},
      {"s3:TlsVersion", "1.2", "1.3"},
  }));
  CAPTURE(c.key);
  const World all = world();
  const iam::Request acl =
      get_bucket_acl_request(all.trail, all.bucket, TlsVersion::Tls12);
  CHECK(text_of(acl, c.key) == c.acl);
  const iam::Request put = put_object_request(
      all.trail, all.bucket, "AWSLogs/x", {.algorithm = "aws:kms", .kms_key = "key-arn"},
      TlsVersion::Tls13);
  CHECK(text_of(put, c.key) == c.put);
  CHECK(put.resource.literal() == "arn:aws:s3:::logs/AWSLogs/x");
}

TEST_CASE("only the write is known to carry the organization", "[context]") {
  World all = world();
  all.trail.organization.id = "o-a1b2c3d4e5";
  all.trail.organization.id_known = true;
  const iam::Request acl =
      get_bucket_acl_request(all.trail, all.bucket, TlsVersion::Tls12);
  const iam::Request put = put_object_request(all.trail, all.bucket, "AWSLogs/x",
                                              {.algorithm = "AES256"}, TlsVersion::Tls13);
  for (const char* key : {"aws:SourceOrgID", "aws:SourceOrgPaths"}) {
    CAPTURE(key);
    CHECK_FALSE(acl.context.find(key).certain);
    CHECK(put.context.find(key).certain);
  }
  CHECK(put.context.find("aws:SourceOrgPaths").multivalued);
  CHECK(text_of(put, "aws:SourceOrgPaths") == "o-a1b2c3d4e5/<organizational unit>");
}

TEST_CASE("a write without a KMS key has no such header", "[context]") {
  const World all = world();
  const iam::Request put = put_object_request(all.trail, all.bucket, "x",
                                              {.algorithm = "AES256"}, TlsVersion::Tls13);
  CHECK(text_of(put, "s3:x-amz-server-side-encryption") == "AES256");
  CHECK(text_of(put, "s3:x-amz-server-side-encryption-aws-kms-key-id") == "absent");
}

}  // namespace trailseal::cloudtrail::s3_request_test
