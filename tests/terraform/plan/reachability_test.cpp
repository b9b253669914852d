#include "terraform/plan/reachability.hpp"

#include <algorithm>
#include <string>

#include "support/catch.hpp"
#include "terraform/plan_text.hpp"

namespace trailseal::terraform::reachability_test {
namespace {

/// A trail that writes into another bucket, two buckets, and a policy of one of them.
struct Bystander {
  std::string bucket = R"({"bucket": "photos"})";  ///< after deployment
  std::string bucket_unknown = R"({"id": true, "arn": true})";
  std::string policy = "{}";
  std::string policy_unknown = R"({"id": true, "bucket": true})";
  std::string link = R"({"references": ["aws_s3_bucket.x.id", "aws_s3_bucket.x"]})";
};

bool reads_policy(const Bystander& plan) {
  const std::string text =
      plan_text({{.address = "aws_cloudtrail.t",
                  .type = "aws_cloudtrail",
                  .after = R"({"name": "t", "s3_bucket_name": "logs"})"},
                 {.address = "aws_s3_bucket.x",
                  .type = "aws_s3_bucket",
                  .after = plan.bucket,
                  .unknown = plan.bucket_unknown},
                 {.address = "aws_s3_bucket.y",
                  .type = "aws_s3_bucket",
                  .after = R"({"bucket": "films"})",
                  .unknown = R"({"id": true, "arn": true})"},
                 {.address = "aws_s3_bucket_policy.p",
                  .type = "aws_s3_bucket_policy",
                  .after = plan.policy,
                  .unknown = plan.policy_unknown}},
                R"({"root_module": {"resources": [
        {"address": "aws_cloudtrail.t", "mode": "managed", "type": "aws_cloudtrail",
         "name": "t", "expressions": {}},
        {"address": "aws_s3_bucket.x", "mode": "managed", "type": "aws_s3_bucket",
         "name": "x", "expressions": {}},
        {"address": "aws_s3_bucket.y", "mode": "managed", "type": "aws_s3_bucket",
         "name": "y", "expressions": {}},
        {"address": "aws_s3_bucket_policy.p", "mode": "managed",
         "type": "aws_s3_bucket_policy", "name": "p",
         "expressions": {"bucket": )" +
                    plan.link + "}}]}}");
  const auto fragment =
      load_plan(Source("plan.json", text), {}, {.extent = Extent::FromTrails});
  REQUIRE(fragment.ok());
  const auto& resources = fragment->resources;
  return std::any_of(resources.begin(), resources.end(),
                     [](const Resource& r) { return r.type == "aws_s3_bucket_policy"; });
}

TEST_CASE("the policy of a bucket that no trail leads to is not read", "[reachability]") {
  CHECK_FALSE(reads_policy({}));
  CHECK_FALSE(
      reads_policy({.policy = R"({"bucket": "photos"})", .policy_unknown = "{}"}));
}

TEST_CASE("the policy of the trail's bucket is read", "[reachability]") {
  CHECK(reads_policy({.policy = R"({"bucket": "logs"})", .policy_unknown = "{}"}));
  CHECK(reads_policy({.bucket = R"({"bucket": "logs"})"}));
}

// Found by the plan fuzzer: where the name of an attribute or a type is damaged, a link
// may stay unknown though its expression names a bucket. Such a policy may belong to any
// bucket, so it counts for every trail.
TEST_CASE("a policy whose bucket stays unknown is read", "[reachability]") {
  SECTION("the expression names several buckets") {
    CHECK(reads_policy({.link = R"({"references": ["aws_s3_bucket.x.id",
                                   "aws_s3_bucket.y.id"]})"}));
  }
  SECTION("the bucket has lost its name") {
    CHECK(reads_policy({.bucket = R"({"buckt": "photos"})"}));
    CHECK(reads_policy({.bucket = "{}"}));
  }
  SECTION("the attribute of the bucket is known, and yet the link is not") {
    CHECK(reads_policy({.bucket = R"({"bucket": "photos", "id": "photos"})",
                        .bucket_unknown = R"({"arn": true})"}));
  }
  SECTION("the attribute gives no identity") {
    CHECK(reads_policy({.link = R"({"references": ["aws_s3_bucket.x.acl"]})"}));
  }
  SECTION("the expression names nothing, or only what is not in the plan") {
    CHECK(reads_policy({.link = R"({"references": []})"}));
    CHECK(reads_policy({.link = R"({"references": ["local.name"]})"}));
  }
  SECTION("the link itself is neither given nor unknown") {
    CHECK(reads_policy({.policy_unknown = R"({"id": true})"}));
  }
}

}  // namespace
}  // namespace trailseal::terraform::reachability_test
