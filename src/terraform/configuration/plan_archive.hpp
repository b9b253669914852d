// PlanArchive: the sources that a plan file holds.
//
// A plan file is a zip. Besides the plan it has every `.tf` file of every module as it
// was when the plan was made (`tfconfig/`); Terraform reads them again at apply.
#pragma once

#include <map>
#include <string>

#include "base/result.hpp"

namespace trailseal::terraform {

/// The files below `tfconfig/` by their names there: `modules.json`, `m-a.b/main.tf`.
/// Errors: no zip, no sources in it, more than kMaxSourceFiles or
/// kMaxSourceBytes.
Result<std::map<std::string, std::string>> read_plan_archive(const std::string& path);

}  // namespace trailseal::terraform
