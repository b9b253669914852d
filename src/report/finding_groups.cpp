#include "report/finding_groups.hpp"

#include <algorithm>

namespace trailseal::report {
namespace {

using engine::Result;

bool is_same_place(const Result& a, const Result& b) {
  return a.place.input == b.place.input && a.place.address == b.place.address;
}

/// Does the first bring about the second?
bool explains(const Result& cause, const Result& effect) {
  if (!is_same_place(cause, effect) || cause.scenario != effect.scenario ||
      cause.further != effect.further) {
    return false;
  }
  if (cause.rule->is_about_change()) return !effect.rule->is_about_change();
  return !cause.why.empty() && cause.why == effect.why &&
         cause.place.pointer == effect.place.pointer &&
         cause.place.position == effect.place.position;
}

}  // namespace

void sort_by_cause(std::vector<const Result*>& fails) {
  std::stable_sort(fails.begin(), fails.end(), [](const Result* a, const Result* b) {
    if (a->rule->severity != b->rule->severity) {
      return a->rule->severity > b->rule->severity;
    }
    const bool a_new = a->history == engine::History::New;
    const bool b_new = b->history == engine::History::New;
    if (a_new != b_new) return a_new;
    return a->rule->is_about_change() && !b->rule->is_about_change();
  });
}

std::vector<Finding> findings_by_cause(std::vector<const Result*> fails) {
  sort_by_cause(fails);
  std::vector<Finding> findings;
  for (const Result* result : fails) {
    const auto cause = std::find_if(
        findings.begin(), findings.end(),
        [&](const Finding& finding) { return explains(*finding.result, *result); });
    if (cause == findings.end()) {
      findings.push_back({.result = result});
    } else {
      cause->also.push_back(result);
    }
  }
  return findings;
}

}  // namespace trailseal::report
