// The outcome of one rule on one subject:
//
//   when      require   outcome
//   Fails     -         none: the rule does not apply
//   Holds     Holds     pass
//   Holds     Fails     fail
//   Unknown   Holds     pass: it holds whether it is asked or not
//   otherwise           unknown, with the facts that are missing
#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "base/parallel.hpp"
#include "engine/engine.hpp"
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
                                const FilePaths& paths) {
  const Judgement when = judge(rule.when, subject.facts);
  if (when.verdict == Verdict::Fails) return std::nullopt;
  const Judgement require = judge(rule.require, subject.facts);
  Result result;
  result.rule = &rule;
  result.trail = subject.trail;
  result.input = subject.input;
  result.outcome = outcome_of(when.verdict, require.verdict);
  say(result, subject, when, require);
  locate(result, subject);
  result.fingerprint = fingerprint(result, subject.input, paths);
  return result;
}

/// The place of each trail in the assessment, by input and address.
class Ranks {
 public:
  explicit Ranks(const cloudtrail::Assessment& assessment)
      : last_(assessment.trails.size()) {
    for (std::size_t i = 0; i < last_; ++i) {
      ranks_.emplace(std::pair(assessment.trails[i].input, assessment.trails[i].address),
                     i);
    }
  }

  /// Subjects without a trail come last.
  std::size_t of(const Subject& subject) const {
    const auto found = ranks_.find(std::pair(subject.input, subject.trail));
    return found == ranks_.end() ? last_ : found->second;
  }

 private:
  std::map<std::pair<std::size_t, std::string>, std::size_t> ranks_;
  std::size_t last_;
};

/// The results of all subjects, by trail, rule and resource.
std::vector<Result> in_order(const cloudtrail::Assessment& assessment,
                             std::vector<std::vector<Result>>& by_subject) {
  struct Ranked {
    std::size_t rank = 0;
    Result* result = nullptr;
  };
  const Ranks ranks(assessment);
  std::vector<Ranked> ranked;
  for (std::size_t i = 0; i < by_subject.size(); ++i) {
    const std::size_t rank = ranks.of(assessment.subjects[i]);
    for (Result& result : by_subject[i]) ranked.push_back({rank, &result});
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
    return std::tie(a.rank, a.result->rule->code, a.result->resource) <
           std::tie(b.rank, b.result->rule->code, b.result->resource);
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

std::vector<Result> judge(std::span<const rule::Rule* const> rules,
                          const cloudtrail::Assessment& assessment,
                          const std::string& standard, const std::vector<Input>& inputs,
                          std::size_t jobs) {
  const FilePaths paths(inputs);
  const std::vector<Subject>& subjects = assessment.subjects;
  std::vector<std::vector<Result>> by_subject(subjects.size());
  for_each_index(jobs, subjects.size(), [&](std::size_t i) {
    for (const rule::Rule* rule : rules) {
      if (!applies(*rule, subjects[i], standard)) continue;
      auto result = judge_one(*rule, subjects[i], paths);
      if (result) by_subject[i].push_back(std::move(*result));
    }
  });
  return in_order(assessment, by_subject);
}

}  // namespace trailseal::engine
