// Two sides of a comparison, set one above the other, with the part marked that differs.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "base/evidence.hpp"

namespace trailseal::report {

struct Contrast {
  /// Under which side the mark stands.
  enum class Marked {
    Given,    ///< the request's: it has what the policy does not take
    Wanted,   ///< the policy's: it wants what the request lacks
    Nothing,  ///< neither: the two match, as in a statement that denies
  };

  std::string lead{};  ///< "statement `Write`: condition `StringEquals` on `key`:"
  std::string verb{};  ///< `wants` or `covers`
  std::string wanted{};
  std::string given{};
  Marked marked = Marked::Given;
  std::size_t mark = 0;    ///< bytes before the part
  std::size_t length = 0;  ///< its bytes
  std::string rest{};      ///< what stands behind the two values
};

/// Of a line that sets one value against one; nullopt for a line of another form.
std::optional<Contrast> contrast_of(const Evidence& evidence);

}  // namespace trailseal::report
