// Reports without what a new rule that passes adds to them.
#pragma once

#include <string>

namespace trailseal {

/// The report `text` of that format: findings, open results, trails and diagnostics stay,
/// results that pass, their number and the list of rules go.
std::string without_passes(const std::string& format, const std::string& text);

}  // namespace trailseal
