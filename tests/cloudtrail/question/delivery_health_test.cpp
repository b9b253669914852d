#include "cloudtrail/question/delivery_health.hpp"

#include "cloudtrail/deployed_trail.hpp"

namespace trailseal::cloudtrail::delivery_health_test {

namespace {

TEST_CASE("a healthy trail's delivery works in each region", "[exports]") {
  DeployedTrail trail;
  trail.status();
  trail.status("us-east-1");
  const Subject subject = trail.subject();
  CHECK(told(subject, "delivery_works") == "holds");
  CHECK(told(subject, "digests_arrive") == "holds");
  CHECK_THAT(lines(subject, "delivery_works"),
             Catch::Contains("in us-east-1 was delivered at 2026-11-27T11:55:00Z"));
}

TEST_CASE("each error of the status is a failure", "[exports]") {
  DeployedTrail trail;
  trail.status();
  TrailStatus& status = trail.status("us-east-1");
  const int which = GENERATE(0, 1, 2, 3);
  std::optional<std::string>* errors[] = {&status.delivery_error, &status.digest_error,
                                          &status.log_group_error,
                                          &status.notification_error};
  *errors[which] = "AccessDenied";
  const char* what[] = {"log files in us-east-1", "digest files in us-east-1",
                        "events to the log group in us-east-1",
                        "notifications to the topic in us-east-1"};
  const Subject subject = trail.subject();
  CHECK(told(subject, "delivery_works") == "fails");
  CHECK_THAT(
      lines(subject, "delivery_works"),
      Catch::Contains("cannot deliver " + std::string(what[which]) + ": `AccessDenied`"));
  CHECK(told(subject, "digests_arrive") == (which == 1 ? "fails" : "holds"));

  *errors[which] = "";  // seen in emulators: none
  CHECK(told(trail.subject(), "delivery_works") == "holds");
}

TEST_CASE("an attempt that is later than the last success timed out", "[exports]") {
  DeployedTrail trail;
  trail.status().delivery_attempted_at = "2026-11-27T11:59:00Z";
  CHECK(told(trail.subject(), "delivery_works") == "holds");
  trail.observed.statuses[0].delivered_at = "2026-11-27T10:00:00Z";
  CHECK(told(trail.subject(), "delivery_works") == "fails");
}

TEST_CASE("a trail that is off does not deliver, and no digest is due", "[exports]") {
  DeployedTrail trail;
  TrailStatus& status = trail.status();
  status.logging = false;
  status.stopped_at = "2026-11-20T00:00:00Z";
  status.digest_delivered_at = "2026-11-20T00:00:00Z";
  const Subject subject = trail.subject();
  CHECK(told(subject, "delivery_works") == "fails");
  CHECK_THAT(lines(subject, "delivery_works"),
             Catch::Contains("is off in eu-west-1 since 2026-11-20T00:00:00Z"));
  CHECK(told(subject, "digests_arrive") == "holds");
}

TEST_CASE("digests are due every hour, counted from the time of the export",
          "[exports]") {
  struct Case {
    const char* digest;
    const char* started;
    const char* outcome;
  };
  const auto c = GENERATE(values<Case>({
      {"2026-11-27T10:05:00Z", "2026-11-01T00:00:00Z", "holds"},
      {"2026-11-27T09:30:00Z", "2026-11-01T00:00:00Z", "fails"},
      {"2026-11-27T09:30:00Z", "2026-11-27T11:00:00Z", "holds"},  // begun anew
      {"", "2026-11-01T00:00:00Z", "fails"},
      {"", "2026-11-27T11:30:00Z", "holds"},
  }));
  CAPTURE(c.digest, c.started);
  DeployedTrail trail;
  TrailStatus& status = trail.status();
  status.digest_delivered_at.reset();
  if (*c.digest != '\0') status.digest_delivered_at = c.digest;
  status.started_at = c.started;
  const Subject subject = trail.subject();
  CHECK(told(subject, "digests_arrive") == c.outcome);
  CHECK(told(subject, "delivery_works") == c.outcome);
}

TEST_CASE("a digest file that is there counts beside the status, and has a signature",
          "[exports]") {
  DeployedTrail trail;
  trail.status().digest_delivered_at = "2026-11-27T08:00:00Z";
  CHECK(told(trail.subject(), "digests_arrive") == "fails");
  DeliveredObject& digest = trail.file("11:00", "AES256");
  digest.folder = "CloudTrail-Digest";
  digest.trail_name = "audit";
  digest.is_signed = true;
  CHECK(told(trail.subject(), "digests_arrive") == "holds");
  trail.observed.objects[0].is_signed = false;
  CHECK_THAT(lines(trail.subject(), "digests_arrive"),
             Catch::Contains("has no signature"));
  trail.observed.objects[0].missing = {.what = "HeadObject was refused"};
  trail.observed.objects[0].answer = 1;
  CHECK(told(trail.subject(), "digests_arrive") == "HeadObject was refused");
  trail.observed.objects[0].trail_name = "other";
  CHECK_THAT(lines(trail.subject(), "digests_arrive"), Catch::Contains("4 hours old"));
}

TEST_CASE("without validation a quiet trail is unknown, never failed", "[exports]") {
  DeployedTrail trail;
  trail.more.clear();
  TrailStatus& status = trail.status();
  CHECK(told(trail.subject(), "digests_arrive") == "absent");
  CHECK(told(trail.subject(), "delivery_works") == "holds");
  status.delivered_at = "2026-11-20T12:00:00Z";
  status.delivery_attempted_at.reset();
  CHECK_THAT(told(trail.subject(), "delivery_works"),
             Catch::Contains("in eu-west-1 is 7 days old (2026-11-20T12:00:00Z)"));
  status.region = "us-east-1";  // another region may be quiet for as long as it likes
  CHECK(told(trail.subject(), "delivery_works") == "holds");
}

TEST_CASE("what was not asked, refused or seen by a member is unknown", "[exports]") {
  DeployedTrail trail;
  CHECK_THAT(told(trail.subject(), "delivery_works"),
             Catch::Contains("the exports have no status of " + kDeployedArn));
  const Value fact = trail.subject().facts.at_path("observed.delivery_works");
  CHECK_THAT(fact.as_unknown().help,
             Catch::Contains("`aws cloudtrail get-trail-status --name " + kDeployedArn +
                             " --region eu-west-1`"));
  trail.status().missing = {.what = "GetTrailStatus was refused"};
  CHECK(told(trail.subject(), "delivery_works") == "GetTrailStatus was refused");
  CHECK(told(trail.subject(), "digests_arrive") == "GetTrailStatus was refused");

  trail.observed.statuses[0].missing = {};
  trail.observed.statuses[0].seen_by_member = true;
  trail.observed.statuses[0].digest_delivered_at.reset();
  CHECK_THAT(told(trail.subject(), "delivery_works"), Catch::Contains("member account"));
  trail.status();  // what the owner sees counts
  CHECK(told(trail.subject(), "delivery_works") == "holds");
}

TEST_CASE("a region that was refused leaves open whether delivery works there",
          "[exports]") {
  DeployedTrail trail;
  trail.status();
  trail.observed.answers[1].command = {"aws",      "cloudtrail", "get-trail-status",
                                       "--name",   kDeployedArn, "--region",
                                       "us-east-1"};
  trail.observed.answers[1].error = "AccessDeniedException";
  CHECK_THAT(told(trail.subject(), "delivery_works"),
             Catch::Contains("--region us-east-1` returned no answer"));
  CHECK_THAT(told(trail.subject(), "digests_arrive"),
             Catch::Contains("(AccessDeniedException)"));
  trail.observed.answers[1].command[4] = kDeployedArn + "-2";
  CHECK(told(trail.subject(), "delivery_works") == "holds");
}

TEST_CASE("a region where only trails were asked for leaves open what is delivered there",
          "[exports]") {
  DeployedTrail trail;
  trail.more += R"("is_multi_region_trail":true,)";
  trail.status();
  trail.observed.answers[0].command = {"aws", "cloudtrail", "describe-trails"};
  trail.observed.answers[0].region = "us-east-1";
  for (const char* fact : {"delivery_works", "digests_arrive"}) {
    CHECK_THAT(told(trail.subject(), fact),
               Catch::Contains("no status of " + kDeployedArn + " in us-east-1"));
  }
  const Value open = trail.subject().facts.at_path("observed.delivery_works");
  CHECK_THAT(open.as_unknown().help, Catch::Contains("--region us-east-1`"));
  // What is wrong elsewhere decides all the same.
  trail.observed.statuses[0].delivery_error = "AccessDenied";
  CHECK(told(trail.subject(), "delivery_works") == "fails");
  trail.observed.statuses[0].delivery_error.reset();

  trail.status("us-east-1");
  CHECK(told(trail.subject(), "delivery_works") == "holds");
  // A trail of one region has no status in others.
  trail.observed.statuses.pop_back();
  trail.more = R"("enable_log_file_validation":true,"is_multi_region_trail":false,)";
  CHECK(told(trail.subject(), "delivery_works") == "holds");
}

TEST_CASE("an export of an unknown time tells no ages", "[exports]") {
  DeployedTrail trail;
  trail.status();
  trail.observed.collected_at.clear();
  CHECK_THAT(told(trail.subject(), "digests_arrive"),
             Catch::Contains("does not say when it was collected"));
}

TEST_CASE("nothing is observed of a trail of a plan", "[exports]") {
  DeployedTrail trail;
  trail.status();
  SmallGraph small;
  small.add("aws_cloudtrail.audit", R"({"name":"audit","s3_bucket_name":"logs"})");
  const ResourceGraph graph = small.build();
  const Surroundings surroundings(graph);
  const Subject subject =
      facts_of(graph, surroundings, follow(graph, find_trails(graph).front()), "sse-kms");
  CHECK(subject.facts["observed"].is_absent());
}

}  // namespace

}  // namespace trailseal::cloudtrail::delivery_health_test
