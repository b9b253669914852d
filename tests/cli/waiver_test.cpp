// Exceptions written beside a template's resources.
#include "engine/waiver.hpp"

#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::waiver_test {
namespace {

/// A trail that fails TS104, with these waivers; judged on 2026-06-15.
Run run_with(const std::string& waivers, const std::vector<std::string>& more = {},
             const std::string& key = "") {
  const Scratch scratch;
  scratch.write("t.yaml",
                "Resources:\n  Trail:\n    Type: AWS::CloudTrail::Trail\n    Metadata:\n"
                "      trailseal:\n        waive:\n" +
                    waivers + "    Properties: {IsLogging: true, S3BucketName: b" + key +
                    "}\n");
  std::vector<std::string> args{"check", "t.yaml", "--select", "TS104"};
  args.insert(args.end(), more.begin(), more.end());
  return run_command(args, "", {.today = "2026-06-15"});
}

constexpr const char* kWaiver =
    "          - {rule: TS104, reason: the archive encrypts on arrival, until: "
    "2026-12-31}\n";

TEST_CASE("a waiver takes a finding away, and it stays visible", "[waiver]") {
  const Run run = run_with(kWaiver);
  CAPTURE(run.out, run.err);
  CHECK(run.status == kClean);
  CHECK(contains(run.out,
                 "waived  TS104  the archive encrypts on arrival (until 2026-12-31)"));
  CHECK(contains(run.out, "1 trail: 1 waived"));
  const auto report = nlohmann::json::parse(run_with(kWaiver, {"--format", "json"}).out);
  CHECK(report["results"][0]["outcome"] == "waived");
  CHECK(report["results"][0]["waiver"]["reason"] == "the archive encrypts on arrival");
  CHECK(report["summary"]["waived"] == 1);
}

TEST_CASE("--no-waivers judges as if nothing were waived", "[waiver]") {
  CHECK(run_with(kWaiver, {"--no-waivers"}).status == kFindings);
}

TEST_CASE("what is wrong with a waiver is said with its place", "[waiver]") {
  struct Case {
    const char* waiver;
    const char* key;
    int status;
    const char* said;
  };
  const auto c = GENERATE(values<Case>({
      {"          - {rule: TS104, reason: encrypted on arrival, until: 2026-06-14}\n", "",
       kFindings, "t.yaml:7:13: warning: the waiver of `Trail` from TS104 expired on"},
      {"          - {rule: TS104, reason: encrypted on arrival, until: 2026-06-15}\n", "",
       kClean, "warning: the waiver of `Trail` from TS104 expires on 2026-06-15"},
      {"          - {rule: TS104, reason: encrypted on arrival, until: 2026-07-15}\n", "",
       kClean, "expires on 2026-07-15"},
      {"          - {rule: trail-kms-key, reason: encrypted on arrival}\n", "", kClean,
       ""},
      {"          - {rule: TS104, reason: encrypted on arrival}\n", ", KMSKeyId: alias/x",
       kClean, "warning: the waiver of `Trail` from TS104 matches no finding"},
      {"          - {rule: TS1O4, reason: encrypted on arrival}\n", "", kFailed,
       "did you mean `TS104`?"},
      {"          - {rule: TS104, reason: later}\n", "", kFailed, "has no reason"},
      {"          - {rule: TS104}\n", "", kFailed, "has no reason"},
      {"          - {rule: TS104, reason: encrypted on arrival, until: soon}\n", "",
       kFailed, "ends on `soon`, which is not a date"},
      {"          - {rule: TS104, reason: encrypted on arrival, until: 2027-02-31}\n", "",
       kFailed, "ends on `2027-02-31`, which is not a date"},
      {"          - {rule: TS104, reason: encrypted on arrival, until: 2028-02-29}\n", "",
       kClean, ""},
      {"          - {rule: TS101, reason: not judged in this run}\n", "", kFindings, ""},
  }));
  const Run run = run_with(c.waiver, {}, c.key);
  CAPTURE(c.waiver, run.out, run.err);
  CHECK(run.status == c.status);
  CHECK(contains(run.err, c.said));
  if (std::string(c.said).empty()) CHECK(run.err.empty());
}

}  // namespace
}  // namespace trailseal::cli::waiver_test
