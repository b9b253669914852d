#include "report/control.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "rule/framework.hpp"

namespace trailseal::report {
namespace {

/// The rule that asks what the encryption controls of all frameworks ask.
constexpr std::string_view kMainRule = "trail-kms-key";

/// The rules that were judged, by code.
struct CodeOrder {
  bool operator()(const rule::Rule* a, const rule::Rule* b) const {
    return a->code < b->code;
  }
};
using JudgedRules = std::map<const rule::Rule*, OutcomeCount, CodeOrder>;

JudgedRules judged_rules(const std::vector<engine::Result>& results) {
  JudgedRules judged;
  for (const engine::Result& result : results) {
    judged[result.rule].add(result.outcome);
  }
  return judged;
}

/// The digits at the front of `text`, which is taken off; without zeros at the beginning.
std::string_view take_control_number(std::string_view& text) {
  const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
  std::string_view digits = text.substr(0, end);
  text.remove_prefix(end);
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  return digits;
}

/// Orders controls by their numbers, so that 3.10 comes behind 3.9.
struct ControlOrder {
  bool operator()(std::string_view a, std::string_view b) const {
    while (!a.empty() && !b.empty()) {
      const std::string_view number = take_control_number(a);
      const std::string_view other = take_control_number(b);
      if (number.size() != other.size()) return number.size() < other.size();
      if (number != other) return number < other;
      if (a.empty() || b.empty()) break;
      if (a.front() != b.front()) return a.front() < b.front();
      a.remove_prefix(1);
      b.remove_prefix(1);
    }
    return a.size() < b.size();
  }
};

using ByControl = std::map<std::string, Control, ControlOrder>;

void add_rule(const rule::Rule& rule, const OutcomeCount& outcomes, Control& control) {
  control.rules.push_back(rule.code);
  control.main = control.main || rule.id == kMainRule;
  control.outcomes += outcomes;
}

}  // namespace

std::vector<Control> controls_of(const std::vector<engine::Result>& results) {
  const JudgedRules judged = judged_rules(results);
  std::vector<Control> controls;
  for (const rule::Framework& framework : rule::frameworks()) {
    ByControl by_control;
    for (const auto& [rule, outcomes] : judged) {
      const auto found = rule->controls.find(std::string(framework.id));
      if (found == rule->controls.end()) continue;
      for (const std::string& id : found->second) {
        add_rule(*rule, outcomes, by_control[id]);
      }
    }
    for (auto& [id, control] : by_control) {
      control.framework = framework.name;
      control.id = id;
      controls.push_back(std::move(control));
    }
  }
  return controls;
}

}  // namespace trailseal::report
