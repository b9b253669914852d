// Alignment: the `=` of neighboring lines in one column, as `terraform fmt` has them.
#pragma once

#include <string>
#include <vector>

#include "patch/patch.hpp"

namespace trailseal::patch {

/// Splices of a file of HCL, and what else has to change so that lines that were aligned
/// still are, those that come among them.
std::vector<Splice> aligned(const std::string& before, std::vector<Splice> splices);

}  // namespace trailseal::patch
