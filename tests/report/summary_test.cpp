#include "report/summary.hpp"

#include "report/sample.hpp"
#include "support/catch.hpp"

namespace trailseal::report::summary_test {
namespace {

using engine::Outcome;
using rule::Severity;

TEST_CASE("a result counts by outcome, severity and strictness", "[summary]") {
  struct Case {
    Outcome outcome;
    const char* code;  // TS304 high, TS306 medium, TS302 low
    std::optional<Severity> fail_on;
    bool strict;
    bool counts;
  };
  const auto c = GENERATE(values<Case>({
      {Outcome::Pass, "TS304", Severity::Low, true, false},
      {Outcome::Fail, "TS304", Severity::Medium, false, true},
      {Outcome::Fail, "TS306", Severity::Medium, false, true},
      {Outcome::Fail, "TS302", Severity::Medium, false, false},
      {Outcome::Fail, "TS302", Severity::Low, false, true},
      {Outcome::Fail, "TS306", Severity::High, false, false},
      {Outcome::Fail, "TS304", std::nullopt, true, false},
      {Outcome::Unknown, "TS304", Severity::Medium, false, false},
      {Outcome::Unknown, "TS304", Severity::Medium, true, true},
      {Outcome::Unknown, "TS302", Severity::Medium, true, false},
      {Outcome::Waived, "TS304", Severity::Low, true, false},
  }));
  Report report;
  report.fail_on = c.fail_on;
  report.strict = c.strict;
  report.results = {sample_result(c.code, c.outcome)};
  CAPTURE(engine::to_string(c.outcome), c.code, c.strict);
  CHECK(counts(report, report.results[0]) == c.counts);
  CHECK(has_findings(report) == c.counts);
}

TEST_CASE("a warning is no error", "[summary]") {
  Report report;
  report.diagnostics = {{.level = Diagnostic::Level::Warning}};
  CHECK_FALSE(has_errors(report));
  report.diagnostics.push_back({.level = Diagnostic::Level::Error});
  CHECK(has_errors(report));
}

}  // namespace
}  // namespace trailseal::report::summary_test
