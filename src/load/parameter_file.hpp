// Files that hold values of template parameters.
#pragma once

#include <map>
#include <string>

#include "base/result.hpp"

namespace trailseal::load {

/// Reads a parameter file in one of the forms that AWS's tools read:
///
///   [{"ParameterKey": "P", "ParameterValue": "v"}]   aws cloudformation create-stack
///   ["P=v"]                                          aws cloudformation deploy
///   {"Parameters": {"P": "v"}}                       CodePipeline, template
///   configuration
///
/// A parameter whose previous value is to be used is left out. Errors: not readable, not
/// JSON, none of these forms.
Result<std::map<std::string, std::string>> read_parameter_file(const std::string& path);

}  // namespace trailseal::load
