// The outcome of one rule on one subject:
//
//   when      require   outcome
//   Fails     -         none: the rule does not apply
//   Holds     Holds     pass
//   Holds     Fails     fail
//   Unknown   Holds     pass: it holds whether it is asked or not
//   otherwise           unknown, with the facts that are missing
#include "engine/engine.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

#include "engine/fingerprint.hpp"
#include "engine/judgement.hpp"
#include "engine/sentence.hpp"

namespace trailseal::engine {
namespace {

using cloudtrail::Subject;

bool applies(const rule::Rule& rule, const Subject& subject,
             const std::string& standard) {
  const auto& chosen = rule.standards;
  const bool judged =
      chosen.empty() || std::find(chosen.begin(), chosen.end(), standard) != chosen.end();
  if (!judged || !subject.is(rule.subject)) return false;
  if (rule.types.empty()) return true;
  const Value& type = subject.facts.at_path("resource.type");
  return std::any_of(rule.types.begin(), rule.types.end(),
                     [&](const std::string& each) { return type.is_literal(each); });
}

Outcome outcome_of(Verdict when, Verdict require) {
  if (require == Verdict::Holds) return Outcome::Pass;
  if (when == Verdict::Holds && require == Verdict::Fails) return Outcome::Fail;
  return Outcome::Unknown;
}

void say(Result& result, const Subject& subject, const Judgement& when,
         const Judgement& require) {
  const rule::Rule& rule = *result.rule;
  if (result.outcome == Outcome::Pass) {
    result.message = rule.title;
  } else if (result.outcome == Outcome::Fail) {
    result.message = fill_in(rule.message, subject.facts);
  } else {
    const auto& missing = when.missing.empty() ? require.missing : when.missing;
    result.message = cannot_tell(rule, missing);
    if (!missing.empty()) result.missing = missing.front().missing;
  }
}

void locate(Result& result, const Subject& subject) {
  const Place* place = subject.place_of(result.rule->at);
  if (place == nullptr) place = subject.place_of(subject.kind);
  if (place == nullptr) place = subject.place_of("trail");
  if (place != nullptr) {
    result.place = *place;
  } else {
    result.place.input = subject.input;
    result.place.address = subject.trail;
  }
  result.resource = result.place.address;
  result.why = subject.evidence_of(result.rule->at);
}

std::optional<Result> judge_one(const rule::Rule& rule, const Subject& subject,
                                const FilePaths& paths, Kept kept) {
  const Judgement when = judge(rule.when, subject.facts);
  if (when.verdict == Verdict::Fails) return std::nullopt;
  const Judgement require = judge(rule.require, subject.facts);
  const Outcome outcome = outcome_of(when.verdict, require.verdict);
  if (outcome == Outcome::Pass && kept == Kept::NotPassing) return std::nullopt;
  Result result;
  result.rule = &rule;
  result.trail = subject.trail;
  result.input = subject.input;
  result.outcome = outcome;
  say(result, subject, when, require);
  locate(result, subject);
  result.fingerprint = fingerprint(result, subject.input, paths);
  return result;
}

/// In a deque, for a result is large: one stays where it was made until all are in order.
std::deque<Result> judge_subject(std::span<const rule::Rule* const> rules,
                                 const Subject& subject, const std::string& standard,
                                 const FilePaths& paths, Kept kept) {
  std::deque<Result> results;
  for (const rule::Rule* rule : rules) {
    if (!applies(*rule, subject, standard)) continue;
    auto result = judge_one(*rule, subject, paths, kept);
    if (result) results.push_back(std::move(*result));
  }
  return results;
}

using TrailKey = std::pair<std::size_t, std::string>;  // input and address

/// The results of one subject, and the trail that it is about.
struct SubjectResults {
  TrailKey trail{};
  std::deque<Result> results{};
};

/// All results by trail, rule and resource; those of no trail come last. `all` is by the
/// place of the subject.
std::vector<Result> in_order(const std::vector<cloudtrail::TrailSummary>& trails,
                             std::map<std::size_t, SubjectResults>& all) {
  std::map<TrailKey, std::size_t> ranks;
  for (std::size_t i = 0; i < trails.size(); ++i) {
    ranks.emplace(TrailKey(trails[i].input, trails[i].address), i);
  }
  struct Ranked {
    std::size_t rank = 0;
    Result* result = nullptr;
  };
  std::vector<Ranked> ranked;
  for (auto& [at, subject] : all) {
    const auto found = ranks.find(subject.trail);
    const std::size_t rank = found == ranks.end() ? trails.size() : found->second;
    for (Result& result : subject.results) ranked.push_back({rank, &result});
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
    if (a.rank != b.rank) return a.rank < b.rank;
    if (a.result->rule != b.result->rule) {
      return a.result->rule->code < b.result->rule->code;
    }
    return a.result->resource < b.result->resource;
  });
  std::vector<Result> results;
  results.reserve(ranked.size());
  for (const Ranked& one : ranked) results.push_back(std::move(*one.result));
  return results;
}

}  // namespace

cloudtrail::SubjectRequest subjects_of(std::span<const rule::Rule* const> rules) {
  cloudtrail::SubjectRequest request;
  request.only_named_buckets =
      std::all_of(rules.begin(), rules.end(), [](const rule::Rule* rule) {
        return rule->subject != "bucket" ||
               rule->applies_only_where("bucket.named_for_trails");
      });
  for (const rule::Rule* rule : rules) {
    request.kinds.insert(rule->subject);
    request.types.insert(rule->types.begin(), rule->types.end());
  }
  return request;
}

GraphJudgement judge_graph(std::span<const rule::Rule* const> rules,
                           const ResourceGraph& graph, const std::string& standard,
                           const std::vector<Input>& inputs, std::size_t jobs,
                           Kept kept) {
  const FilePaths paths(inputs, graph);
  std::map<std::size_t, SubjectResults> all;
  std::mutex mutex;
  cloudtrail::SubjectRequest request = subjects_of(rules);
  request.jobs = jobs;
  GraphJudgement judged;
  judged.trails = cloudtrail::assess_each(
      graph, standard, request, [&](std::size_t at, const Subject& subject) {
        SubjectResults one{
            .trail = {subject.input, subject.trail},
            .results = judge_subject(rules, subject, standard, paths, kept)};
        const std::lock_guard lock(mutex);
        all.emplace(at, std::move(one));
      });
  judged.results = in_order(judged.trails, all);
  return judged;
}

std::vector<Result> judge(std::span<const rule::Rule* const> rules,
                          const cloudtrail::Assessment& assessment,
                          const std::string& standard, const std::vector<Input>& inputs) {
  const FilePaths paths(inputs);
  std::map<std::size_t, SubjectResults> all;
  for (std::size_t i = 0; i < assessment.subjects.size(); ++i) {
    const Subject& subject = assessment.subjects[i];
    all.emplace(i, SubjectResults{.trail = {subject.input, subject.trail},
                                  .results = judge_subject(rules, subject, standard,
                                                           paths, Kept::All)});
  }
  return in_order(assessment.trails, all);
}

}  // namespace trailseal::engine
