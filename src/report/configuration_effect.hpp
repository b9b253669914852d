// ConfigurationEffect: what a configuration takes away from a run.
//
// A configuration can come with a pull request, and could silence the very finding that
// the request brings. So every report says which one was in effect and what it did.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace trailseal::report {

struct ConfigurationEffect {
  std::string path{};
  std::vector<std::string> selected_rules{};  ///< codes; empty: all
  std::vector<std::string> ignored_rules{};   ///< codes
  std::vector<std::string> lowered_rules{};   ///< codes; their own severity is higher
  std::vector<std::string> skipped_inputs{};  ///< paths that were found and left out
  std::size_t waivers = 0;                    ///< those that are written in it
  /// `high` or `never`, where that lets more findings pass than the default; else empty.
  std::string fail_on{};
  /// The encryption that counts as enough, where it is less than the default; else empty.
  std::string standard{};
};

/// One sentence: "`.trailseal.yaml` is in effect: it ignores TS609 and waives 1 finding".
std::string configuration_sentence(const ConfigurationEffect& effect);

}  // namespace trailseal::report
