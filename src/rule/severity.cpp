#include "rule/severity.hpp"

namespace trailseal::rule {

std::optional<Severity> find_severity(std::string_view name) {
  const auto* const row = std::find(kSeverityNames.begin(), kSeverityNames.end(), name);
  if (row == kSeverityNames.end()) return std::nullopt;
  return static_cast<Severity>(row - kSeverityNames.begin());
}

Threshold threshold_of(std::string_view name) {
  if (name == kNever) return std::nullopt;
  return find_severity(name).value_or(kDefaultThreshold);
}

}  // namespace trailseal::rule
