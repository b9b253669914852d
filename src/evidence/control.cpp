#include "evidence/control.hpp"

#include <algorithm>
#include <map>

#include "rule/framework.hpp"

namespace trailseal::evidence {
namespace {

using engine::Outcome;

/// The rule that asks what the encryption controls of all frameworks ask.
constexpr std::string_view kMainRule = "trail-kms-key";

void count(Outcome outcome, Control& control) {
  switch (outcome) {
    case Outcome::Pass:
      ++control.pass;
      return;
    case Outcome::Fail:
      ++control.fail;
      return;
    case Outcome::Unknown:
      ++control.unknown;
      return;
    case Outcome::Waived:
      ++control.waived;
      return;
  }
}

/// The digits at the front of `text`, which is taken off; without zeros at the beginning.
std::string_view take_digits(std::string_view& text) {
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
      const std::string_view number = take_digits(a);
      const std::string_view other = take_digits(b);
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

/// The rules of one framework by control.
using ByControl = std::map<std::string, std::vector<const rule::Rule*>, ControlOrder>;

ByControl rules_by_control(std::span<const rule::Rule* const> rules,
                           std::string_view framework) {
  ByControl all;
  for (const rule::Rule* rule : rules) {
    const auto found = rule->controls.find(std::string(framework));
    if (found == rule->controls.end()) continue;
    for (const std::string& id : found->second) all[id].push_back(rule);
  }
  return all;
}

}  // namespace

std::vector<Control> controls_of(std::span<const rule::Rule* const> rules,
                                 const std::vector<engine::Result>& results) {
  std::vector<Control> controls;
  for (const rule::Framework& framework : rule::frameworks()) {
    for (const auto& [id, serving] : rules_by_control(rules, framework.id)) {
      Control control{.framework = std::string(framework.name), .id = id};
      for (const rule::Rule* rule : serving) {
        control.rules.push_back(rule->code);
        control.main = control.main || rule->id == kMainRule;
      }
      std::sort(control.rules.begin(), control.rules.end());
      for (const engine::Result& result : results) {
        const bool serves =
            std::find(serving.begin(), serving.end(), result.rule) != serving.end();
        if (serves) count(result.outcome, control);
      }
      const bool judged =
          control.pass + control.fail + control.unknown + control.waived > 0;
      if (judged) controls.push_back(std::move(control));
    }
  }
  return controls;
}

}  // namespace trailseal::evidence
