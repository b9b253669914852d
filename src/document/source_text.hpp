// SourceText: what is kept of a source for writers that show its lines.
#pragma once

#include <string>

namespace trailseal {

/// The text of a source as it was read. Empty for plans.
struct SourceText {
  std::string path{};
  std::string text{};
};

}  // namespace trailseal
