// kms_key_id = var.own ? aws_kms_key.a.arn : aws_kms_key.b.arn
//
//   as it is    key a   key b
//   unknown     pass    pass     pass
//   unknown     fail    fail     fail, as for the first
//   unknown     pass    fail     unknown
//
// Several such values multiply; beyond a few combinations they stay as they are.
#include "engine/alternatives.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "engine/engine.hpp"

namespace trailseal::engine {
namespace {

using cloudtrail::TrailSummary;

constexpr std::size_t kMostCombinations = 16;

/// An attribute and what it may be.
struct Open {
  std::size_t resource = 0;
  std::string attribute{};
  std::vector<Value> candidates{};
};

std::vector<Open> find_open(const ResourceGraph& graph) {
  std::vector<Open> all;
  for (std::size_t i = 0; i < graph.resources().size(); ++i) {
    const Value& attributes = graph.resources()[i].attributes;
    for (std::size_t k = 0; k < attributes.size() && attributes.is_map(); ++k) {
      const Value& value = attributes.items()[k];
      if (!value.is_unknown() || value.as_unknown().candidates.size() < 2) continue;
      all.push_back({.resource = i,
                     .attribute = attributes.keys()[k].name,
                     .candidates = value.as_unknown().candidates});
    }
  }
  return all;
}

std::size_t combinations(const std::vector<Open>& open) {
  std::size_t count = 1;
  for (const Open& one : open) {
    count *= one.candidates.size();
    if (count > kMostCombinations) return 0;
  }
  return open.empty() ? 0 : count;
}

/// What one combination is judged to be, the first of what has the same key.
struct Case {
  std::map<std::tuple<std::size_t, std::string, const rule::Rule*>, Result> results{};
  std::map<std::pair<std::size_t, std::string>, TrailSummary> trails{};
};

Case case_of(std::vector<TrailSummary> trails, std::vector<Result> results) {
  Case one;
  for (Result& result : results) {
    const std::tuple key(result.input, result.trail, result.rule);
    one.results.emplace(key, std::move(result));
  }
  for (TrailSummary& trail : trails) {
    const std::pair key(trail.input, trail.address);
    one.trails.emplace(key, std::move(trail));
  }
  return one;
}

const Result* find(const Case& one, const Result& wanted) {
  const auto found =
      one.results.find(std::tuple(wanted.input, wanted.trail, wanted.rule));
  return found == one.results.end() ? nullptr : &found->second;
}

const TrailSummary* find(const Case& one, const TrailSummary& wanted) {
  const auto found = one.trails.find(std::pair(wanted.input, wanted.address));
  return found == one.trails.end() ? nullptr : &found->second;
}

void settle(const std::vector<Case>& cases, Result& result) {
  if (result.outcome != Outcome::Unknown) return;
  const Result* first = find(cases.front(), result);
  if (first == nullptr || first->outcome == Outcome::Unknown) return;
  const bool same = std::all_of(cases.begin(), cases.end(), [&](const Case& one) {
    const Result* other = find(one, result);
    return other != nullptr && other->outcome == first->outcome;
  });
  if (same) result = *first;
}

void settle(const std::vector<Case>& cases, TrailSummary& trail) {
  const TrailSummary* first = find(cases.front(), trail);
  if (first == nullptr) return;
  const auto all_have = [&](auto member) {
    return std::all_of(cases.begin(), cases.end(), [&](const Case& one) {
      const TrailSummary* other = find(one, trail);
      return other != nullptr && member(*other) == member(*first);
    });
  };
  if (trail.delivery == Verdict::Unknown &&
      all_have([](const TrailSummary& t) { return t.delivery; })) {
    trail.delivery = first->delivery;
  }
  if (trail.log_encryption.algorithm.empty() &&
      all_have([](const TrailSummary& t) { return t.log_encryption.algorithm; })) {
    trail.log_encryption.algorithm = first->log_encryption.algorithm;
  }
}

}  // namespace

void settle_alternatives(const ResourceGraph& graph,
                         std::span<const rule::Rule* const> rules,
                         const std::string& standard, std::vector<TrailSummary>& trails,
                         std::vector<Result>& results) {
  const std::vector<Open> open = find_open(graph);
  const std::size_t count = combinations(open);
  std::vector<Case> cases;
  for (std::size_t number = 0; number < count; ++number) {
    ResourceGraph chosen = graph;
    std::size_t rest = number;
    for (const Open& one : open) {
      chosen.set_attribute(one.resource, one.attribute,
                           one.candidates[rest % one.candidates.size()]);
      rest /= one.candidates.size();
    }
    auto assessment = cloudtrail::assess(chosen, standard, subjects_of(rules));
    auto judged = judge(rules, assessment, standard, graph.inputs());
    cases.push_back(case_of(std::move(assessment.trails), std::move(judged)));
  }
  if (cases.empty()) return;
  for (Result& result : results) settle(cases, result);
  for (TrailSummary& trail : trails) settle(cases, trail);
}

}  // namespace trailseal::engine
