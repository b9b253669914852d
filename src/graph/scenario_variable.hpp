// ScenarioVariable: what scenarios differ in.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace trailseal {

/// A name whose value decides conditions, and the values that make a difference.
struct ScenarioVariable {
  enum class Kind { Parameter, Pseudo, Condition } kind = Kind::Parameter;
  std::string name{};
  std::vector<std::string> values{};
  /// Any further value is one more choice.
  bool others = false;
  std::optional<std::string> fallback{};  ///< the parameter's default

  std::size_t choices() const { return values.size() + (others ? 1 : 0); }
};

}  // namespace trailseal
