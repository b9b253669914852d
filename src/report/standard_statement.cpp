#include "report/standard_statement.hpp"

#include <algorithm>
#include <cstddef>

#include "base/word_list.hpp"
#include "report/result_text.hpp"
#include "report/summary.hpp"
#include "rule/standard.hpp"

namespace trailseal::report {

std::string standard_statement(const Report& report) {
  const rule::Standard& standard = rule::standard_of(report.standard);
  const std::string wanted =
      std::string(standard.wanted) + " (" + in_backticks(standard.name) + ")";
  const Summary summary = summarize(report);
  const auto trails =
      static_cast<std::size_t>(std::count_if(report.trails.begin(), report.trails.end(),
                                             [](const cloudtrail::TrailSummary& trail) {
                                               return trail.delivery == Verdict::Holds;
                                             }));
  const auto are = [](std::size_t number) {
    return std::to_string(number) + (number == 1 ? " is " : " are ");
  };
  return "Checked against the standard that CloudTrail log files and the buckets they are "
         "delivered to are encrypted at rest " +
         wanted + ", and that key and bucket policies allow CloudTrail to deliver: of " +
         count_of(report.trails.size(), "trail") + " examined, " +
         std::to_string(trails) + (trails == 1 ? " delivers" : " deliver") +
         " by the policies in force, as simulated; " +
         count_of(summary.pass, "requirement is", "requirements are") + " met, " +
         are(summary.fail) + "not, " + are(summary.unknown) + "unknown and " +
         are(summary.waived) + "waived (trailseal " + std::string(tool_version()) + ").";
}

}  // namespace trailseal::report
