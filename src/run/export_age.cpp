#include "run/export_age.hpp"

#include "base/day.hpp"

namespace trailseal::run {
namespace {

/// Audits look at a quarter; whoever checks what is deployed wants to know of today.
constexpr int kMostDays = 92;

}  // namespace

std::vector<Diagnostic> check_export_ages(const std::vector<Input>& inputs,
                                          const std::string& today) {
  std::vector<Diagnostic> warnings;
  for (const Input& input : inputs) {
    if (!input.observed) continue;
    const std::string day = input.observed->collected_at.substr(0, 10);
    if (!is_day(day) || day_after(day, kMostDays) >= today) continue;
    warnings.push_back(
        {.level = Diagnostic::Level::Warning,
         .error = {.message = "this export was collected on " + day +
                              ", so it may be out of date",
                   .help = "collect the account again with `scripts/collect`",
                   .path = input.path}});
  }
  return warnings;
}

}  // namespace trailseal::run
