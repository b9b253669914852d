// Diagnostic: an error or a warning about an input, an option or a rule.
#pragma once

#include "base/result.hpp"

namespace trailseal {

struct Diagnostic {
  enum class Level { Warning, Error } level = Level::Error;
  Error error{};
};

}  // namespace trailseal
