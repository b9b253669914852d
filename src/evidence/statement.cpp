#include "evidence/statement.hpp"

#include "base/word_list.hpp"
#include "report/result_text.hpp"
#include "rule/standard.hpp"

namespace trailseal::evidence {

std::string control_statement(const Pack& pack) {
  const rule::Standard& standard = rule::standard_of(pack.standard);
  std::size_t trails = 0;
  for (const AccountEvidence& account : pack.accounts) trails += account.trails.size();
  const auto number = [](std::size_t count) { return std::to_string(count); };
  return "The organization requires that CloudTrail log files, and the default of the "
         "buckets that they are delivered to, are encrypted at rest " +
         std::string(standard.wanted) + " (" + in_backticks(standard.name) +
         "), and that key policies and bucket policies allow CloudTrail to deliver "
         "them. Of " +
         report::count_of(trails, "trail") + " in " +
         report::count_of(pack.accounts.size(), "account") +
         ", the simulated policies allow the delivery of log files for " +
         number(pack.deliveries.allowed) + ", deny it for " +
         number(pack.deliveries.denied) + ", and leave it undecided for " +
         number(pack.deliveries.unknown) +
         ". Requirements: " + number(pack.outcomes.pass) + " met, " +
         number(pack.outcomes.fail) + " not met, " + number(pack.outcomes.unknown) +
         " not decided, " + number(pack.outcomes.waived) + " waived.";
}

}  // namespace trailseal::evidence
