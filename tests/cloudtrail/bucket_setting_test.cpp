#include "cloudtrail/bucket_setting.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::bucket_setting_test {

namespace {

Bucket::Settings settings(const SmallGraph& small) {
  static ResourceGraph graph;
  graph = small.build();
  return bucket_of(graph, *resources_of(graph, ResourceKind::Bucket).front()).settings;
}

SmallGraph with_bucket(const char* attributes = R"({"bucket":"logs"})") {
  SmallGraph small;
  small.add("aws_s3_bucket.b", attributes);
  return small;
}

}  // namespace

TEST_CASE("a new bucket has the service's defaults", "[setting]") {
  const Bucket::Settings found = settings(with_bucket());
  CHECK(found.versioning.value == Value::boolean(false));
  CHECK(found.access_logging.value == Value::boolean(false));
  CHECK(found.requester_pays.value == Value::boolean(false));
  CHECK(found.public_access_block.value == Value::boolean(true));
  CHECK(found.public_acl.value == Value::boolean(false));
}

TEST_CASE("separate resources set what a bucket does", "[setting]") {
  struct Case {
    const char* type;
    const char* attributes;
    Bucket::Setting Bucket::Settings::*setting;
    const char* value;
  };
  using S = Bucket::Settings;
  const auto c = GENERATE(values<Case>({
      {"aws_s3_bucket_versioning", R"("versioning_configuration":[{"status":"Enabled"}])",
       &S::versioning, "true"},
      {"aws_s3_bucket_versioning",
       R"("versioning_configuration":[{"status":"Suspended"}])", &S::versioning, "false"},
      {"aws_s3_bucket_logging", R"("target_bucket":"access")", &S::access_logging,
       "true"},
      {"aws_s3_bucket_request_payment_configuration", R"("payer":"Requester")",
       &S::requester_pays, "true"},
      {"aws_s3_bucket_request_payment_configuration", R"("payer":"BucketOwner")",
       &S::requester_pays, "false"},
      {"aws_s3_bucket_public_access_block",
       R"("block_public_acls":true,"block_public_policy":true,
          "ignore_public_acls":true,"restrict_public_buckets":true)",
       &S::public_access_block, "true"},
      {"aws_s3_bucket_public_access_block", R"("block_public_acls":true)",
       &S::public_access_block, "false"},
      {"aws_s3_bucket_acl", R"("acl":"public-read")", &S::public_acl, "true"},
      {"aws_s3_bucket_acl", R"("acl":"private")", &S::public_acl, "false"},
      {"aws_s3_bucket_acl",
       R"("access_control_policy":[{"grant":[{"grantee":[
          {"uri":"http://acs.amazonaws.com/groups/global/AllUsers"}]}]}])",
       &S::public_acl, "true"},
  }));
  CAPTURE(c.type, c.attributes);
  SmallGraph small = with_bucket();
  small.add(std::string(c.type) + ".it",
            R"({"bucket":"logs",)" + std::string(c.attributes) + "}");
  const Bucket::Settings found = settings(small);
  CHECK((found.*c.setting).value.display() == c.value);
}

TEST_CASE("Object Lock switches versioning on", "[setting]") {
  CHECK(settings(with_bucket(R"({"bucket":"logs","object_lock_enabled":true})"))
            .versioning.value == Value::boolean(true));
}

TEST_CASE("the block of the whole account covers its buckets", "[setting]") {
  SmallGraph small = with_bucket();
  small.add("aws_s3_bucket_public_access_block.none", R"({"bucket":"logs"})");
  CHECK(settings(small).public_access_block.value == Value::boolean(false));
  small.add("aws_s3_account_public_access_block.all",
            R"({"block_public_acls":true,"block_public_policy":true,
                "ignore_public_acls":true,"restrict_public_buckets":true})");
  CHECK(settings(small).public_access_block.value == Value::boolean(true));
}

TEST_CASE("a bucket without ACLs has no public one", "[setting]") {
  SmallGraph small = with_bucket();
  small.add("aws_s3_bucket_acl.open", R"({"bucket":"logs","acl":"public-read"})");
  small.add("aws_s3_bucket_ownership_controls.off",
            R"({"bucket":"logs","rule":[{"object_ownership":"BucketOwnerEnforced"}]})");
  CHECK(settings(small).public_acl.value == Value::boolean(false));
}

TEST_CASE("a bucket that the plan deletes has no settings any more", "[setting]") {
  SmallGraph small;
  small.add("aws_cloudtrail.t", R"({"s3_bucket_name":"logs"})");
  small.add("aws_s3_bucket.b", R"({"bucket":"logs"})").change = Change::Delete;
  const ResourceGraph graph = small.build();
  const Bucket bucket = destination_of(graph, find_trails(graph).front());
  CHECK(bucket.settings.versioning.value.is_unknown());
  CHECK(bucket.settings.public_acl.value.is_unknown());
}

}  // namespace trailseal::cloudtrail::bucket_setting_test
