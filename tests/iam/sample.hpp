// The requests that CloudTrail makes of a bucket and a key, as tests need them, and short
// ways to ask one policy about them.
#pragma once

#include <string>
#include <string_view>

#include "iam/evaluator.hpp"
#include "iam/explain/evidence_line.hpp"
#include "support/catch.hpp"

namespace trailseal::iam {

inline constexpr const char* kTrailArn =
    "arn:aws:cloudtrail:us-east-1:111122223333:trail/main";
inline constexpr const char* kKeyArn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd";

inline Policy policy_of(std::string_view json) {
  Result<Policy> policy = parse_policy(Value::text(Text(json)));
  if (!policy) FAIL(policy.error().message);
  return std::move(*policy);
}

/// A policy of one statement, given without its braces.
inline Policy statement_of(const std::string& inside,
                           const std::string& version = "2012-10-17") {
  return policy_of(R"({"Version":")" + version + R"(","Statement":[{)" + inside + "}]}");
}

inline Caller cloudtrail() {
  return {.kind = Caller::Kind::Service, .service = "cloudtrail.amazonaws.com"};
}

inline Request service_request(std::string action, Text resource) {
  Request request{.caller = cloudtrail(),
                  .action = std::move(action),
                  .resource = std::move(resource)};
  Context& c = request.context;
  c.set("aws:SourceArn", ContextValue::present(Text(kTrailArn)));
  c.set("aws:SourceAccount", ContextValue::present(Text("111122223333")));
  c.set("aws:SourceOrgID", ContextValue::present(Text("o-mine")));
  c.set("aws:SourceOrgPaths",
        ContextValue::present(std::vector<Text>{"o-mine/r-1/ou-1/"}));
  c.set("aws:PrincipalIsAWSService", ContextValue::present(Text("true")));
  c.set("aws:PrincipalServiceName",
        ContextValue::present(Text("cloudtrail.amazonaws.com")));
  c.set("aws:ViaAWSService", ContextValue::present(Text("false")));
  c.set("aws:SecureTransport", ContextValue::present(Text("true")));
  c.set("s3:TlsVersion", ContextValue::present(Text("1.3")));
  const std::string reason = "AWS does not document the key for services";
  c.set("aws:PrincipalArn", ContextValue::unknown(reason));
  c.set("aws:userid", ContextValue::unknown(reason));
  return request;
}

inline Request get_bucket_acl() {
  return service_request("s3:GetBucketAcl", "arn:aws:s3:::acme-logs");
}

/// How the file is encrypted: the headers of the write.
enum class Write { Aes, Kms };

inline Request put_object(Write write = Write::Aes, const std::string& prefix = "") {
  Request request = service_request(
      "s3:PutObject",
      "arn:aws:s3:::acme-logs/" + prefix +
          "AWSLogs/111122223333/CloudTrail/us-east-1/2026/01/01/x.json.gz");
  Context& c = request.context;
  c.set("s3:x-amz-acl", ContextValue::present(Text("bucket-owner-full-control")));
  const bool kms = write == Write::Kms;
  c.set("s3:x-amz-server-side-encryption",
        ContextValue::present(Text(kms ? "aws:kms" : "AES256")));
  if (kms) {
    c.set("s3:x-amz-server-side-encryption-aws-kms-key-id",
          ContextValue::present(Text(kKeyArn)));
  }
  return request;
}

inline Request generate_data_key() {
  Request request = service_request("kms:GenerateDataKey", kKeyArn);
  Context& c = request.context;
  c.set("kms:EncryptionContext:aws:cloudtrail:arn",
        ContextValue::present(Text(kTrailArn)));
  c.set("kms:EncryptionContext:aws:s3:arn",
        ContextValue::present(Text("arn:aws:s3:::acme-logs/AWSLogs/111122223333/x")));
  c.set("kms:EncryptionContextKeys",
        ContextValue::present(std::vector<Text>{"aws:cloudtrail:arn", "aws:s3:arn"}));
  c.set("kms:ViaService", ContextValue::unknown("whether S3 stands between is not said"));
  return request;
}

inline Request describe_key() { return service_request("kms:DescribeKey", kKeyArn); }

inline Evaluation ask(const Policy& policy, const Request& request,
                      PolicyKind kind = PolicyKind::Resource) {
  return evaluate(policy, request, kind);
}

inline std::string outcome(const Policy& policy, const Request& request,
                           PolicyKind kind = PolicyKind::Resource) {
  return to_string(ask(policy, request, kind).outcome);
}

}  // namespace trailseal::iam
