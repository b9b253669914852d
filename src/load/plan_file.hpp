// A plan file as `terraform plan -out` writes it, and what Terraform itself says of it
// where somebody asks for that.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "document/source.hpp"

namespace trailseal::load {

/// Does the file begin as any zip does? False where it cannot be opened.
bool is_zip(const std::string& path);

/// Does it begin as a plan file does: a zip whose first entry is `tfplan`?
bool is_plan_file(const std::string& path);

/// When a plan was made, by its JSON; empty: it does not tell.
std::string moment_of(std::string_view json);

/// The plan as JSON, from `PROGRAM show -json`. Errors: there is no such program, it
/// fails, it takes longer than two minutes. `shown` is how people call the file.
Result<Source> show_plan_file(const std::string& program, const std::string& path,
                              const std::string& shown);

}  // namespace trailseal::load
