#include "report/delivery_answer.hpp"

#include <algorithm>
#include <map>

#include "report/result_text.hpp"
#include "report/summary.hpp"

namespace trailseal::report {
namespace {

using cloudtrail::TrailSummary;

/// A trail by its input and address.
using TrailKey = std::pair<std::size_t, std::string>;

/// Notes the scenarios in which a trail fares worst, where it fares better in others.
void note_scenarios(const Report& report, const TrailAnswers& answers,
                    const Entries& entries, DeliveryAnswer& answer) {
  const TrailAnswer worst = answers.of(entries);
  const auto is_worst = [&](const TrailSummary* entry) {
    return answers.of(*entry) == worst;
  };
  if (std::all_of(entries.begin(), entries.end(), is_worst)) return;
  answer.varies = true;
  const auto cases = std::count_if(entries.begin(), entries.end(), is_worst);
  const auto first = std::find_if(entries.begin(), entries.end(), is_worst);
  answer.worst_case = scenario_text(report, (*first)->scenario);
  if (cases == 1) return;
  answer.worst_case +=
      " and in " + count_of(static_cast<std::size_t>(cases - 1), "more case");
}

/// How to give a thing that is missing, and what it is.
using MissingThing = std::pair<std::string, std::string>;
/// How many trails lack a thing.
using MissingCount = std::map<MissingThing, std::size_t>;

/// What the undecided trails lack for their delivery.
std::map<TrailKey, std::set<MissingThing>> lacking_things(
    const Report& report, const std::set<TrailKey>& undecided) {
  std::map<TrailKey, std::set<MissingThing>> things;
  for (const engine::Result& result : report.results) {
    const Missing& missing = result.missing;
    if (result.outcome != engine::Outcome::Unknown || missing.help.empty()) continue;
    TrailKey trail(result.input, result.trail);
    if (!result.rule->is_about("delivery") || !undecided.contains(trail)) continue;
    things[std::move(trail)].emplace(missing.help, missing.root());
  }
  return things;
}

/// Chooses what decides most of the undecided trails: what they lack alone; where each
/// lacks several things, what most of them lack.
void find_what_decides(const Report& report, const std::set<TrailKey>& undecided,
                       DeliveryAnswer& answer) {
  MissingCount alone;
  MissingCount among_others;
  for (const auto& [trail, things] : lacking_things(report, undecided)) {
    for (const MissingThing& thing : things) {
      ++(things.size() == 1 ? alone : among_others)[thing];
    }
  }
  answer.decides = !alone.empty();
  for (const auto& [thing, trails] : answer.decides ? alone : among_others) {
    if (trails <= answer.decided_by_it) continue;
    answer.decided_by_it = trails;
    answer.to_decide = thing.first + " (" + thing.second + ")";
  }
}

/// " in 9 of 300 inputs", where trails are of several.
std::string where_trails_are(const Report& report) {
  std::set<std::size_t> with_trail;
  for (const TrailSummary& trail : report.trails) with_trail.insert(trail.input);
  if (with_trail.size() < 2) return "";
  const auto all = static_cast<std::size_t>(
      std::count_if(report.inputs.begin(), report.inputs.end(),
                    [](const Input& input) { return !input.trusted; }));
  std::string text = " in " + std::to_string(with_trail.size());
  if (with_trail.size() < all) text += " of " + std::to_string(all);
  return text + " inputs";
}

std::string answer_for_one(const DeliveryAnswer& answer, const std::string& wanted) {
  const std::string when = answer.varies ? " " + answer.worst_case : "";
  if (answer.as_wanted > 0) return "The trail delivers log files encrypted " + wanted;
  if (answer.refused > 0) return "The trail delivers no log files" + when;
  if (answer.weaker > 0) {
    return "The trail does not encrypt its log files " + wanted + when;
  }
  return "It cannot be decided whether the trail delivers log files encrypted " + wanted +
         when;
}

void append_part(std::string& text, std::size_t number, std::string_view one,
                 std::string_view many) {
  if (number == 0) return;
  text.append(", ").append(std::to_string(number)).append(" ");
  text.append(number == 1 ? one : many);
}

std::string trail_sentence(const Report& report, const DeliveryAnswer& answer) {
  const std::size_t trails = answer.trails();
  if (trails == 0) return "";
  const std::string wanted(rule::standard_of(report.standard).wanted);
  if (trails == 1) return answer_for_one(answer, wanted);
  const bool all = answer.as_wanted == trails;
  const std::string number = all                     ? "All"
                             : answer.as_wanted == 0 ? "None"
                                                     : std::to_string(answer.as_wanted);
  std::string text = number + (all ? " " : " of ") + std::to_string(trails) + " trails" +
                     where_trails_are(report) +
                     (answer.as_wanted == 1 ? " delivers" : " deliver") +
                     " log files encrypted " + wanted;
  append_part(text, answer.refused, "delivers no log files", "deliver no log files");
  append_part(text, answer.weaker, "uses weaker encryption", "use weaker encryption");
  append_part(text, answer.undecided, "cannot be decided", "cannot be decided");
  if (answer.varies) text += "; a trail that varies counts by its worst case";
  return text;
}

}  // namespace

Verdict DeliveryAnswer::verdict() const {
  if (refused > 0 || weaker > 0) return Verdict::Fails;
  return undecided > 0 ? Verdict::Unknown : Verdict::Holds;
}

TrailAnswers::TrailAnswers(const Report& report)
    : standard_(rule::standard_of(report.standard)) {
  for (const engine::Result& result : report.results) {
    if (result.outcome != engine::Outcome::Fail) continue;
    const Key trail(result.input, result.trail);
    if (result.rule->is_about("observed.delivery_works")) seen_refused_.insert(trail);
    if (result.rule->is_about("observed.objects_encrypted")) seen_weaker_.insert(trail);
  }
}

TrailAnswer TrailAnswers::of(const TrailSummary& trail) const {
  const Key key(trail.input, trail.address);
  if (trail.delivery == Verdict::Fails || seen_refused_.contains(key)) {
    return TrailAnswer::Refused;
  }
  const std::string& algorithm = trail.log_encryption.algorithm;
  const bool is_weaker =
      !algorithm.empty() && standard_.needs_kms && !algorithm.starts_with("aws:kms");
  if (is_weaker || seen_weaker_.contains(key)) return TrailAnswer::Weaker;
  const bool known = !algorithm.empty() && trail.delivery == Verdict::Holds;
  return known ? TrailAnswer::AsWanted : TrailAnswer::Undecided;
}

TrailAnswer TrailAnswers::of(const Entries& entries) const {
  TrailAnswer worst = TrailAnswer::AsWanted;
  for (const TrailSummary* entry : entries) worst = std::min(worst, of(*entry));
  return worst;
}

Entries by_answer(const Report& report) {
  const TrailAnswers answers(report);
  Entries trails;
  for (const TrailSummary& trail : report.trails) trails.push_back(&trail);
  std::stable_sort(trails.begin(), trails.end(), [&](const auto* a, const auto* b) {
    return answers.of(*a) < answers.of(*b);
  });
  return trails;
}

DeliveryAnswer delivery_answer(const Report& report) {
  DeliveryAnswer answer;
  std::set<TrailKey> undecided;
  const TrailAnswers answers(report);
  for (const Entries& entries : grouped_trails(report)) {
    note_scenarios(report, answers, entries, answer);
    switch (answers.of(entries)) {
      case TrailAnswer::Refused:
        ++answer.refused;
        break;
      case TrailAnswer::Weaker:
        ++answer.weaker;
        break;
      case TrailAnswer::Undecided:
        ++answer.undecided;
        undecided.emplace(entries.front()->input, entries.front()->address);
        break;
      case TrailAnswer::AsWanted:
        ++answer.as_wanted;
    }
  }
  find_what_decides(report, undecided, answer);
  return answer;
}

std::string answer_sentence(const Report& report, const DeliveryAnswer& answer) {
  std::string sentence = trail_sentence(report, answer);
  if (sentence.empty() || answer.verdict() != Verdict::Holds) return sentence;
  // All trails deliver, and yet the run may fail.
  const auto findings = static_cast<std::size_t>(std::count_if(
      report.results.begin(), report.results.end(),
      [&](const engine::Result& result) { return counts(report, result); }));
  if (findings == 0) return sentence;
  return sentence + ", but " + count_of(findings, "result") +
         (findings == 1 ? " fails the check" : " fail the check");
}

std::string answer_sentence(const Report& report) {
  return answer_sentence(report, delivery_answer(report));
}

std::string decision_hint(const DeliveryAnswer& answer) {
  if (answer.to_decide.empty()) return "";
  const std::string which =
      answer.undecided == 1 ? "it" : std::to_string(answer.decided_by_it) + " of them";
  return (answer.decides ? "To decide " : "Needed to decide ") + which + ": " +
         answer.to_decide;
}

}  // namespace trailseal::report
