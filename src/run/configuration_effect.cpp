#include "run/configuration_effect.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "rule/catalogue.hpp"
#include "run/rule_selection.hpp"

namespace trailseal::run {
namespace {

/// The codes of the rules with these names; nothing of what names none, which is an error
/// that was told.
std::vector<std::string> codes_of(const rule::Catalogue& catalogue,
                                  const std::vector<std::string>& names) {
  std::vector<std::string> codes;
  if (names.empty()) return codes;
  Problems told;
  for (const rule::Rule* rule : select_rules(catalogue, names, {}, told)) {
    codes.push_back(rule->code);
  }
  return codes;
}

std::vector<std::string> lowered_by(const Configuration& configured,
                                    const rule::Catalogue& catalogue) {
  std::vector<std::string> codes;
  for (const auto& [name, severity] : configured.severity) {
    const rule::Rule* own = rule::find_rule(name);  // with the severity it is built with
    if (own == nullptr || severity >= own->severity) continue;
    const rule::Rule* rule = catalogue.find(name);
    if (rule != nullptr) codes.push_back(rule->code);
  }
  std::sort(codes.begin(), codes.end());
  return codes;
}

/// The threshold's name where more findings pass than by default.
std::string raised_threshold(const std::string& name) {
  if (name.empty()) return {};
  const rule::Threshold threshold = rule::threshold_of(name);
  return !threshold || *threshold > rule::kDefaultThreshold ? name : std::string();
}

}  // namespace

std::optional<report::ConfigurationEffect> effect_of(
    const Configuration& configured, const std::optional<JudgingRequest>& request,
    const Judging& judging) {
  if (configured.path.empty()) return std::nullopt;
  report::ConfigurationEffect effect{.path = configured.path};
  if (!request) return effect;
  if (request->select.empty()) {
    effect.selected_rules = codes_of(*judging.catalogue, configured.select);
  }
  effect.ignored_rules = codes_of(*judging.catalogue, configured.ignore);
  effect.lowered_rules = lowered_by(configured, *judging.catalogue);
  if (judging.waivers_count) effect.waivers = configured.waivers.size();
  if (request->fail_on.empty()) effect.fail_on = raised_threshold(configured.fail_on);
  const bool own_standard = request->standard.empty() && !configured.standard.empty();
  if (own_standard && configured.standard != rule::kDefaultStandard) {
    effect.standard = configured.standard;
  }
  return effect;
}

}  // namespace trailseal::run
