#include "report/low_findings.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/word_list.hpp"
#include "report/result_text.hpp"
#include "report/summary.hpp"

namespace trailseal::report {

std::vector<LowFindings> low_findings(const Report& report) {
  std::map<std::pair<int, std::string>, LowFindings> by_rule;
  std::set<std::pair<std::string, std::pair<std::size_t, std::string>>> known;
  for (const engine::Result& result : report.results) {
    if (result.outcome != engine::Outcome::Fail || decides(report, result)) continue;
    const rule::Rule& rule = *result.rule;
    LowFindings& low = by_rule[{-static_cast<int>(rule.severity), rule.code}];
    low.rule = &rule;
    low.results.push_back(&result);
    const std::string& place = result.resource.empty() ? result.trail : result.resource;
    if (known.emplace(rule.code, std::pair(result.place.input, place)).second) {
      low.places.push_back(place);
    }
  }
  std::vector<LowFindings> all;
  all.reserve(by_rule.size());
  for (auto& [key, low] : by_rule) all.push_back(std::move(low));
  return all;
}

std::size_t count_of(const std::vector<LowFindings>& all) {
  std::size_t count = 0;
  for (const LowFindings& low : all) count += low.results.size();
  return count;
}

std::string low_heading(const Report& report, const std::vector<LowFindings>& all) {
  const rule::Severity from = report.fail_on.value_or(rule::Severity::Low);
  return count_of(count_of(all), "finding") + " below `--fail-on " +
         rule::to_string(from) + "`";
}

std::string low_sentence(const Report& report, const LowFindings& low) {
  std::string text = fault_of(*low.rule);
  if (low.places.size() > 1) {
    text += ": " + count_of(low.places.size(), "resource");
  } else if (trail_count(report) != 1) {
    text += ": " + in_backticks(low.places.front());
  }
  const auto fresh = std::count_if(
      low.results.begin(), low.results.end(),
      [](const engine::Result* r) { return r->history == engine::History::New; });
  const auto all = static_cast<std::ptrdiff_t>(low.results.size());
  if (fresh == 0) return text;
  return text + (fresh == all ? " (new)" : " (" + std::to_string(fresh) + " new)");
}

}  // namespace trailseal::report
