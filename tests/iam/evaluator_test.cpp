// The idioms and truth tables of policies for CloudTrail: what each does to the requests
// that a trail makes.
#include "iam/evaluator.hpp"

#include "iam/sample.hpp"

namespace trailseal::iam::evaluator_test {

namespace {

const std::string kDocumented = R"(
  {"Sid":"AclCheck","Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},
   "Action":"s3:GetBucketAcl","Resource":"arn:aws:s3:::acme-logs",
   "Condition":{"StringEquals":{"aws:SourceArn":"arn:aws:cloudtrail:us-east-1:111122223333:trail/main"}}},
  {"Sid":"Write","Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},
   "Action":"s3:PutObject","Resource":"arn:aws:s3:::acme-logs/AWSLogs/111122223333/*",
   "Condition":{"StringEquals":{"s3:x-amz-acl":"bucket-owner-full-control",
     "aws:SourceArn":"arn:aws:cloudtrail:us-east-1:111122223333:trail/main"}}})";

/// The documented bucket policy and one denial, given without braces and effect.
Policy with_denial(const std::string& denial) {
  return policy_of(R"({"Version":"2012-10-17","Statement":[)" + kDocumented +
                   R"(,{"Sid":"No","Effect":"Deny",)" + denial + "}]}");
}

/// A statement that allows CloudTrail something.
std::string allow(const std::string& rest) {
  return R"("Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},)" + rest;
}

const std::string kEverything =
    R"("Resource":["arn:aws:s3:::acme-logs","arn:aws:s3:::acme-logs/*"])";

}  // namespace

TEST_CASE("the documented bucket policy admits a trail", "[evaluator]") {
  const Policy policy =
      policy_of(R"({"Version":"2012-10-17","Statement":[)" + kDocumented + "]}");
  CHECK(outcome(policy, get_bucket_acl()) == "allowed");
  CHECK(outcome(policy, put_object()) == "allowed");
  CHECK(outcome(policy, put_object(Write::Kms)) == "allowed");
}

TEST_CASE("common denials block CloudTrail or spare it", "[evaluator]") {
  struct Case {
    const char* denial;
    const char* acl;
    const char* put;
  };
  const auto c = GENERATE(values<Case>({
      {R"("Principal":"*","Action":"s3:*","Condition":{"Bool":{"aws:SecureTransport":"false"}})",
       "allowed", "allowed"},
      {R"("Principal":"*","Action":"s3:*","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-mine"}})",
       "denied", "denied"},
      {R"("Principal":"*","Action":"s3:*","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-mine"},
          "Bool":{"aws:PrincipalIsAWSService":"false"}})",
       "allowed", "allowed"},
      {R"("Principal":"*","Action":"s3:*","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-mine"},
          "BoolIfExists":{"aws:PrincipalIsAWSService":"false"}})",
       "allowed", "allowed"},
      {R"("Principal":"*","Action":"s3:*","Condition":{"StringNotEqualsIfExists":{"aws:PrincipalOrgID":"o-mine"}})",
       "denied", "denied"},
      {R"("Principal":"*","Action":"s3:*","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-mine"},
          "Null":{"aws:PrincipalOrgID":"false"}})",
       "allowed", "allowed"},
      {R"("Principal":"*","Action":"s3:*","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-mine",
          "aws:PrincipalServiceName":"cloudtrail.amazonaws.com"}})",
       "allowed", "allowed"},
      {R"("Principal":"*","Action":"s3:*","Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-1"}})",
       "denied", "denied"},
      {R"("Principal":"*","Action":"s3:*","Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-1"},
          "Bool":{"aws:PrincipalIsAWSService":"false"}})",
       "allowed", "allowed"},
      {R"("Principal":"*","Action":"s3:*","Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-1"},
          "Bool":{"aws:ViaAWSService":"false"}})",
       "denied", "denied"},
      {R"("Principal":"*","Action":"s3:*","Condition":{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}})",
       "denied", "denied"},
      {R"("Principal":"*","Action":"s3:*","Condition":{"StringNotLike":{"aws:userId":"AROA1:*"}})",
       "unknown", "unknown"},
      {R"("Principal":"*","Action":"s3:*","Condition":{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/x"}})",
       "unknown", "unknown"},
      {R"("Principal":"*","Action":"s3:*","Condition":{"ArnNotLikeIfExists":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/x"}})",
       "unknown", "unknown"},
      {R"("Principal":"*","Action":"s3:*","Condition":{"StringNotEquals":{"aws:SourceArn":"arn:aws:cloudtrail:us-east-1:111122223333:trail/main"}})",
       "allowed", "allowed"},
      {R"("Principal":"*","Action":"s3:*","Condition":{"ArnNotLike":{"aws:SourceArn":"arn:aws:cloudtrail:*:999999999999:trail/*"}})",
       "denied", "denied"},
      {R"("Principal":"*","Action":["s3:DeleteObject*","s3:PutBucketPolicy","s3:PutLifecycleConfiguration"])",
       "allowed", "allowed"},
      {R"("Principal":"*","Action":"s3:PutObject","Condition":{"StringNotEquals":{"s3:x-amz-acl":"bucket-owner-full-control"}})",
       "allowed", "allowed"},
      {R"("Principal":"*","Action":"s3:*","Condition":{"StringNotEquals":{"s3:x-amz-acl":"bucket-owner-full-control"}})",
       "denied", "allowed"},
      {R"("Principal":"*","Action":"s3:PutObject","Condition":{"StringEquals":{"s3:x-amz-acl":"public-read"}})",
       "allowed", "allowed"},
      {R"("Principal":"*","Action":"s3:PutObjectAcl")", "allowed", "allowed"},
      {R"("Principal":"*","Action":"s3:*","Condition":{"NumericLessThan":{"s3:TlsVersion":"1.2"}})",
       "allowed", "allowed"},
      {R"("Principal":"*","Action":"s3:*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"false"}})",
       "allowed", "allowed"},
      {R"("Principal":"*","Action":"s3:*","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}})",
       "denied", "denied"},
      {R"("Principal":"*","Action":"s3:*","Condition":{"Null":{"aws:MultiFactorAuthAge":"true"}})",
       "denied", "denied"},
      {R"("Principal":"*","Action":"s3:*","Condition":{"Null":{"aws:SourceVpce":"true"}})",
       "denied", "denied"},
      {R"("Principal":{"AWS":"*"},"Action":"s3:*")", "denied", "denied"},
      {R"("Principal":"*","NotAction":"s3:PutObject")", "denied", "allowed"},
      {R"("NotPrincipal":{"Service":"cloudtrail.amazonaws.com"},"Action":"s3:*")",
       "allowed", "allowed"},
      {R"("NotPrincipal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"s3:*")",
       "denied", "denied"},
      {R"("Principal":"*","Action":"s3:*","Condition":{"ForAnyValue:StringNotEquals":{"aws:PrincipalOrgPaths":"o-mine/*"}})",
       "allowed", "allowed"},
      {R"("Principal":"*","Action":"s3:*","Condition":{"ForAllValues:StringNotEquals":{"aws:PrincipalOrgPaths":"o-mine/*"}})",
       "denied", "denied"},
      {R"("Principal":"*","Action":"s3:*","Condition":{"ForAllValues:StringNotLike":{"aws:PrincipalOrgPaths":"o-mine/*"}})",
       "unknown", "unknown"},
      {R"("Principal":"*","Action":"s3:*","Condition":{"StringNotEquals":{"aws:SourceOrgID":"o-mine"}})",
       "allowed", "allowed"},
      {R"("Principal":"*","Action":"s3:*","Condition":{"StringNotEquals":{"aws:SourceAccount":"999999999999"}})",
       "denied", "denied"},
      {R"("Principal":"*","Action":"s3:*","Condition":{})", "denied", "denied"},
  }));
  CAPTURE(c.denial);
  const Policy policy = with_denial(std::string(c.denial) + "," + kEverything);
  CHECK(outcome(policy, get_bucket_acl()) == c.acl);
  CHECK(outcome(policy, put_object()) == c.put);
}

TEST_CASE("denials on encryption headers hit the write that lacks them", "[evaluator]") {
  struct Case {
    const char* condition;
    const char* aes;  // a trail without a key, and the validation write
    const char* kms;  // a trail with a key
  };
  const auto c = GENERATE(values<Case>({
      {R"("StringNotEquals":{"s3:x-amz-server-side-encryption":"aws:kms"})", "denied",
       "allowed"},
      {R"("StringNotEquals":{"s3:x-amz-server-side-encryption":["aws:kms","AES256"]})",
       "allowed", "allowed"},
      {R"("StringNotEquals":{"s3:x-amz-server-side-encryption":"AES256"})", "allowed",
       "denied"},
      {R"("StringNotEqualsIfExists":{"s3:x-amz-server-side-encryption":"aws:kms"})",
       "denied", "allowed"},
      {R"("Null":{"s3:x-amz-server-side-encryption":"true"})", "allowed", "allowed"},
      {R"("StringNotEquals":{"s3:x-amz-server-side-encryption-aws-kms-key-id":"arn:aws:kms:us-east-1:111122223333:key/1234abcd"})",
       "denied", "allowed"},
      {R"("StringNotEquals":{"s3:x-amz-server-side-encryption-aws-kms-key-id":"1234abcd"})",
       "denied", "denied"},
      {R"("StringNotEquals":{"s3:x-amz-server-side-encryption-aws-kms-key-id":"alias/logs"})",
       "denied", "denied"},
      {R"("StringNotEqualsIfExists":{"s3:x-amz-server-side-encryption-aws-kms-key-id":"arn:aws:kms:us-east-1:111122223333:key/1234abcd"})",
       "denied", "allowed"},  // IfExists holds on an absent key, so this denies
      {R"("StringNotEqualsIfExists":{"s3:x-amz-server-side-encryption-aws-kms-key-id":"arn:aws:kms:us-east-1:111122223333:key/ffff"})",
       "denied", "denied"},
      {R"("Null":{"s3:x-amz-server-side-encryption-aws-kms-key-id":"true"})", "denied",
       "allowed"},
      {R"("Bool":{"aws:SecureTransport":"false"})", "allowed", "allowed"},
      {R"("StringNotEquals":{"s3:x-amz-server-side-encryption":"aws:kms"},"Null":{"s3:x-amz-server-side-encryption":"false"})",
       "denied", "allowed"},
  }));
  CAPTURE(c.condition);
  const Policy policy = with_denial(
      R"("Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::acme-logs/*","Condition":{)" +
      std::string(c.condition) + "}");
  CHECK(outcome(policy, put_object(Write::Aes)) == c.aes);
  CHECK(outcome(policy, put_object(Write::Kms)) == c.kms);
  CHECK(outcome(policy, get_bucket_acl()) == "allowed");
}

TEST_CASE("grants on a bucket admit CloudTrail or miss it", "[evaluator]") {
  struct Case {
    std::string statement;
    const char* version;
    const char* acl;
    const char* put;
  };
  const std::string both = R"("Action":["s3:GetBucketAcl","s3:PutObject"],)";
  const char* const now = "2012-10-17";
  const std::vector<Case> cases{
      {allow(R"("Action":"s3:*",)" + kEverything), now, "allowed", "allowed"},
      {allow(both + R"("Resource":"arn:aws:s3:::acme-logs/*")"), now, "not-allowed",
       "allowed"},
      {allow(
           both + kEverything +
           R"(,"Condition":{"StringEquals":{"s3:x-amz-acl":"bucket-owner-full-control"}})"),
       now, "not-allowed", "allowed"},
      {allow(both + kEverything +
             R"(,"Condition":{"StringEquals":{"s3:x-amz-acl":"private"}})"),
       now, "not-allowed", "not-allowed"},
      {allow(both + kEverything), now, "allowed", "allowed"},
      {R"("Effect":"Allow","Principal":"*","Action":"s3:PutObject",)" + kEverything +
           R"(,"Condition":{"StringEquals":{"aws:SourceAccount":"111122223333"}})",
       now, "not-allowed", "allowed"},
      {R"("Effect":"Allow","Principal":{"AWS":"*"},"Action":"s3:*",)" + kEverything, now,
       "unknown", "unknown"},
      {R"("Effect":"Allow","Principal":{"AWS":"arn:aws:iam::903692715234:root"},"Action":"s3:*",)" +
           kEverything,
       now, "unknown", "unknown"},
      {R"("Effect":"Allow","Principal":{"Service":"cloudtrail.us-east-1.amazonaws.com"},"Action":"s3:*",)" +
           kEverything,
       now, "unknown", "unknown"},
      {allow(both + kEverything +
             R"(,"Condition":{"StringEquals":{"aws:SourceOrgID":"o-mine"}})"),
       now, "allowed", "allowed"},
      {allow(both + kEverything +
             R"(,"Condition":{"StringEquals":{"aws:SourceOrgID":"o-other"}})"),
       now, "not-allowed", "not-allowed"},
      {allow(both + kEverything +
             R"(,"Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-mine"}})"),
       now, "not-allowed", "not-allowed"},
      {allow(
           both + kEverything +
           R"(,"Condition":{"ForAnyValue:StringLike":{"aws:SourceOrgPaths":"o-mine/*"}})"),
       now, "allowed", "allowed"},
      {allow(
           both + kEverything +
           R"(,"Condition":{"StringEquals":{"aws:SourceArn":"arn:aws:cloudtrail:*:111122223333:trail/*"}})"),
       now, "not-allowed", "not-allowed"},
      {allow(
           both + kEverything +
           R"(,"Condition":{"StringLike":{"aws:SourceArn":"arn:aws:cloudtrail:*:111122223333:trail/*"}})"),
       now, "allowed", "allowed"},
      {allow(
           both + kEverything +
           R"(,"Condition":{"ArnLike":{"aws:sourcearn":"arn:aws:cloudtrail:*:111122223333:trail/*"}})"),
       now, "allowed", "allowed"},
      {allow(both + R"("Resource":"arn:aws:s3:::acme-logs/AWSLogs/999999999999/*")"), now,
       "not-allowed", "not-allowed"},
      {allow(both +
             R"("Resource":"arn:aws:s3:::acme-logs/AWSLogs/${aws:SourceAccount}/*")"),
       now, "not-allowed", "allowed"},
      {allow(both +
             R"("Resource":"arn:aws:s3:::acme-logs/AWSLogs/${aws:SourceAccount}/*")"),
       "2008-10-17", "not-allowed", "not-allowed"},
      {R"("Effect":"allow","Principal":"*","Action":"s3:*",)" + kEverything, now,
       "not-allowed", "not-allowed"},
      {allow(R"("Action":"s3:PutObjects",)" + kEverything), now, "not-allowed",
       "not-allowed"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.statement, c.version);
    const Policy policy = statement_of(c.statement, c.version);
    CHECK(outcome(policy, get_bucket_acl()) == c.acl);
    CHECK(outcome(policy, put_object()) == c.put);
  }
}

TEST_CASE("grants on a key admit CloudTrail or miss it", "[evaluator]") {
  struct Case {
    std::string statement;
    const char* generate;
    const char* describe;
  };
  const std::string kms = R"("Action":["kms:GenerateDataKey*","kms:DescribeKey"])";
  const std::string here = R"(,"Resource":"*")";
  const std::vector<Case> cases{
      {allow(kms + here), "allowed", "allowed"},
      {allow(kms), "not-allowed", "not-allowed"},
      {allow(kms + R"(,"Resource":"arn:aws:kms:us-east-1:111122223333:key/ffff")"),
       "not-allowed", "not-allowed"},
      {allow(kms + R"(,"Resource":"arn:aws:kms:us-east-1:111122223333:key/1234abcd")"),
       "allowed", "allowed"},
      {R"("Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*")",
       "not-allowed", "not-allowed"},
      {allow(
           kms + here +
           R"(,"Condition":{"StringLike":{"kms:EncryptionContext:aws:cloudtrail:arn":"arn:aws:cloudtrail:*:111122223333:trail/*"}})"),
       "allowed", "not-allowed"},
      {allow(
           kms + here +
           R"(,"Condition":{"StringEquals":{"kms:EncryptionContext:aws:cloudtrail:arn":"arn:aws:cloudtrail:*:111122223333:trail/*"}})"),
       "not-allowed", "not-allowed"},
      {allow(
           kms + here +
           R"(,"Condition":{"ArnEquals":{"kms:encryptioncontext:AWS:CloudTrail:arn":"arn:aws:cloudtrail:*:111122223333:trail/*"}})"),
       "allowed", "not-allowed"},
      {allow(
           kms + here +
           R"(,"Condition":{"StringEquals":{"aws:SourceArn":"arn:aws:cloudtrail:us-west-2:111122223333:trail/main"}})"),
       "not-allowed", "not-allowed"},
      {allow(
           kms + here +
           R"(,"Condition":{"StringEquals":{"aws:SourceArn":"arn:aws:cloudtrail:us-east-1:111122223333:trail/main"}})"),
       "allowed", "allowed"},
      {allow(
           kms + here +
           R"(,"Condition":{"StringLike":{"kms:EncryptionContext:aws:cloudtrail:arn":"arn:aws:cloudtrail:*:999999999999:trail/*"}})"),
       "not-allowed", "not-allowed"},
      {allow(
           kms + here +
           R"(,"Condition":{"StringEquals":{"kms:ViaService":"s3.us-east-1.amazonaws.com"}})"),
       "unknown", "not-allowed"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.statement);
    const Policy policy = statement_of(c.statement);
    CHECK(outcome(policy, generate_data_key(), PolicyKind::Key) == c.generate);
    CHECK(outcome(policy, describe_key(), PolicyKind::Key) == c.describe);
  }
}

TEST_CASE("a denial on a key's caller is unknown where the key is", "[evaluator]") {
  const Policy policy = policy_of(R"({"Statement":[
    {"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"kms:*","Resource":"*"},
    {"Effect":"Deny","Principal":"*","Action":"kms:*","Resource":"*",
     "Condition":{"StringNotEquals":{"kms:ViaService":"s3.us-east-1.amazonaws.com"}}}]})");
  CHECK(outcome(policy, generate_data_key(), PolicyKind::Key) == "unknown");
  CHECK(outcome(policy, describe_key(), PolicyKind::Key) == "denied");
}

TEST_CASE("what is unknown is weighed against what is certain", "[evaluator]") {
  const std::string allowing = allow(R"("Action":"s3:*","Resource":"*")");
  const std::string denying =
      R"("Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*")";
  const std::string maybe = R"(,"Condition":{"Bool":{"x:unknown":"true"}})";
  struct Case {
    std::vector<std::string> statements;
    const char* known;  // the document is all there is
    const char* open;   // statements may be missing
  };
  const std::vector<Case> cases{
      {{}, "not-allowed", "unknown"},
      {{allowing}, "allowed", "unknown"},
      {{denying}, "denied", "denied"},
      {{allowing, denying}, "denied", "denied"},
      {{allowing, denying + maybe}, "unknown", "unknown"},
      {{allowing + maybe}, "unknown", "unknown"},
      {{allowing + maybe, allowing}, "allowed", "unknown"},
      {{allowing + maybe, denying}, "denied", "denied"},
      {{denying + maybe}, "not-allowed", "unknown"},
  };
  Request request = put_object();
  request.context.set("x:unknown", ContextValue::unknown("nobody says"));
  for (const Case& c : cases) {
    std::string json;
    for (const std::string& statement : c.statements) {
      json += (json.empty() ? "{" : ",{") + statement + "}";
    }
    CAPTURE(json);
    Policy policy = policy_of(R"({"Statement":[)" + json + "]}");
    CHECK(outcome(policy, request) == c.known);
    policy.open = true;
    CHECK(outcome(policy, request) == c.open);
  }
}

}  // namespace trailseal::iam::evaluator_test
