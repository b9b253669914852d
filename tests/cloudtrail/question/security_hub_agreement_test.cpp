#include "cloudtrail/question/security_hub_agreement.hpp"

#include "cloudtrail/deployed_trail.hpp"

namespace trailseal::cloudtrail::security_hub_agreement_test {

namespace {

std::string judged(DeployedTrail& trail) {
  return told(trail.subject(), "security_hub_agrees");
}

TEST_CASE("Security Hub passes a trail with a key and fails one without", "[exports]") {
  struct Case {
    const char* status;
    bool keyed;
    const char* outcome;
  };
  const auto c = GENERATE(values<Case>({{"PASSED", true, "holds"},
                                        {"FAILED", false, "holds"},
                                        {"PASSED", false, "fails"},
                                        {"FAILED", true, "fails"}}));
  CAPTURE(c.status, c.keyed);
  DeployedTrail trail;
  if (!c.keyed) trail.key.clear();
  trail.finding(c.status);
  CHECK(judged(trail) == c.outcome);
}

TEST_CASE("a finding that differs says what each saw", "[exports]") {
  DeployedTrail trail;
  SecurityHubFinding& finding = trail.finding("FAILED");
  finding.detailed = true;
  finding.workflow = "SUPPRESSED";
  const std::string said = lines(trail.subject(), "security_hub_agrees");
  CHECK(
      said ==
      "Security Hub (CloudTrail.2 in eu-west-1, updated at 2026-11-27T03:00:00Z) reports "
      "`FAILED` for a trail without a key; the trail in the export has the key `" +
          kDeployedKey + "`; the finding is suppressed\n");
}

TEST_CASE("a finding that is old, archived or undecided decides no difference",
          "[exports]") {
  DeployedTrail trail;
  trail.finding("FAILED").updated_at = "2026-11-25T03:00:00Z";
  CHECK_THAT(judged(trail), Catch::Contains("is 2 days older than the export"));
  trail.observed.findings[0].updated_at.clear();
  CHECK_THAT(judged(trail), Catch::Contains("of an unknown age"));
  trail.observed.findings[0].record_state = "ARCHIVED";
  CHECK_THAT(judged(trail), Catch::Contains("no active finding"));
  CHECK_THAT(lines(trail.subject(), "security_hub_agrees"),
             Catch::Contains("the finding is archived"));
  trail.observed.findings[0] = trail.finding("NOT_AVAILABLE");
  trail.observed.findings.pop_back();
  CHECK_THAT(judged(trail), Catch::Contains("no active finding"));

  trail.finding("PASSED").updated_at = "2026-11-25T03:00:00Z";
  CHECK(judged(trail) == "holds");
  trail.finding("FAILED");  // another standard's, of today
  CHECK(judged(trail) == "fails");
}

TEST_CASE("where Security Hub was refused, that is what is missing", "[exports]") {
  DeployedTrail trail;
  trail.observed.findings_missing = {.what = "GetFindings was refused",
                                     .help = "allow it"};
  CHECK(judged(trail) == "GetFindings was refused");
  trail.finding("PASSED").trail = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/other";
  CHECK(judged(trail) == "GetFindings was refused");
}

}  // namespace

}  // namespace trailseal::cloudtrail::security_hub_agreement_test
