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

/// Of the results that do not pass: most do, and nobody asks for those.
std::multimap<Key, Outcome> outcomes_of(const std::vector<Result>& results) {
  std::multimap<Key, Outcome> outcomes;
  for (const Result& result : results) {
    if (result.outcome == Outcome::Pass) continue;
    outcomes.emplace(history_key(result), result.outcome);
  }
  return outcomes;
}

/// What a plan does not touch itself may still hang on what it changes: a trail that is known
/// from an export delivers to a bucket of the plan.
bool is_planned(const Result& result, const std::vector<Input>& inputs) {
  const InputKind kind = inputs[result.input].kind;
  return kind == InputKind::TerraformPlan || kind == InputKind::AwsExport;
}

/// Can two results hold in one scenario? No choice of one contradicts the other's.
bool meet(const Scenario& a, const Scenario& b) {
  return std::all_of(a.begin(), a.end(), [&](const auto& choice) {
    const auto other = b.find(choice.first);
    return other == b.end() || other->second == choice.second;
  });
}

bool contains(const Scenario& whole, const Scenario& part) {
  return std::all_of(whole.begin(), whole.end(), [&](const auto& choice) {
    const auto other = part.find(choice.first);
    return other != part.end() && other->second == choice.second;
  });
}

std::vector<Scenario> scenarios_of(const Result& result) {
  std::vector<Scenario> all{result.scenario};
  all.insert(all.end(), result.further.begin(), result.further.end());
  return all;
}

/// Does `test` hold for some scenario of each?
template <typename Test>
bool some_pair(const Result& a, const Result& b, Test test) {
  const auto of_a = scenarios_of(a);
  const auto of_b = scenarios_of(b);
  return std::any_of(of_a.begin(), of_a.end(), [&](const Scenario& one) {
    return std::any_of(of_b.begin(), of_b.end(),
                       [&](const Scenario& other) { return test(one, other); });
  });
}

/// Results of one version, by what they are about.
class Version {
 public:
  explicit Version(const std::vector<Result>& results) {
    for (const Result& result : results) rows_.emplace(history_key(result), &result);
  }

  /// Is there a result with this outcome that the test relates to `result`?
  template <typename Test>
  bool has(const Result& result, Outcome outcome, Test test) const {
    const auto [first, last] = rows_.equal_range(history_key(result));
    return std::any_of(first, last, [&](const auto& row) {
      return row.second->outcome == outcome && some_pair(*row.second, result, test);
    });
  }

 private:
  std::multimap<Key, const Result*> rows_{};
};

History history_in(const Version& then, const Result& result) {
  if (then.has(result, Outcome::Fail, contains)) return History::Existing;
  if (then.has(result, Outcome::Unknown, meet)) return History::Untold;
  const bool failed = then.has(result, Outcome::Fail, meet);
  return failed && !then.has(result, Outcome::Pass, meet) ? History::Existing
                                                          : History::New;
}

}  // namespace

std::vector<Result> tell_versions(const std::vector<Result>& before,
                                  const std::vector<Earlier>& earlier,
                                  std::vector<Result>& after) {
  const Version then(before);
  for (Result& result : after) {
    if (result.outcome != Outcome::Fail) continue;
    const Earlier version = earlier[result.input];
    if (version == Earlier::Missing) result.history = History::New;
    if (version == Earlier::There) result.history = history_in(then, result);
  }
  const Version now(after);
  std::vector<Result> fixed;
  for (const Result& result : before) {
    if (result.outcome != Outcome::Fail || earlier[result.input] != Earlier::There) {
      continue;
    }
    if (now.has(result, Outcome::Fail, meet) || now.has(result, Outcome::Unknown, meet) ||
        now.has(result, Outcome::Waived, meet)) {
      continue;
    }
    fixed.push_back(result);
    fixed.back().history = History::Fixed;
  }
  return fixed;
}

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
    if (result.outcome != Outcome::Fail || !is_planned(result, inputs)) continue;
    const Key key = history_key(result);
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
