#include "report/finding_groups.hpp"

#include "report/sample.hpp"
#include "support/catch.hpp"

namespace trailseal::report::finding_groups_test {
namespace {

TEST_CASE("one reason at one place is one finding", "[causes]") {
  Report report = sample_report();
  engine::Result write = report.results[1];
  engine::Result check = write;
  engine::Result elsewhere = write;
  elsewhere.place.address = "aws_s3_bucket_policy.other";
  engine::Result otherwise = write;
  otherwise.why = {"another statement"};
  const auto findings = findings_by_cause({&write, &check, &elsewhere, &otherwise});
  REQUIRE(findings.size() == 3);
  CHECK(findings[0].also == std::vector<const engine::Result*>{&check});
  CHECK(findings[1].also.empty());

  write.why.clear();
  check.why.clear();
  CHECK(findings_by_cause({&write, &check}).size() == 2);  // no reason is no same reason
}

TEST_CASE("what a plan brings stands before what was there", "[causes]") {
  Report report = sample_report();
  engine::Result old = report.results[1];
  old.history = engine::History::Existing;
  engine::Result fresh = report.results[1];
  fresh.history = engine::History::New;
  std::vector<const engine::Result*> fails{&old, &fresh};
  sort_by_cause(fails);
  CHECK(fails.front() == &fresh);
}

}  // namespace
}  // namespace trailseal::report::finding_groups_test
