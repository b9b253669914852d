// Terraform configuration without a plan -> resources.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "graph/environment.hpp"
#include "graph/fragment.hpp"
#include "terraform/configuration/variable_values.hpp"
#include "terraform/plan/plan_selection.hpp"

namespace trailseal::terraform {

/// A root module, and what its variables are.
struct ConfigurationRequest {
  std::string directory{};
  /// The directory that the user named and that it was found in; empty: itself. Where
  /// there is no repository, modules are read in there.
  std::string under_check{};
  /// Values of variables that the module does not have are left out.
  VariableOptions variables{};
};

/// Reads the root module in a directory and the modules it calls: what Terraform would
/// create of it, where nothing is there yet. Errors: a file that cannot be read or parsed.
/// A module whose files are not there gives a warning.
Result<Fragment> load_configuration(const ConfigurationRequest& request,
                                    const Environment& environment,
                                    const PlanSelection& selection);

/// The variables that the root module in a directory declares. Errors: those of
/// `read_module`.
Result<std::set<std::string>> declared_variables(const std::string& directory);

/// Can the files with values be read? Errors: those of `variable_values`.
Result<void> check_values(const ConfigurationRequest& request);

}  // namespace trailseal::terraform
