// Policies in, answers out. The tables follow the CloudTrail and S3 user guides: which
// Deny on encryption headers stops which trail, and which idioms admit or stop the
// service.
#include "cloudtrail/request/delivery.hpp"

#include "cloudtrail/request/destination.hpp"
#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::delivery_test {

namespace {

const char* const kKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/1234";

const char* const kAllow = R"(
  {"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},
   "Action":"s3:GetBucketAcl","Resource":"arn:aws:s3:::logs"},
  {"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},
   "Action":"s3:PutObject","Resource":"arn:aws:s3:::logs/AWSLogs/111122223333/*",
   "Condition":{"StringEquals":{"s3:x-amz-acl":"bucket-owner-full-control"}}})";

const char* const kKeyPolicy = R"({"Version":"2012-10-17","Statement":[
  {"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},
   "Action":["kms:GenerateDataKey*","kms:DescribeKey"],"Resource":"*"}]})";

struct Setup {
  bool key = true;
  bool validation = true;
  Change change = Change::Create;
};

/// A destination points into its graph.
ResourceGraph& graph_of_delivery() {
  static ResourceGraph graph;
  return graph;
}

Destination deliver(const std::string& bucket_policy, const Setup& setup,
                    const std::string& key_policy = kKeyPolicy) {
  ResourceGraph& graph = graph_of_delivery();
  SmallGraph small;
  Resource& trail =
      small.add("aws_cloudtrail.t", R"({"name":"t","s3_bucket_name":"logs"})");
  trail.change = setup.change;
  trail.attributes.set("enable_log_file_validation", Value::boolean(setup.validation));
  if (setup.key) trail.attributes.set("kms_key_id", Value::text(kKeyArn));
  small.add("aws_s3_bucket.b", R"({"bucket":"logs"})");
  small.add("aws_s3_bucket_policy.b", R"({"bucket":"logs"})")
      .attributes.set("policy", Value::text(Text(bucket_policy)));
  Resource& key = small.add("aws_kms_key.k", R"({"key_id":"1234"})");
  key.attributes.set("arn", Value::text(kKeyArn));
  key.attributes.set("policy", Value::text(Text(key_policy)));
  graph = small.build();
  return follow(graph, find_trails(graph).front());
}

std::string with_deny(const std::string& condition, const std::string& action) {
  return std::string(R"({"Version":"2012-10-17","Statement":[)") + kAllow +
         R"(,{"Sid":"No","Effect":"Deny","Principal":"*","Action":")" + action +
         R"(","Resource":["arn:aws:s3:::logs","arn:aws:s3:::logs/*"],"Condition":)" +
         condition + "}]}";
}

std::string answer(const Decision& decision) { return iam::to_string(decision.outcome); }

}  // namespace

TEST_CASE("a Deny on encryption headers stops whom AWS says it stops", "[delivery]") {
  struct Case {
    const char* condition;
    const char* no_key;
    const char* created;         // with a key and log file validation
    const char* not_validating;  // with a key, created without validation
    const char* untouched;       // with a key
  };
  const auto c = GENERATE(values<Case>({
      {R"({"StringNotEquals":{"s3:x-amz-server-side-encryption":"aws:kms"}})", "denied",
       "denied", "unknown", "allowed"},
      {R"({"StringNotEquals":{"s3:x-amz-server-side-encryption":["aws:kms","AES256"]}})",
       "allowed", "allowed", "allowed", "allowed"},
      {R"({"StringNotEquals":{"s3:x-amz-server-side-encryption":"AES256"}})", "allowed",
       "denied", "denied", "denied"},
      {R"({"StringNotEqualsIfExists":{"s3:x-amz-server-side-encryption":"aws:kms"}})",
       "denied", "denied", "unknown", "allowed"},
      {R"({"Null":{"s3:x-amz-server-side-encryption":"true"}})", "allowed", "allowed",
       "allowed", "allowed"},
      {R"({"StringNotEquals":{"s3:x-amz-server-side-encryption-aws-kms-key-id":
           "arn:aws:kms:eu-west-1:111122223333:key/1234"}})",
       "denied", "denied", "unknown", "allowed"},
      {R"({"StringNotEquals":{"s3:x-amz-server-side-encryption-aws-kms-key-id":"alias/x"}})",
       "denied", "denied", "denied", "denied"},
      // IfExists makes a condition on an absent key true, so this Deny still stops a
      // write without the header: IAM User Guide, "...IfExists condition operators".
      {R"({"StringNotEqualsIfExists":{"s3:x-amz-server-side-encryption-aws-kms-key-id":
           "arn:aws:kms:eu-west-1:111122223333:key/1234"}})",
       "denied", "denied", "unknown", "allowed"},
      {R"({"Null":{"s3:x-amz-server-side-encryption-aws-kms-key-id":"true"}})", "denied",
       "denied", "unknown", "allowed"},
      {R"({"Bool":{"aws:SecureTransport":"false"}})", "allowed", "allowed", "allowed",
       "allowed"},
  }));
  CAPTURE(c.condition);
  const std::string policy = with_deny(c.condition, "s3:PutObject");
  const auto put = [&](const Setup& setup) {
    return answer(deliver(policy, setup).delivery.put_object);
  };
  CHECK(put({.key = false}) == c.no_key);
  CHECK(put({}) == c.created);
  CHECK(put({.validation = false}) == c.not_validating);
  CHECK(put({.change = Change::NoOp}) == c.untouched);
}

TEST_CASE("the idioms of data perimeters admit or stop the service", "[delivery]") {
  struct Case {
    const char* condition;
    const char* answer;
  };
  const auto c = GENERATE(values<Case>({
      {R"({"StringNotEquals":{"aws:PrincipalOrgID":"o-abcdefghij"}})", "denied"},
      {R"({"StringNotEqualsIfExists":{"aws:PrincipalOrgID":"o-abcdefghij"}})", "denied"},
      {R"({"StringNotEquals":{"aws:PrincipalOrgID":"o-abcdefghij"},
           "Bool":{"aws:PrincipalIsAWSService":"false"}})",
       "allowed"},
      {R"({"StringNotEquals":{"aws:PrincipalOrgID":"o-abcdefghij"},
           "BoolIfExists":{"aws:PrincipalIsAWSService":"false"}})",
       "allowed"},
      {R"({"StringNotEquals":{"aws:SourceVpce":"vpce-1"}})", "denied"},
      {R"({"StringNotEquals":{"aws:SourceVpce":"vpce-1"},
           "Bool":{"aws:ViaAWSService":"false"}})",
       "denied"},
      {R"({"NotIpAddress":{"aws:SourceIp":"10.0.0.0/8"}})", "denied"},
      {R"({"StringNotLike":{"aws:userId":"AROAEXAMPLE*"}})", "unknown"},
      {R"({"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/x"}})",
       "unknown"},
      {R"({"StringNotEquals":{"aws:SourceArn":
           "arn:aws:cloudtrail:eu-west-1:111122223333:trail/t"}})",
       "allowed"},
      {R"({"NumericLessThan":{"s3:TlsVersion":"1.2"}})", "allowed"},
      {R"({"NumericLessThan":{"s3:TlsVersion":"1.3"}})", "unknown"},
      {R"({"Bool":{"aws:MultiFactorAuthPresent":"false"}})", "allowed"},
      {R"({"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}})", "denied"},
      {R"({"Null":{"aws:SourceVpce":"true"}})", "denied"},
      {R"({"StringEquals":{"aws:NoSuchKeyYet":"x"}})", "unknown"},
  }));
  CAPTURE(c.condition);
  const Delivery delivery = deliver(with_deny(c.condition, "s3:*"), {}).delivery;
  CHECK(answer(delivery.put_object) == c.answer);
  CHECK(answer(delivery.get_bucket_acl) == c.answer);
}

TEST_CASE("each call carries the encryption context that AWS says it does",
          "[delivery]") {
  struct Case {
    const char* condition;
    const char* encrypt;
    const char* describe;
  };
  const auto c = GENERATE(values<Case>({
      {R"({"StringLike":{"kms:EncryptionContext:aws:cloudtrail:arn":
           "arn:aws:cloudtrail:*:111122223333:trail/*"}})",
       "allowed", "not-allowed"},
      {R"({"StringEquals":{"kms:EncryptionContext:aws:cloudtrail:arn":
           "arn:aws:cloudtrail:*:111122223333:trail/*"}})",
       "not-allowed", "not-allowed"},
      {R"({"StringEquals":{"aws:SourceArn":
           "arn:aws:cloudtrail:eu-west-1:111122223333:trail/t"}})",
       "allowed", "allowed"},
      {R"({"StringEquals":{"aws:SourceArn":
           "arn:aws:cloudtrail:eu-west-1:111122223333:trail/other"}})",
       "not-allowed", "not-allowed"},
      {R"({"StringLike":{"kms:EncryptionContext:aws:s3:arn":"arn:aws:s3:::logs/*"}})",
       "allowed", "not-allowed"},
      {R"({"StringEquals":{"aws:SourceAccount":"111122223333"}})", "allowed", "allowed"},
      {R"({"StringEquals":{"kms:ViaService":"s3.eu-west-1.amazonaws.com"}})",
       "not-allowed", "not-allowed"},
      {R"({"StringEquals":{"kms:CallerAccount":"111122223333"}})", "unknown", "unknown"},
  }));
  CAPTURE(c.condition);
  const std::string key_policy =
      R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow",
          "Principal":{"Service":"cloudtrail.amazonaws.com"},
          "Action":["kms:GenerateDataKey*","kms:DescribeKey"],"Resource":"*","Condition":)" +
      std::string(c.condition) + "}]}";
  const Delivery delivery =
      deliver(with_deny(R"({"Bool":{"aws:SecureTransport":"false"}})", "s3:*"), {},
              key_policy)
          .delivery;
  CHECK(answer(*delivery.generate_data_key) == c.encrypt);
  CHECK(answer(*delivery.describe_key) == c.describe);
}

TEST_CASE("a trail without a key writes AES256 and never asks KMS", "[delivery]") {
  const Destination destination = deliver(
      with_deny(R"({"Bool":{"aws:SecureTransport":"false"}})", "s3:*"), {.key = false});
  CHECK_FALSE(destination.delivery.generate_data_key.has_value());
  CHECK(delivers(destination) == Verdict::Holds);
}

}  // namespace trailseal::cloudtrail::delivery_test
