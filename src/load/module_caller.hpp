// The root modules that a changed file of a module makes a difference to.
#pragma once

#include <string>
#include <vector>

namespace trailseal::load {

/// Of files that a commit changes: for each that belongs to a Terraform module, a file of
/// every module of the repository that calls it, directly or through others. One look
/// at the text of each configuration file of the repository tells who calls whom.
std::vector<std::string> files_of_callers(const std::vector<std::string>& changed);

}  // namespace trailseal::load
