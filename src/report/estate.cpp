// What is fixed in one place is one thing: results of one rule at one address, whatever
// input, with the messages that differ in what is each input's own (own_words).
#include "report/estate.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "report/delivery_answer.hpp"
#include "report/instances.hpp"
#include "report/result_text.hpp"
#include "report/trail_lines.hpp"

namespace trailseal::report {
namespace {

using cloudtrail::TrailSummary;
using engine::Outcome;
using engine::Result;

void count(Verdict delivery, DeliveryCount& deliveries) {
  if (delivery == Verdict::Holds) {
    ++deliveries.allowed;
  } else if (delivery == Verdict::Fails) {
    ++deliveries.denied;
  } else {
    ++deliveries.unknown;
  }
}

/// In the scenario in which the trail fares worst.
Verdict worst_of(const Entries& entries) {
  const auto has = [&](Verdict verdict) {
    return std::any_of(entries.begin(), entries.end(),
                       [&](const auto* entry) { return entry->delivery == verdict; });
  };
  if (has(Verdict::Fails)) return Verdict::Fails;
  return has(Verdict::Unknown) ? Verdict::Unknown : Verdict::Holds;
}

void count(const TrailAnswers& answers, const Entries& entries,
           DeliveryCount& deliveries) {
  const Verdict worst = worst_of(entries);
  count(worst, deliveries);
  const bool weaker = answers.of(entries) == TrailAnswer::Weaker;
  if (worst == Verdict::Holds && weaker) ++deliveries.weaker;
}

/// The words of a trail's own, by its input and address.
using WordsByTrail =
    std::map<std::pair<std::size_t, std::string>, std::vector<std::string>>;

WordsByTrail words_by_trail(const Report& report) {
  WordsByTrail words;
  for (const TrailSummary& trail : report.trails) {
    words.try_emplace({trail.input, trail.address}, own_words(report, trail));
  }
  return words;
}

/// What is the same for findings that one change puts right.
std::string key_of(const Report& report, const Result& result,
                   const WordsByTrail& words) {
  const auto found = words.find({result.input, result.trail});
  std::vector<std::string> own;
  if (found != words.end()) {
    own = found->second;
  } else {
    own.emplace_back(input_path(report, result.place.input));
  }
  return result.rule->code + "\n" +
         without_instance(result.resource + "\n" + result.message, own);
}

std::vector<SharedFinding> shared_findings(const Report& report) {
  const WordsByTrail words = words_by_trail(report);
  std::map<std::string, std::size_t> index;
  std::vector<SharedFinding> shared;
  for (const Result& result : report.results) {
    if (result.outcome != Outcome::Fail) continue;
    const auto [row, added] = index.emplace(key_of(report, result, words), shared.size());
    if (added) shared.push_back({.first = &result});
    SharedFinding& finding = shared[row->second];
    ++finding.findings;
    const std::size_t input = input_of(result);
    const auto& all = finding.inputs;
    if (std::find(all.begin(), all.end(), input) == all.end()) {
      finding.inputs.push_back(input);
    }
  }
  // Severity, then whether files arrive at all, then how much one change puts right.
  std::stable_sort(
      shared.begin(), shared.end(), [](const SharedFinding& a, const SharedFinding& b) {
        const auto rank = [](const SharedFinding& finding) {
          const rule::Rule& rule = *finding.first->rule;
          return std::tuple(rule.severity, rule.is_about("delivery"), finding.findings);
        };
        return rank(a) > rank(b);
      });
  return shared;
}

/// The environments that trails or results differ by, by input.
std::set<std::pair<std::size_t, std::string>> environments_of(const Report& report) {
  std::set<std::pair<std::size_t, std::string>> found;
  const auto note = [&found](std::size_t input, const Scenario& scenario) {
    const auto row = scenario.find(kEnvironmentParameter);
    if (row != scenario.end()) found.emplace(input, row->second.text);
  };
  for (const TrailSummary& trail : report.trails) note(trail.input, trail.scenario);
  for (const Result& result : report.results) {
    note(input_of(result), result.scenario);
    for (const Scenario& other : result.further) note(input_of(result), other);
  }
  return found;
}

/// Is it so in this environment? What names none is so in all.
bool holds_in(const Scenario& scenario, const std::string& environment) {
  const auto row = scenario.find(kEnvironmentParameter);
  return row == scenario.end() || environment.empty() || row->second.text == environment;
}

bool holds_in(const Result& result, const std::string& environment) {
  return holds_in(result.scenario, environment) ||
         std::any_of(result.further.begin(), result.further.end(),
                     [&](const Scenario& other) { return holds_in(other, environment); });
}

/// The rows of the overview while they are counted.
class Parts {
 public:
  Parts(const Report& report, const TrailAnswers& answers) : answers_(answers) {
    for (const auto& [input, environment] : environments_of(report)) {
      environments_[input].push_back(environment);
    }
  }

  void add(const Entries& entries) {
    for (const std::string& environment : environments_in(entries.front()->input)) {
      Entries here;
      std::copy_if(entries.begin(), entries.end(), std::back_inserter(here),
                   [&](const auto* e) { return holds_in(e->scenario, environment); });
      if (!here.empty()) {
        count(answers_, here, row(here.front()->input, environment).deliveries);
      }
    }
  }

  void add(const Result& result) {
    const std::size_t input = input_of(result);
    for (const std::string& environment : environments_in(input)) {
      if (holds_in(result, environment)) ++row(input, environment).findings;
    }
  }

  std::vector<EstateInput> take() {
    std::vector<EstateInput> all;
    for (auto& [key, part] : rows_) all.push_back(std::move(part));
    return all;
  }

 private:
  /// One without a name where an input has no environments.
  const std::vector<std::string>& environments_in(std::size_t input) const {
    static const std::vector<std::string> kOne{""};
    const auto found = environments_.find(input);
    return found == environments_.end() ? kOne : found->second;
  }

  EstateInput& row(std::size_t input, const std::string& environment) {
    EstateInput& part = rows_[{input, environment}];
    part.input = input;
    part.environment = environment;
    return part;
  }

  const TrailAnswers& answers_;
  std::map<std::size_t, std::vector<std::string>> environments_;
  std::map<std::pair<std::size_t, std::string>, EstateInput> rows_;
};

void append(std::string& text, std::size_t number, std::string_view one,
            std::string_view many) {
  if (number == 0) return;
  text.append(text.empty() ? "" : ", ").append(std::to_string(number)).append(" ");
  text.append(number == 1 ? one : many);
}

void add_word(std::vector<std::string>& words, std::string word) {
  if (word.empty()) return;
  if (std::find(words.begin(), words.end(), word) == words.end()) {
    words.push_back(std::move(word));
  }
}

}  // namespace

std::size_t input_of(const Result& result) {
  return result.trail.empty() ? result.place.input : result.input;
}

bool is_estate(const Report& report) {
  const auto& trails = report.trails;
  return std::any_of(trails.begin(), trails.end(), [&](const TrailSummary& trail) {
    return trail.input != trails.front().input;
  });
}

std::string placed_sentence(const Report& report, const Result& result) {
  std::string sentence = sentence_of(report, result);
  if (!is_estate(report)) return sentence;
  return sentence + " (input `" + std::string(input_path(report, input_of(result))) +
         "`)";
}

bool has_overview(const Report& report) {
  return is_estate(report) || environments_of(report).size() > 1;
}

std::string name_of(const Report& report, const EstateInput& part) {
  std::string path(input_path(report, part.input));
  if (part.environment.empty()) return path;
  return is_estate(report) ? path + " with " + part.environment : part.environment;
}

const char* part_noun(const Report& report) {
  return is_estate(report) ? "input" : "environment";
}

Estate estate_of(const Report& report) {
  Estate estate;
  const TrailAnswers answers(report);
  Parts parts(report, answers);
  for (const Entries& entries : grouped_trails(report)) {
    count(answers, entries, estate.deliveries);
    parts.add(entries);
  }
  for (const Result& result : report.results) {
    if (result.outcome == Outcome::Fail) parts.add(result);
  }
  estate.inputs = parts.take();
  estate.first = shared_findings(report);
  return estate;
}

std::string delivery_text(const DeliveryCount& deliveries) {
  std::string text;
  append(text, deliveries.allowed - deliveries.weaker, "delivers as required",
         "deliver as required");
  append(text, deliveries.weaker, "uses weaker encryption", "use weaker encryption");
  append(text, deliveries.denied, "delivers nothing", "deliver nothing");
  append(text, deliveries.unknown, "cannot be decided", "cannot be decided");
  return text;
}

std::string inputs_text(const Report& report, const std::vector<std::size_t>& inputs) {
  constexpr std::size_t kShown = 3;
  std::string text;
  const std::size_t shown = inputs.size() > kShown + 1 ? kShown : inputs.size();
  for (std::size_t i = 0; i < shown; ++i) {
    text.append(i == 0 ? "`" : ", `").append(input_path(report, inputs[i])).append("`");
  }
  if (shown < inputs.size()) {
    text += " and " + std::to_string(inputs.size() - shown) + " more";
  }
  return inputs.size() == 1 ? text : count_of(inputs.size(), "input") + ": " + text;
}

std::string repeated_text(const Report& report, const SharedFinding& finding) {
  const std::string times = std::to_string(finding.findings) + " times";
  if (!is_estate(report)) return finding.findings > 1 ? times : "";
  const bool several = finding.findings > finding.inputs.size();
  return "in " + inputs_text(report, finding.inputs) +
         (several ? ", " + times + " in all" : "");
}

std::vector<std::string> own_words(const Report& report, const TrailSummary& trail) {
  std::vector<std::string> words;
  const std::string path(input_path(report, trail.input));
  add_word(words, path);
  // Sources stand beside the plan.
  const auto directory = std::filesystem::path(path).parent_path().generic_string();
  if (!directory.empty()) add_word(words, directory + "/");
  for (const Value* value : {&trail.bucket.name, &trail.name, &trail.account,
                             &trail.region, &trail.bucket.prefix}) {
    const auto text = known_text(*value);
    // An address that holds a name is the module's, and alike in all inputs.
    if (text && trail.address.find(*text) == std::string::npos) add_word(words, *text);
  }
  for (std::string& key : instance_keys(trail.address)) add_word(words, std::move(key));
  return words;
}

}  // namespace trailseal::report
