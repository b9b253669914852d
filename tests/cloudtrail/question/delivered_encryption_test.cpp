#include "cloudtrail/question/delivered_encryption.hpp"

#include "cloudtrail/deployed_trail.hpp"

namespace trailseal::cloudtrail::delivered_encryption_test {

namespace {

std::string judged(DeployedTrail& trail, const std::string& standard = "sse-kms-cmk") {
  return told(trail.subject(standard), "objects_encrypted");
}

TEST_CASE("files fit by algorithm and by the trail's key", "[exports]") {
  struct Case {
    const char* algorithm;
    std::string file_key;
    std::string trail_key;
    const char* standard;
    const char* outcome;
  };
  const std::string replica =
      "arn:aws:kms:us-east-1:111122223333:key/mrk-00000000000000000000000000000001";
  const std::string primary =
      "arn:aws:kms:eu-west-1:111122223333:key/mrk-00000000000000000000000000000001";
  const auto c = GENERATE_COPY(values<Case>({
      {"aws:kms", kDeployedKey, kDeployedKey, "sse-kms-cmk", "holds"},
      {"aws:kms:dsse", kDeployedKey, kDeployedKey, "sse-kms-cmk", "holds"},
      {"aws:kms", kOtherKey, kDeployedKey, "sse-kms-cmk", "fails"},
      {"aws:kms", kOtherKey, kDeployedKey, "sse-s3", "fails"},
      {"aws:kms", primary, replica, "sse-kms-cmk", "holds"},
      {"AES256", "", kDeployedKey, "sse-kms", "fails"},
      {"AES256", "", kDeployedKey, "sse-s3", "holds"},
      {"AES256", "", "", "sse-s3", "holds"},
      {"AES256", "", "", "sse-kms-cmk", "fails"},
  }));
  CAPTURE(c.algorithm, c.file_key, c.trail_key, c.standard);
  DeployedTrail trail;
  trail.key = c.trail_key;
  trail.status();
  trail.file("11:50", c.algorithm, c.file_key);
  CHECK(judged(trail, c.standard) == c.outcome);
}

TEST_CASE("a file from before the setting is told and is no failure", "[exports]") {
  DeployedTrail trail;
  trail.file("09:00", "AES256");
  trail.file("10:00", "aws:kms", kDeployedKey).bucket_key = true;
  const Subject subject = trail.subject();
  CHECK(told(subject, "objects_encrypted") == "holds");
  const std::string evidence = lines(subject, "objects_encrypted");
  CHECK_THAT(evidence, Catch::Contains("09:00.json.gz` of 2026-11-27T09:00:30Z is "
                                       "encrypted with AES256 (SSE-S3); it is older"));
  CHECK_THAT(evidence, Catch::Contains("with an S3 Bucket Key"));

  trail.file("11:00", "AES256");  // newer than one that fits
  CHECK(judged(trail) == "fails");
}

TEST_CASE("of many files that fit a few are named", "[exports]") {
  DeployedTrail trail;
  for (const char* time : {"07:00", "08:00", "09:00", "10:00", "11:00"}) {
    trail.file(time, "aws:kms", kDeployedKey);
  }
  const Subject subject = trail.subject();
  CHECK(subject.evidence_of("observed.objects_encrypted").size() == 4);
  CHECK_THAT(lines(subject, "objects_encrypted"), Catch::Contains("and 2 more"));
}

TEST_CASE("a file from before the key was made is no failure", "[exports]") {
  DeployedTrail trail;
  trail.others = {
      {"aws_kms_key.logs", R"({"key_id":"11111111-0000-4000-8000-000000000001",
      "arn":")" + kDeployedKey +
                               R"(","creation_date":"2026-11-27T10:00:00Z"})"}};
  trail.file("09:00", "AES256");
  CHECK_THAT(judged(trail), Catch::Contains("certainly belongs to this trail and its"));
  CHECK_THAT(lines(trail.subject(), "objects_encrypted"),
             Catch::Contains("it is older than the trail's key"));
  trail.status();
  trail.file("11:50", "AES256");
  CHECK(judged(trail) == "fails");
}

TEST_CASE("where no file fits, a newer one may, unless none is there", "[exports]") {
  DeployedTrail trail;
  trail.file("11:00", "AES256");
  CHECK_THAT(judged(trail),
             Catch::Contains("the encryption of newer files is not known"));
  TrailStatus& status = trail.status();
  CHECK_THAT(judged(trail), Catch::Contains("delivered one at 2026-11-27T11:55:00Z"));
  status.delivered_at = "2026-11-27T11:01:00Z";
  CHECK(judged(trail) == "fails");
  trail.key.clear();  // the present setting gives just such files
  status.delivered_at = "2026-11-27T11:55:00Z";
  CHECK(judged(trail) == "fails");
}

TEST_CASE("files of one second go by the time in their names", "[exports]") {
  DeployedTrail trail;
  trail.file("11:00", "AES256");
  trail.file("10:00", "aws:kms", kDeployedKey);
  for (DeliveredObject& object : trail.observed.objects) {
    object.modified_at = "2026-11-27T11:30:00Z";
  }
  CHECK(judged(trail) == "fails");
}

TEST_CASE("a file without encryption is from before S3 encrypted all", "[exports]") {
  DeployedTrail trail;
  trail.status();
  trail.file("11:50", "").algorithm.reset();
  CHECK(judged(trail, "sse-s3") == "fails");
}

TEST_CASE("files of others, digests and what was refused decide nothing", "[exports]") {
  DeployedTrail trail;
  CHECK_THAT(judged(trail), Catch::Contains("no metadata of a log file"));
  trail.file("11:00", "AES256").account = "444455556666";
  trail.file("11:01", "AES256").region = "us-east-1";
  trail.file("11:02", "AES256").prefix = "team";
  trail.file("11:03", "AES256").organization_id = "o-abc";
  trail.file("11:04", "AES256").folder = "CloudTrail-Digest";
  CHECK_THAT(judged(trail), Catch::Contains("no metadata of a log file"));

  trail.file("11:05", "").missing = {.what = "HeadObject was refused"};
  trail.observed.objects.back().answer = 1;
  CHECK(judged(trail) == "HeadObject was refused");
  trail.file("11:06", "").missing = {.what = "it was only listed"};
  trail.file("11:07", "aws:kms", kDeployedKey);
  CHECK(judged(trail) == "HeadObject was refused");
  trail.file("11:08", "AES256");
  CHECK(judged(trail) == "fails");  // newer than one that fits
}

TEST_CASE("where two trails write the same names, a file of either is nobody's",
          "[exports]") {
  DeployedTrail trail;
  trail.others = {
      {"aws_cloudtrail.plain", R"({"name":"plain","s3_bucket_name":"logs"})"}};
  trail.file("11:00", "AES256");
  CHECK_THAT(judged(trail), Catch::Contains("no log file in the exports certainly"));
  trail.file("10:00", "aws:kms", kDeployedKey);
  CHECK(judged(trail) == "holds");
  trail.file("11:30", "aws:kms", kOtherKey);
  CHECK(judged(trail) == "fails");
}

}  // namespace

}  // namespace trailseal::cloudtrail::delivered_encryption_test
