#include "cloudtrail/question/delivery_agreement.hpp"

#include "cloudtrail/deployed_trail.hpp"

namespace trailseal::cloudtrail::delivery_agreement_test {

namespace {

std::string allow(const std::string& folder) {
  return R"({"Version":"2012-10-17","Statement":[
    {"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},
     "Action":"s3:GetBucketAcl","Resource":"arn:aws:s3:::logs"},
    {"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},
     "Action":"s3:PutObject","Resource":"arn:aws:s3:::logs/AWSLogs/111122223333/)" +
         folder + R"(*"}]})";
}

/// Without a key, so that the bucket policy alone decides.
DeployedTrail with_policy(const std::string& policy) {
  DeployedTrail trail;
  trail.key.clear();
  trail.policy = policy;
  return trail;
}

std::string judged(DeployedTrail& trail) {
  return told(trail.subject(), "delivery_agrees");
}

TEST_CASE("what is allowed and delivered, or denied and refused, agrees", "[exports]") {
  DeployedTrail allowed = with_policy(allow(""));
  allowed.status();
  CHECK(judged(allowed) == "holds");
  allowed.observed.statuses[0].delivered_at = "2026-11-20T11:55:00Z";
  CHECK(judged(allowed) == "holds");

  DeployedTrail denied = with_policy(allow("other/"));
  TrailStatus& status = denied.status();
  status.delivery_error = "AccessDenied";
  status.digest_error = "AccessDenied";
  const Subject subject = denied.subject();
  CHECK(told(subject, "delivery_agrees") == "holds");
  CHECK_THAT(lines(subject, "delivery_agrees"),
             Catch::Contains("`AccessDenied` for log files in eu-west-1, as simulated"));
}

TEST_CASE("what is allowed and refused, or denied and delivered, does not", "[exports]") {
  DeployedTrail allowed = with_policy(allow(""));
  allowed.status().delivery_error = "AccessDenied";
  CHECK(judged(allowed) == "fails");
  CHECK_THAT(lines(allowed.subject(), "delivery_agrees"), Catch::Contains("allow it"));
  allowed.observed.statuses[0].delivery_error = "SlowDown";  // decided by no policy
  CHECK(judged(allowed) == "holds");

  DeployedTrail denied = with_policy(allow("other/"));
  denied.status();
  CHECK(judged(denied) == "fails");
  CHECK_THAT(lines(denied.subject(), "delivery_agrees"),
             Catch::Contains("delivered log files in eu-west-1 at 2026-11-27T11:55:00Z, "
                             "although the bucket, its policy or the key in the export"));
}

TEST_CASE("an old delivery may be from before the policy that denies", "[exports]") {
  DeployedTrail denied = with_policy(allow("other/"));
  TrailStatus& status = denied.status();
  status.delivered_at = "2026-11-27T10:00:00Z";
  status.digest_delivered_at = "2026-11-27T08:00:00Z";
  CHECK_THAT(judged(denied), Catch::Contains("nothing to compare with"));
  status.logging = false;
  CHECK(judged(denied) == "holds");
}

TEST_CASE("each kind of file is compared by itself", "[exports]") {
  DeployedTrail trail = with_policy(allow("CloudTrail/"));  // no digest files
  trail.status();
  CHECK(judged(trail) == "fails");
  CHECK_THAT(lines(trail.subject(), "delivery_agrees"),
             Catch::Contains("delivered digest files"));
  trail.observed.statuses[0].digest_error = "AccessDenied";
  CHECK(judged(trail) == "holds");
}

TEST_CASE("what cannot be simulated is unknown, with what CloudTrail says", "[exports]") {
  DeployedTrail trail;  // its key is in no input
  trail.policy = allow("");
  trail.status();
  CHECK_THAT(judged(trail), Catch::Contains("CloudTrail delivered log files"));
  trail.observed.statuses[0].missing = {.what = "GetTrailStatus was refused"};
  CHECK(judged(trail) == "GetTrailStatus was refused");
}

TEST_CASE("an organization trail may deliver for one account and not for another",
          "[exports]") {
  DeployedTrail trail = with_policy(allow("other/"));
  trail.more += R"("is_organization_trail":true,)";
  trail.status();
  CHECK_THAT(judged(trail), Catch::Contains("organization"));
}

}  // namespace

}  // namespace trailseal::cloudtrail::delivery_agreement_test
