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
#include <optional>
#include <tuple>

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
                                const std::vector<Input>& inputs) {
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
  result.fingerprint = fingerprint(result, subject.input, inputs);
  return result;
}

// Place of a subject's trail in the assessment; subjects without a trail come last.
std::size_t rank_of(const Subject& subject, const cloudtrail::Assessment& assessment) {
  for (std::size_t i = 0; i < assessment.trails.size(); ++i) {
    const cloudtrail::TrailSummary& trail = assessment.trails[i];
    if (trail.address == subject.trail && trail.input == subject.input) return i;
  }
  return assessment.trails.size();
}

}  // namespace

cloudtrail::SubjectRequest subjects_of(std::span<const rule::Rule* const> rules) {
  cloudtrail::SubjectRequest request;
  for (const rule::Rule* rule : rules) {
    request.kinds.insert(rule->subject);
    request.types.insert(rule->types.begin(), rule->types.end());
  }
  return request;
}

std::vector<Result> judge(std::span<const rule::Rule* const> rules,
                          const cloudtrail::Assessment& assessment,
                          const std::string& standard, const std::vector<Input>& inputs) {
  struct Ranked {
    std::size_t rank = 0;
    Result result{};
  };
  std::vector<Ranked> ranked;
  for (const Subject& subject : assessment.subjects) {
    const std::size_t rank = rank_of(subject, assessment);
    for (const rule::Rule* rule : rules) {
      if (!applies(*rule, subject, standard)) continue;
      auto result = judge_one(*rule, subject, inputs);
      if (result) ranked.push_back(Ranked{.rank = rank, .result = std::move(*result)});
    }
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
    return std::tie(a.rank, a.result.rule->code, a.result.resource) <
           std::tie(b.rank, b.result.rule->code, b.result.resource);
  });
  std::vector<Result> results;
  results.reserve(ranked.size());
  for (Ranked& one : ranked) results.push_back(std::move(one.result));
  return results;
}

}  // namespace trailseal::engine
