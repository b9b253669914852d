// configuration_text: the sources inside a plan file -> the plan's `configuration`.
//
// `terraform show -json` makes it from the same files, with the provider's schema at hand.
#pragma once

#include <map>
#include <set>
#include <string>

#include "base/result.hpp"
#include "terraform/configuration/source_tree.hpp"
#include "terraform/plan_file/json_text.hpp"

namespace trailseal::terraform {

/// Schema versions by resource type; 0 for any other.
using SchemaVersions = std::map<std::string, std::string, std::less<>>;

/// JSON by the names of variables.
using VariableTexts = std::map<std::string, std::string>;

/// Calls of modules whose sources are not there, by the names of the calls: `a.b`.
using MissingModules = std::set<std::string>;

/// Writes the member `configuration`, and gives the defaults of the root module's
/// variables. A module that is not there has nothing in it where `missing` takes its name.
/// Errors: a source that cannot be read.
Result<VariableTexts> write_configuration(SourceTree& tree,
                                          const SchemaVersions& versions, JsonText& json,
                                          MissingModules* missing = nullptr);

}  // namespace trailseal::terraform
