// "the policy is not known: the key is not in any input" and "the key is not in any input"
// wait for one thing: both go back to the same root.
#include "report/unknown_groups.hpp"

#include <algorithm>
#include <utility>

namespace trailseal::report {
namespace {

/// What a result waits for; its message, where it does not say.
Missing missing_of(const engine::Result& result) {
  if (!result.missing.empty()) return result.missing;
  return {.what = result.message, .help = result.missing.help};
}

bool belongs(const UnknownGroup& group, const engine::Result& result,
             const Missing& missing) {
  return group.missing.help == missing.help && group.scenario == result.scenario &&
         group.further == result.further && group.missing.root() == missing.root();
}

void add_evidence(UnknownGroup& group, const std::vector<Evidence>& why) {
  for (const Evidence& one : further_evidence(why, group.missing)) {
    if (std::find(group.why.begin(), group.why.end(), one) == group.why.end()) {
      group.why.push_back(one);
    }
  }
}

}  // namespace

std::vector<Evidence> further_evidence(const std::vector<Evidence>& why,
                                       const Missing& missing) {
  std::vector<Evidence> further;
  std::copy_if(
      why.begin(), why.end(), std::back_inserter(further), [&](const Evidence& evidence) {
        return evidence.kind != Evidence::Kind::Note || missing.empty() ||
               (evidence.note != missing.what && evidence.note != missing.root());
      });
  return further;
}

std::vector<UnknownGroup> grouped_by_cause(
    const std::vector<const engine::Result*>& results) {
  std::vector<UnknownGroup> groups;
  for (const engine::Result* result : results) {
    Missing missing = missing_of(*result);
    auto group = std::find_if(
        groups.begin(), groups.end(),
        [&](const UnknownGroup& each) { return belongs(each, *result, missing); });
    if (group == groups.end()) {
      groups.push_back(
          {.missing = missing, .scenario = result->scenario, .further = result->further});
      group = groups.end() - 1;
    }
    const bool shorter = missing.what.size() < group->missing.what.size();
    // What the others say at more length is told by this group.
    add_evidence(*group, further_evidence(result->why, missing));
    if (shorter) group->missing = std::move(missing);
    group->codes.push_back(result->rule->code);
  }
  return groups;
}

}  // namespace trailseal::report
