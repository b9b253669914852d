#include "report/configuration_effect.hpp"

#include "base/shown_text.hpp"
#include "base/word_list.hpp"
#include "report/result_text.hpp"

namespace trailseal::report {
namespace {

std::vector<std::string> effects_of(const ConfigurationEffect& effect) {
  std::vector<std::string> effects;
  if (!effect.standard.empty()) {
    effects.push_back("accepts " + in_backticks(effect.standard));
  }
  if (!effect.selected_rules.empty()) {
    effects.push_back("checks only " + listed(effect.selected_rules));
  }
  if (!effect.ignored_rules.empty()) {
    effects.push_back("ignores " + listed(effect.ignored_rules));
  }
  if (!effect.lowered_rules.empty()) {
    effects.push_back("lowers " + listed(effect.lowered_rules));
  }
  if (!effect.skipped_inputs.empty()) {
    std::vector<std::string> paths;
    for (const std::string& path : effect.skipped_inputs) {
      paths.push_back(in_backticks(path));
    }
    effects.push_back("skips " + listed(paths));
  }
  if (effect.waivers > 0) effects.push_back("has " + count_of(effect.waivers, "waiver"));
  if (effect.fail_on == "never") effects.push_back("never fails the run");
  if (!effect.fail_on.empty() && effect.fail_on != "never") {
    effects.push_back("does not fail the run for findings below " + effect.fail_on);
  }
  return effects;
}

}  // namespace

std::string configuration_sentence(const ConfigurationEffect& effect) {
  const std::vector<std::string> effects = effects_of(effect);
  std::string text = in_backticks(effect.path) + " is in effect";
  for (std::size_t i = 0; i < effects.size(); ++i) {
    text += i == 0 ? ": it " : i + 1 == effects.size() ? " and " : ", ";
    text += effects[i];
  }
  return text;
}

}  // namespace trailseal::report
