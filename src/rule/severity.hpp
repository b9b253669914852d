// Severity: how much a finding weighs, in the one order that everything uses.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace trailseal::rule {

enum class Severity { Low, Medium, High };

/// The names, in the order of the severities.
inline constexpr std::array<std::string_view, 3> kSeverityNames{"low", "medium", "high"};

constexpr const char* to_string(Severity severity) {
  return kSeverityNames[static_cast<std::size_t>(severity)].data();
}

/// The severity with this name.
std::optional<Severity> find_severity(std::string_view name);

/// The lowest severity that decides how a run ends; nullopt: none does.
using Threshold = std::optional<Severity>;

inline constexpr std::string_view kNever = "never";
inline constexpr Severity kDefaultThreshold = Severity::Medium;

/// What a threshold may be called: a severity, or `never`.
inline constexpr auto kThresholdNames = [] {
  std::array<std::string_view, kSeverityNames.size() + 1> names{};
  std::copy(kSeverityNames.begin(), kSeverityNames.end(), names.begin());
  names.back() = kNever;
  return names;
}();

/// The threshold with one of these names; the default one for any other word.
Threshold threshold_of(std::string_view name);

}  // namespace trailseal::rule
