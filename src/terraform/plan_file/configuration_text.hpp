// configuration_text: the sources inside a plan file -> the plan's `configuration`.
//
// `terraform show -json` makes it from the same files, with the provider's schema at hand.
#pragma once

#include <map>
#include <string>

#include "base/result.hpp"
#include "terraform/configuration/source_tree.hpp"
#include "terraform/plan_file/json_text.hpp"

namespace trailseal::terraform {

/// Schema versions by resource type; 0 for any other.
using SchemaVersions = std::map<std::string, std::string, std::less<>>;

/// JSON by the names of variables.
using VariableTexts = std::map<std::string, std::string>;

/// Writes the member `configuration`, and gives the defaults of the root module's
/// variables. Errors: a source that cannot be read.
Result<VariableTexts> write_configuration(SourceTree& tree,
                                          const SchemaVersions& versions, JsonText& json);

}  // namespace trailseal::terraform
