// The findings of a report as folded sections of Markdown.
#pragma once

#include <string>
#include <vector>

#include "report/report.hpp"

namespace trailseal::report {

/// A section for each: what decided, where, the fix.
std::vector<std::string> finding_sections(
    const Report& report, const std::vector<const engine::Result*>& findings);

/// One section of the findings below --fail-on, a line for each rule; empty without any.
std::string low_section(const Report& report);

}  // namespace trailseal::report
