// named_files: the files that a configuration names.
#pragma once

#include <string>
#include <vector>

#include "run/configuration.hpp"

namespace trailseal::run {

/// Files and directories that stand in the configuration, from where trailseal runs, in
/// the order of the keys. Whoever can change one of them changes what is judged.
std::vector<std::string> named_files(const Configuration& configuration);

}  // namespace trailseal::run
