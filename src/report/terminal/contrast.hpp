// Contrast: what a statement wants above what the request has, and where they part.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "base/evidence.hpp"

namespace trailseal::report {

struct Contrast {
  std::string lead{};  ///< what stands before it: "statement `Write`: condition ..."
  std::string verb{};  ///< `wants`, `covers`
  std::string wanted{};
  std::string given{};
  std::string rest{};      ///< what stands behind it, or empty
  std::size_t mark = 0;    ///< characters of `given` before the part that does not fit
  std::size_t length = 0;  ///< characters of that part; zero: `given` ends too early
};

/// Of evidence that sets one value against one other; nullopt for other evidence.
std::optional<Contrast> contrast_of(const Evidence& evidence);

}  // namespace trailseal::report
