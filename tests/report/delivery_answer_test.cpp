#include "report/delivery_answer.hpp"

#include "report/sample.hpp"
#include "support/catch.hpp"

namespace trailseal::report::delivery_answer_test {
namespace {

/// A trail that fares so, with this encryption.
cloudtrail::TrailSummary trail_of(const std::string& address, Verdict delivery,
                                  const std::string& algorithm = "aws:kms") {
  cloudtrail::TrailSummary trail = sample_trail();
  trail.address = address;
  trail.delivery = delivery;
  trail.log_encryption.algorithm = algorithm;
  return trail;
}

Report report_of(std::vector<cloudtrail::TrailSummary> trails) {
  Report report = sample_report();
  report.trails = std::move(trails);
  report.results.clear();
  return report;
}

TEST_CASE("a report of one trail answers for it", "[answer]") {
  struct Case {
    Verdict delivery;
    const char* algorithm;
    const char* standard;
    const char* sentence;
  };
  const auto c = GENERATE(values<Case>({
      {Verdict::Holds, "aws:kms", "sse-kms-cmk",
       "The trail delivers log files encrypted with a customer managed KMS key"},
      {Verdict::Holds, "AES256", "sse-kms-cmk",
       "The trail does not encrypt its log files with a customer managed KMS key"},
      {Verdict::Holds, "AES256", "sse-s3",
       "The trail delivers log files encrypted with SSE-S3 or stronger"},
      {Verdict::Fails, "aws:kms", "sse-kms", "The trail delivers no log files"},
      {Verdict::Unknown, "aws:kms", "sse-kms",
       "It cannot be decided whether the trail delivers log files encrypted with a KMS "
       "key"},
      {Verdict::Holds, "", "sse-kms",
       "It cannot be decided whether the trail delivers log files encrypted with a KMS "
       "key"},
      {Verdict::Unknown, "AES256", "sse-kms",
       "The trail does not encrypt its log files with a KMS key"},
  }));
  CAPTURE(c.sentence);
  Report report = report_of({trail_of("t", c.delivery, c.algorithm)});
  report.standard = c.standard;
  CHECK(answer_sentence(report) == c.sentence);
}

TEST_CASE("a report of several trails counts them", "[answer]") {
  const auto good = trail_of("a", Verdict::Holds);
  CHECK(answer_sentence(report_of({good, trail_of("b", Verdict::Holds)})) ==
        "All 2 trails deliver log files encrypted with a customer managed KMS key");
  CHECK(
      answer_sentence(report_of(
          {good, trail_of("b", Verdict::Fails), trail_of("c", Verdict::Fails),
           trail_of("d", Verdict::Holds, "AES256"), trail_of("e", Verdict::Unknown)})) ==
      "1 of 5 trails delivers log files encrypted with a customer managed KMS key, 2 "
      "deliver no log files, 1 uses weaker encryption, 1 cannot be decided");
  CHECK(answer_sentence(
            report_of({trail_of("a", Verdict::Fails), trail_of("b", Verdict::Fails)})) ==
        "None of 2 trails deliver log files encrypted with a customer managed KMS key, 2 "
        "deliver no log files");
  CHECK(answer_sentence(report_of({})).empty());
}

TEST_CASE("a trail counts by the scenario in which it fares worst", "[answer]") {
  Report report =
      report_of({trail_of("a", Verdict::Holds), trail_of("a", Verdict::Fails)});
  report.trails[0].scenario = {{"Stage", "prod"}};
  report.trails[1].scenario = {{"Stage", "dev"}};
  const DeliveryAnswer answer = delivery_answer(report);
  CHECK(answer.trails() == 1);
  CHECK(answer.refused == 1);
  CHECK(answer.verdict() == Verdict::Fails);
  CHECK(answer_sentence(report) ==
        "The trail delivers no log files when `Stage` is `dev`");
  report.trails.push_back(trail_of("b", Verdict::Holds));
  CHECK(answer_sentence(report) ==
        "1 of 2 trails delivers log files encrypted with a customer managed KMS key, 1 "
        "delivers no log files; a trail that varies counts by its worst case");
}

TEST_CASE("what AWS has observed of a trail counts before its simulation", "[answer]") {
  struct Case {
    const char* fact;
    const char* sentence;
  };
  const auto c = GENERATE(values<Case>({
      {"observed.delivery_works", "The trail delivers no log files"},
      {"observed.objects_encrypted",
       "The trail does not encrypt its log files with a customer managed KMS key"},
      {"trail.multi_region",
       "The trail delivers log files encrypted with a customer managed KMS key, but 1 "
       "result fails the check"},
  }));
  CAPTURE(c.fact);
  Report report = report_of({trail_of("aws_cloudtrail.main", Verdict::Holds)});
  rule::Rule rule = sample_rule("TS304");
  rule.at = c.fact;
  report.results = {sample_result("TS304", engine::Outcome::Fail)};
  report.results[0].rule = &rule;
  CHECK(answer_sentence(report) == c.sentence);
}

TEST_CASE("the answer says what would decide most of the undecided", "[answer]") {
  Report report =
      report_of({trail_of("a", Verdict::Unknown), trail_of("b", Verdict::Unknown),
                 trail_of("c", Verdict::Unknown)});
  rule::Rule write = sample_rule("TS304");
  write.at = "delivery.put_object";
  const auto add = [&](const char* trail, const rule::Rule* rule, const char* help) {
    engine::Result result = sample_result("TS304", engine::Outcome::Unknown);
    result.rule = rule;
    result.trail = trail;
    result.missing = {.what = "bucket `x` is not in any input", .help = help};
    report.results.push_back(result);
  };
  add("a", &write, "pass the plan of the bucket");
  add("b", &write, "pass the plan of the bucket");
  add("c", &write, "pass `--account`");
  add("c", &write, "pass `--region`");
  // What no delivery waits for does not count.
  for (const char* trail : {"a", "b", "c"}) add(trail, &sample_rule("TS306"), "anything");
  CHECK(decision_hint(delivery_answer(report)) ==
        "To decide 2 of them: pass the plan of the bucket (bucket `x` is not in any "
        "input)");
  report.trails.erase(report.trails.begin(), report.trails.begin() + 2);
  CHECK(decision_hint(delivery_answer(report)) ==
        "Needed to decide it: pass `--account` (bucket `x` is not in any input)");
}

}  // namespace
}  // namespace trailseal::report::delivery_answer_test
