// The waivers in the comments of a configuration.
#pragma once

#include <string>
#include <vector>

#include "graph/placed_waiver.hpp"
#include "terraform/configuration/module_instance.hpp"
#include "terraform/configuration/source_tree.hpp"

namespace trailseal::terraform {

/// The waivers in the files that were read so far. JSON has no comments.
std::vector<PlacedWaiver> waivers_in(const SourceTree& tree);

/// Notes the resource with this address where a waiver stands beside its block or beside a
/// call of a module that it is in.
void name_resource(const ModuleInstance& module, const hcl::Place& block,
                   const std::string& address, std::vector<PlacedWaiver>& waivers);

}  // namespace trailseal::terraform
