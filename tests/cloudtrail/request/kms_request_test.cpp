#include "cloudtrail/request/kms_request.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::kms_request_test {

namespace {

using State = iam::ContextValue::State;

/// A key of another account and region than the trail's.
iam::Context context_of(KmsCall call) {
  SmallGraph small;
  small.add("aws_cloudtrail.t", R"({"name":"t","s3_bucket_name":"logs"})");
  const ResourceGraph graph = small.build();
  Key key;
  key.arn = "arn:aws:kms:us-east-1:444455556666:key/1";
  key.account = "444455556666";
  key.region = "us-east-1";
  return kms_request(call, find_trails(graph).front(), key, "arn:aws:s3:::logs/x")
      .context;
}

std::string text_of(const iam::Context& context, const char* name) {
  const iam::ContextValue& value = context.find(name);
  if (value.state == State::Absent) return "absent";
  if (value.state == State::Unknown) return "unknown";
  return value.values.front().display();
}

}  // namespace

TEST_CASE("the resource of a call to KMS is the key", "[context]") {
  const KmsCall call =
      GENERATE(KmsCall::GenerateDataKeyAtCreation, KmsCall::GenerateDataKeyAtDelivery,
               KmsCall::Decrypt, KmsCall::DescribeKey);
  const iam::Context context = context_of(call);
  CHECK(text_of(context, "aws:ResourceAccount") == "444455556666");
  CHECK(text_of(context, "aws:RequestedRegion") == "us-east-1");
  CHECK(text_of(context, "aws:SourceAccount") == "111122223333");
  CHECK(text_of(context, "s3:x-amz-acl") == "absent");
  CHECK(text_of(context, "kms:CallerAccount") == "unknown");
  CHECK(text_of(context, "kms:KeySpec") == "unknown");
}

TEST_CASE("only the call that describes the key has no encryption context", "[context]") {
  struct Case {
    KmsCall call;
    const char* trail;
    const char* object;
    const char* via;
  };
  const char* const kTrail = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/t";
  const auto c = GENERATE_COPY(values<Case>({
      {KmsCall::GenerateDataKeyAtCreation, kTrail, "arn:aws:s3:::logs/x", "absent"},
      {KmsCall::GenerateDataKeyAtDelivery, kTrail, "arn:aws:s3:::logs/x", "unknown"},
      {KmsCall::Decrypt, kTrail, "arn:aws:s3:::logs/x", "unknown"},
      {KmsCall::DescribeKey, "absent", "absent", "absent"},
  }));
  const iam::Context context = context_of(c.call);
  CHECK(text_of(context, "kms:EncryptionContext:aws:cloudtrail:arn") == c.trail);
  CHECK(text_of(context, "kms:EncryptionContext:aws:s3:arn") == c.object);
  CHECK(text_of(context, "kms:EncryptionContext:other") == "absent");
  CHECK(text_of(context, "kms:ViaService") == c.via);
}

}  // namespace trailseal::cloudtrail::kms_request_test
