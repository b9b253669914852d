// Settings: what is in effect in one run, out of the call, the configuration and the
// defaults.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/problems.hpp"
#include "engine/waiver.hpp"
#include "load/input_loader.hpp"
#include "report/configuration_effect.hpp"
#include "rule/catalogue.hpp"
#include "rule/severity.hpp"
#include "rule/standard.hpp"
#include "run/run_request.hpp"

namespace trailseal::run {

/// By what the inputs are judged.
struct Judging {
  std::string standard{rule::kDefaultStandard};
  std::shared_ptr<rule::Catalogue> catalogue = std::make_shared<rule::Catalogue>();
  std::vector<const rule::Rule*> rules{};  ///< selected and not ignored, by code
  rule::Threshold fail_on = rule::kDefaultThreshold;
  bool strict = false;
  bool waivers_count = true;
  std::vector<engine::Waiver> waivers{};  ///< of the configuration
  std::size_t jobs = 1;                   ///< trails judged at once
};

struct Settings {
  load::InputRequest reading{};
  Judging judging{};
  BaselineRequest baseline{};
  bool only_changed = false;
  bool finds_fixes = false;  ///< look for what ends the findings
  std::string compare{};     ///< the commit to compare with; empty: none
  /// Nothing: no configuration is in effect.
  std::optional<report::ConfigurationEffect> configuration{};
  std::vector<Diagnostic> diagnostics{};  ///< warnings about the settings themselves
};

/// Reads the configuration, the parameter files and the user's rules. Everything wrong
/// with them, and options that cannot go together, go to `problems`.
Settings settings_of(const RunRequest& request, Problems& problems);

}  // namespace trailseal::run
