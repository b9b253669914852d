// Comparison: what a statement wants above what the request has, and where they part.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace trailseal::report {

struct Comparison {
  std::string lead{};  ///< what stands before it: "statement `Write`: condition ..."
  std::string verb{};  ///< `wants`, `covers`
  std::string wanted{};
  std::string given{};
  std::string rest{};      ///< what stands behind it, or empty
  std::size_t mark = 0;    ///< characters of `given` before the part that does not fit
  std::size_t length = 0;  ///< characters of that part; zero: `given` ends too early
};

/// Reads a line of evidence that sets one value against one other; nullopt for others.
std::optional<Comparison> comparison_in(std::string_view line);

}  // namespace trailseal::report
