#include "run/judgement.hpp"

#include <algorithm>
#include <map>
#include <sstream>
#include <string>

#include "run/report_run.hpp"
#include "run/settings.hpp"
#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::run::judgement_test {
namespace {

using engine::Outcome;

Settings settings_of_rules(std::vector<std::string> rules) {
  Problems problems;
  Settings settings = settings_of({.configuration = {.none = true},
                                   .reading = {.inputs = {"t.yaml"}},
                                   .judging = JudgingRequest{.select = std::move(rules)}},
                                  problems);
  CHECK(problems.empty());
  return settings;
}

Judgement judged(const Settings& settings) {
  std::istringstream in;
  return judge(settings.judging, load::load_inputs(settings.reading, in), "2026-06-15");
}

/// A trail with a key only where `Own` says so, and a waiver of TS104.
constexpr const char* kTemplate = R"(Parameters:
  Own: {Type: String, AllowedValues: ["yes", "no"], Default: "yes"}
Conditions:
  HasKey: !Equals [!Ref Own, "yes"]
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Metadata:
      trailseal: {waive: [{rule: TS104, reason: UNTIL}]}
    Properties:
      IsLogging: true
      S3BucketName: central
      KMSKeyId: !If [HasKey, "arn:aws:kms:eu-central-1:111122223333:key/k", !Ref AWS::NoValue]
)";

std::string with_waiver(const std::string& text) {
  std::string written = kTemplate;
  return written.replace(written.find("UNTIL"), 5, text);
}

TEST_CASE("every scenario is judged, and what differs is said once for each",
          "[judgement]") {
  const cli::Scratch scratch;
  scratch.write("t.yaml", with_waiver("short"));
  const Judgement all = judged(settings_of_rules({"TS104"}));
  REQUIRE(all.results.size() == 2);
  CHECK(all.results[0].outcome != all.results[1].outcome);
  for (const engine::Result& result : all.results) {
    REQUIRE(result.scenario.count("Own") == 1);
    const bool own = result.scenario.at("Own") == "yes";
    CHECK(result.outcome == (own ? Outcome::Pass : Outcome::Fail));
  }
  REQUIRE(all.waivers.size() == 1);
  CHECK_FALSE(all.waivers[0].sound);  // its reason is too short to count
}

TEST_CASE("a waiver that covers a result of any scenario is used", "[judgement]") {
  const cli::Scratch scratch;
  scratch.write("t.yaml", with_waiver("the archive encrypts on arrival"));
  const Judgement all = judged(settings_of_rules({"TS104"}));
  REQUIRE(all.waivers.size() == 1);
  CHECK(all.waivers[0].used);
  CHECK(std::any_of(all.results.begin(), all.results.end(),
                    [](const auto& r) { return r.outcome == Outcome::Waived; }));
  Settings without = settings_of_rules({"TS104"});
  without.judging.waivers_count = false;
  CHECK(judged(without).waivers.empty());
}

TEST_CASE("without rules the trails are found all the same", "[judgement]") {
  const cli::Scratch scratch;
  scratch.write("t.yaml", cli::kTrailTemplate);
  Problems problems;
  const Settings settings = settings_of(
      {.configuration = {.none = true}, .reading = {.inputs = {"t.yaml"}}}, problems);
  const Judgement all = judged(settings);
  CHECK(all.trails.size() == 1);
  CHECK(all.results.empty());
}

TEST_CASE("a report has what it was judged by, also without any input", "[judgement]") {
  const cli::Scratch scratch;
  std::istringstream in;
  const Settings settings = settings_of_rules({"TS104"});
  const Clock clock{.today = "2026-06-15",
                    .stamp = std::chrono::sys_seconds(std::chrono::seconds(7))};
  const report::Report report = make_report(settings, clock, in, nullptr);
  CHECK(report.inputs.empty());
  CHECK(report.diagnostics.size() == 1);
  CHECK(report.standard == "sse-kms-cmk");
  CHECK(report.rules.size() == 1);
  CHECK(report.stamp == clock.stamp);
}

TEST_CASE("results that pass can be left out, and nothing else is", "[judgement]") {
  const cli::Scratch scratch;
  scratch.write("t.yaml", cli::kTrailTemplate);
  std::istringstream in;
  const Settings settings = settings_of_rules({"TS104", "TS303", "TS602"});
  const auto loaded = load::load_inputs(settings.reading, in);
  const auto outcomes = [&](engine::Kept kept) {
    std::map<std::string, Outcome> found;
    const auto all =
        judge_graph(settings.judging, loaded.graph, loaded.graph.inputs(), kept);
    for (const engine::Result& result : all.results) {
      found.emplace(result.rule->code, result.outcome);
    }
    return found;
  };
  auto all = outcomes(engine::Kept::All);
  CHECK(all.at("TS602") == Outcome::Pass);
  all.erase("TS602");
  CHECK(all.size() == 2);
  CHECK(outcomes(engine::Kept::NotPassing) == all);
}

TEST_CASE("where nothing is in place the results stay as they are", "[judgement]") {
  const cli::Scratch scratch;
  scratch.write("t.yaml", cli::kTrailTemplate);
  std::istringstream in;
  const Settings settings = settings_of_rules({"TS104"});
  const auto loaded = load::load_inputs(settings.reading, in);
  const JudgedChange change = judge_change(settings.judging, loaded, "2026-06-15");
  REQUIRE(change.judgement.results.size() == 1);
  CHECK(change.judgement.results[0].history == engine::History::Untold);
  CHECK(change.fixed.empty());
}

}  // namespace
}  // namespace trailseal::run::judgement_test
