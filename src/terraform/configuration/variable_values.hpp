// VariableValues: the values of a root module's variables where no plan tells them.
//
// Later ones win: `terraform.tfvars`, `terraform.tfvars.json`, `*.auto.tfvars[.json]` by
// name, then `--var` and `--var-file` in the order given.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "hcl/value.hpp"
#include "terraform/configuration/module.hpp"
#include "terraform/configuration/source_tree.hpp"

namespace trailseal::terraform {

/// One `--var NAME=VALUE` or `--var-file FILE`.
struct GivenVariable {
  std::string name{};  ///< empty: `text` is the path of a file
  std::string text{};
};

/// What the caller says of the variables of root modules, where no plan tells.
struct VariableOptions {
  std::vector<GivenVariable> given{};                ///< in the order in which they count
  std::map<std::string, std::string> environment{};  ///< of `TF_VAR_*`, by name
  /// Files of which each stands for an environment that is judged by itself (`prod.tfvars`).
  std::vector<std::string> environments{};
};

/// The options in one environment: its file counts before what is given.
VariableOptions in_environment(const VariableOptions& options, const std::string& file);

/// The values of the module's own files and those that are given. Before all of them
/// count the texts in `environment`, by the variable's name. Errors: a file that cannot
/// be read, a value that is no constant.
Result<std::map<std::string, hcl::Value>> variable_values(
    SourceTree& tree, const Module& root, const std::vector<GivenVariable>& given,
    const std::map<std::string, std::string>& environment = {});

/// The names in a file with values, and where they stand. Errors: it cannot be read or
/// parsed.
Result<std::map<std::string, hcl::Place>> names_in_values(const std::string& path);

/// What is said of a value for a variable that nobody declares. `where` says what gives
/// it; `declared` are the names that it may be meant for.
Error undeclared_value(const std::string& name, const std::string& where,
                       const std::set<std::string>& declared);

/// The value of a text on the command line or in the environment: literal for a variable
/// of type string, number, bool or without type, an expression for any other.
Result<hcl::Value> value_of_text(const VariableBlock* variable, const std::string& text);

}  // namespace trailseal::terraform
