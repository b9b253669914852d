// Old exports: what was collected long ago may not be so any more.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "graph/input.hpp"

namespace trailseal::run {

/// A warning for each export that was collected more than a quarter of a year before today.
std::vector<Diagnostic> check_export_ages(const std::vector<Input>& inputs,
                                          const std::string& today);

}  // namespace trailseal::run
