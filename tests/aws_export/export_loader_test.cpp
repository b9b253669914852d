#include "aws_export/export_loader.hpp"

#include "aws_export/small_export.hpp"
#include "document/json_reader.hpp"

namespace trailseal::aws_export::export_loader_test {
namespace {

const std::string kBucket = "arn:aws:s3:::logs";

TEST_CASE("what a trail names is a resource, and unknown with the command that tells",
          "[export]") {
  const Fragment fragment =
      SmallExport().answer("cloudtrail describe-trails", described_trail()).load();
  const Resource& bucket = resource_at(fragment, kBucket);
  CHECK(bucket.observed);
  REQUIRE(bucket.attributes["policy"].is_unknown());
  CHECK(bucket.attributes["policy"].as_unknown().reason ==
        "the export has no answer of `aws s3api get-bucket-policy --bucket logs`");
  CHECK(
      bucket.attributes["policy"].as_unknown().help ==
      "run `aws s3api get-bucket-policy --bucket logs` and add its answer to the export");
  const Resource& key = resource_at(fragment, kKey);
  CHECK(key.attributes["grants"].is_unknown());
  CHECK(key.account.literal() == "111122223333");
  CHECK(key.region.literal() == "eu-central-1");
}

TEST_CASE("a refused call is not an answer that nothing is configured", "[export]") {
  const Fragment refused =
      SmallExport()
          .answer("cloudtrail describe-trails", described_trail())
          .refused("s3api get-bucket-policy --bucket logs", "AccessDenied")
          .load();
  const Value& policy = resource_at(refused, kBucket).attributes["policy"];
  REQUIRE(policy.is_unknown());
  CHECK(policy.as_unknown().reason ==
        "`aws s3api get-bucket-policy --bucket logs` was denied (AccessDenied)");

  const Fragment none =
      SmallExport()
          .answer("cloudtrail describe-trails", described_trail())
          .refused("s3api get-bucket-policy --bucket logs", "NoSuchBucketPolicy")
          .load();
  CHECK(resource_at(none, kBucket).attributes["policy"].is_literal(""));
}

TEST_CASE("an empty answer of a call that succeeded says that nothing is set",
          "[export]") {
  const Fragment fragment = SmallExport()
                                .answer("s3api get-bucket-versioning --bucket logs", "")
                                .answer("s3api get-bucket-logging --bucket logs", "")
                                .load();
  const Resource& bucket = resource_at(fragment, kBucket);
  CHECK(bucket.attributes.at_path("versioning.0.enabled").is_bool());
  CHECK(!bucket.attributes.at_path("versioning.0.enabled").as_bool());
  CHECK(bucket.attributes["logging"].is_list());
  CHECK(bucket.attributes["logging"].size() == 0);
  CHECK(fragment.errors.empty());
}

TEST_CASE("an empty answer where AWS always answers something is an error", "[export]") {
  const Fragment fragment =
      SmallExport().answer("s3api get-bucket-encryption --bucket logs", "").load();
  REQUIRE(fragment.errors.size() == 1);
  CHECK(fragment.errors.front().message ==
        "`export/answer-0.json` is empty, but the call always returns an answer");
}

TEST_CASE("a bucket is of the account that may read its policy", "[export]") {
  const Fragment owned =
      SmallExport()
          .refused("s3api get-bucket-policy --bucket logs", "NoSuchBucketPolicy")
          .answer("cloudtrail describe-trails", described_trail())
          .load();
  CHECK(resource_at(owned, kBucket).account.literal() == "111122223333");
  const Fragment open =
      SmallExport().answer("cloudtrail describe-trails", described_trail()).load();
  CHECK(!resource_at(open, kBucket).account.is_literal());
}

TEST_CASE("the place of a value tells the answer that it is from", "[export]") {
  const Fragment fragment =
      SmallExport()
          .answer("sts get-caller-identity", R"({"Account": "111122223333"})")
          .answer("cloudtrail describe-trails", described_trail())
          .load();
  const Value& key = resource_at(fragment, kTrail).attributes["kms_key_id"];
  REQUIRE(key.position().file == 2);
  CHECK(fragment.input.source_files[1].path == "export/answer-1.json");
  CHECK(fragment.input.observed->answers[1].file == "answer-1.json");
  CHECK(fragment.input.observed->answers[1].time == "2026-11-27T15:15:44Z");
}

TEST_CASE("the status of a trail keeps absent apart from not asked", "[export]") {
  const Fragment asked =
      SmallExport()
          .answer("cloudtrail describe-trails", described_trail())
          .answer("cloudtrail get-trail-status --name audit",
                  R"({"IsLogging": true, "LatestDeliveryTime": 1795791980.5,
                      "LatestDeliveryError": ""})")
          .load();
  REQUIRE(asked.input.observed->statuses.size() == 1);
  const TrailStatus& status = asked.input.observed->statuses.front();
  CHECK(status.trail == kTrail);
  CHECK(status.missing.empty());
  CHECK(status.delivered_at == "2026-11-27T15:06:20Z");
  CHECK(!status.delivery_error);
  CHECK(resource_at(asked, kTrail).attributes["enable_logging"].as_bool());

  const Fragment open =
      SmallExport().answer("cloudtrail describe-trails", described_trail()).load();
  REQUIRE(open.input.observed->statuses.size() == 1);
  CHECK(!open.input.observed->statuses.front().missing.empty());
  CHECK(resource_at(open, kTrail).attributes["enable_logging"].is_unknown());
}

TEST_CASE("the status of another region does not say whether the trail is on",
          "[export]") {
  const Fragment fragment =
      SmallExport()
          .answer("cloudtrail describe-trails", described_trail())
          .answer("cloudtrail get-trail-status --name " + kTrail + " --region us-east-1",
                  R"({"IsLogging": false})")
          .load();
  CHECK(resource_at(fragment, kTrail).attributes["enable_logging"].is_unknown());
  CHECK(fragment.input.observed->statuses.front().region == "us-east-1");
}

TEST_CASE("the metadata of an object tells whose it is by its key", "[export]") {
  const Fragment fragment =
      SmallExport()
          .answer(
              "s3api head-object --bucket logs --key "
              "team/AWSLogs/o-exampleorg1/111122223333/CloudTrail-Digest/eu-west-1/"
              "2026/11/27/111122223333_CloudTrail-Digest_eu-west-1_org_audit_us-east-1_"
              "20261127T100820Z.json.gz",
              R"({"LastModified": "Fri, 27 Nov 2026 10:09:00 GMT",
                      "ServerSideEncryption": "aws:kms", "SSEKMSKeyId": "k",
                      "BucketKeyEnabled": true, "Metadata": {"signature": "aa"}})")
          .load();
  REQUIRE(fragment.input.observed->objects.size() == 1);
  const DeliveredObject& object = fragment.input.observed->objects.front();
  CHECK(object.is_digest());
  CHECK(object.prefix == "team");
  CHECK(object.organization_id == "o-exampleorg1");
  CHECK(object.account == "111122223333");
  CHECK(object.region == "eu-west-1");
  CHECK(object.trail_name == "org_audit");
  CHECK(object.named_at == "2026-11-27T10:08:20Z");
  CHECK(object.modified_at == "2026-11-27T10:09:00Z");
  CHECK(object.is_signed);
  CHECK(fragment.input.organization_id.literal() == "o-exampleorg1");
}

TEST_CASE("a key is known by its alias and by its id", "[export]") {
  const std::string id = kKey.substr(kKey.rfind('/') + 1);
  const Fragment fragment =
      SmallExport()
          .answer("kms list-aliases",
                  R"({"Aliases": [{"AliasName": "alias/logs", "AliasArn":
                      "arn:aws:kms:eu-central-1:111122223333:alias/logs",
                      "TargetKeyId": ")" +
                      id + R"("}]})")
          .answer("kms get-key-rotation-status --key-id alias/logs",
                  R"({"KeyRotationEnabled": true})")
          .answer("kms list-grants --key-id " + id, R"({"Grants": []})")
          .load();
  const Resource& key = resource_at(fragment, kKey);
  CHECK(key.attributes["enable_key_rotation"].as_bool());
  CHECK(key.attributes["grants"].is_list());
}

TEST_CASE("a list that is cut off does not tell what it lacks", "[export]") {
  const Fragment fragment = SmallExport()
                                .answer("kms list-grants --key-id " + kKey,
                                        R"({"Grants": [], "NextToken": "more"})")
                                .load();
  CHECK(resource_at(fragment, kKey).attributes["grants"].is_unknown());
  REQUIRE(!fragment.warnings.empty());
  CHECK(fragment.warnings.front().unchecked);
  CHECK(fragment.warnings.front().message.starts_with("the list is incomplete"));
}

TEST_CASE("answers about another resource are mixed up", "[export]") {
  const Fragment fragment = SmallExport()
                                .answer("kms describe-key --key-id " + kKey,
                                        R"({"KeyMetadata": {"Arn":
                      "arn:aws:kms:eu-central-1:111122223333:key/other"}})")
                                .load();
  REQUIRE(fragment.errors.size() == 1);
  CHECK(fragment.errors.front().message.find("is about") != std::string::npos);
}

TEST_CASE("a trail of which only the name is known is unknown besides", "[export]") {
  const Fragment fragment =
      SmallExport()
          .answer("cloudtrail list-trails",
                  R"({"Trails": [{"Name": "audit", "TrailARN": ")" + kTrail + R"("}]})")
          .refused("cloudtrail describe-trails", "AccessDeniedException")
          .load();
  const Value& key = resource_at(fragment, kTrail).attributes["kms_key_id"];
  REQUIRE(key.is_unknown());
  CHECK(key.as_unknown().help.find("aws cloudtrail get-trail --name " + kTrail) !=
        std::string::npos);
  CHECK(fragment.warnings.size() == 1);
}

TEST_CASE("names that are no names of their kind are taken as they are", "[export]") {
  const Fragment fragment =
      SmallExport()
          .answer(
              "cloudtrail describe-trails",
              R"({"trailList": [{"Name": "audit", "S3BucketName": "", "TrailARN": ")" +
                  kTrail + R"(", "KmsKeyId": "alias/gone",
                      "CloudWatchLogsLogGroupArn": "arn:::::", "SnsTopicARN": "topic"}]})")
          .load();
  CHECK(resource_at(fragment, "arn:::::").attributes["kms_key_id"].is_unknown());
  CHECK(resource_at(fragment, kTrail).attributes["kms_key_id"].is_literal("alias/gone"));
}

TEST_CASE("an export that nobody asked about trails says so", "[export]") {
  const Fragment asked =
      SmallExport().answer("cloudtrail describe-trails", R"({"trailList": []})").load();
  CHECK(asked.warnings.empty());
  const Fragment open =
      SmallExport().answer("s3api get-bucket-versioning --bucket logs", "").load();
  REQUIRE(open.warnings.size() == 1);
  CHECK(open.warnings.front().unchecked);
}

TEST_CASE("a failed call about something else makes no resource", "[export]") {
  const Fragment fragment =
      SmallExport()
          .refused("cloudtrail get-trail --name nosuch", "TrailNotFoundException")
          .refused("s3api get-bucket-policy --bucket nosuch", "NoSuchBucket")
          .load();
  for (const Resource& resource : fragment.resources) {
    CAPTURE(resource.address);
    CHECK(resource.address.find("nosuch") == std::string::npos);
  }
}

TEST_CASE("answers that name nothing are told from those that do and from others",
          "[export]") {
  struct Case {
    const char* text;
    AnswerKind kind;
  };
  const auto c = GENERATE(values<Case>({
      {R"({"trailList": []})", AnswerKind::Naming},
      {R"({"KeyMetadata": {"Arn": "a"}})", AnswerKind::Naming},
      {R"([{"SchemaVersion": "2018-10-08", "GeneratorId": "g"}])", AnswerKind::Naming},
      {R"({"configurationItem": {}})", AnswerKind::Naming},
      {R"({"Policy": "{\"Statement\": []}"})", AnswerKind::Nameless},
      {R"({"IsLogging": true})", AnswerKind::Nameless},
      {R"({"Policy": "strict"})", AnswerKind::Other},
      {R"({"Resources": {}, "Grants": []})", AnswerKind::Other},
      {R"({"name": "left-pad"})", AnswerKind::Other},
  }));
  CAPTURE(c.text);
  CHECK(answer_kind(read_json_text(c.text)->root) == c.kind);
}

}  // namespace
}  // namespace trailseal::aws_export::export_loader_test
