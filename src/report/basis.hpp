// What the results of a report rest on besides its inputs, in sentences.
#pragma once

#include <string>
#include <vector>

#include "report/report.hpp"

namespace trailseal::report {

/// The configuration in effect, the commit compared with, the waivers in comments, and
/// what the configuration says of resources outside of the inputs.
std::vector<std::string> basis_sentences(const Report& report);

}  // namespace trailseal::report
