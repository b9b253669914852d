// Summary -> the text of its file.
#pragma once

#include <string>
#include <string_view>

#include "summary/summary.hpp"

namespace trailseal::summary {

/// What a summary of this release says of itself.
inline constexpr std::string_view kSchemaFamily = "trailseal-summary/";
inline constexpr std::string_view kSchemaName = "trailseal-summary/1";

/// JSON, the same bytes for the same summary. Holds nothing that is marked sensitive.
std::string write_summary(const Summary& summary);

}  // namespace trailseal::summary
