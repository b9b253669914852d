// What fails for a trail is known by trail and rule: a finding that has moved from the
// bucket to its new policy is still the same finding.
//
//   before    after     history
//   fail      fail      existing
//   unknown   fail      untold
//   other     fail      new
//   fail      pass      fixed, and so where the rule or the trail is gone
//   fail      other     untold
#include "engine/history.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace trailseal::engine {
namespace {

/// Input, rule, trail, and the resource where no trail is involved.
using Key = std::tuple<std::size_t, std::string, std::string, std::string>;

Key history_key(const Result& result) {
  return {result.input, result.rule->code, result.trail,
          result.trail.empty() ? result.resource : std::string()};
}

bool has(const std::multimap<Key, Outcome>& outcomes, const Key& key, Outcome wanted) {
  const auto [first, last] = outcomes.equal_range(key);
  return std::any_of(first, last, [&](const auto& row) { return row.second == wanted; });
}

std::multimap<Key, Outcome> outcomes_of(const std::vector<Result>& results) {
  std::multimap<Key, Outcome> outcomes;
  for (const Result& result : results)
    outcomes.emplace(history_key(result), result.outcome);
  return outcomes;
}

bool is_planned(const Result& result, const std::vector<Input>& inputs) {
  return inputs[result.input].kind == InputKind::TerraformPlan;
}

}  // namespace

bool has_history(const ResourceGraph& graph) {
  const auto& resources = graph.resources();
  return std::any_of(resources.begin(), resources.end(), [&](const Resource& resource) {
    return !resource.data && !resource.before.is_unset() &&
           graph.inputs()[resource.input].kind == InputKind::TerraformPlan;
  });
}

std::vector<Result> tell_history(const std::vector<Result>& before,
                                 const std::vector<Input>& inputs,
                                 std::vector<Result>& after) {
  const auto then = outcomes_of(before);
  const auto now = outcomes_of(after);
  for (Result& result : after) {
    if (result.outcome != Outcome::Fail || !is_planned(result, inputs)) continue;
    const Key key = history_key(result);
    if (has(then, key, Outcome::Fail)) {
      result.history = History::Existing;
    } else if (!has(then, key, Outcome::Unknown)) {
      result.history = History::New;
    }
  }
  std::vector<Result> fixed;
  for (const Result& result : before) {
    const Key key = history_key(result);
    if (result.outcome != Outcome::Fail || !is_planned(result, inputs)) continue;
    if (has(now, key, Outcome::Fail) || has(now, key, Outcome::Unknown) ||
        has(now, key, Outcome::Waived)) {
      continue;
    }
    fixed.push_back(result);
    fixed.back().history = History::Fixed;
  }
  return fixed;
}

}  // namespace trailseal::engine
