// A plan file as `terraform plan -out` writes it, and what Terraform itself says of it.
#pragma once

#include <string>

#include "base/result.hpp"
#include "document/source.hpp"

namespace trailseal::load {

/// Does the file begin as a plan file does (they are zip archives)? False where it cannot
/// be opened.
bool is_plan_file(const std::string& path);

/// The plan as JSON, from `terraform show -json`, or `tofu` where that is what there is.
/// TRAILSEAL_TERRAFORM names another program. Errors: there is none, it fails, it takes
/// longer than two minutes.
/// `shown` is how people call the file; empty: as its path.
Result<Source> show_plan_file(const std::string& path, const std::string& shown = {});

}  // namespace trailseal::load
