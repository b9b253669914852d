// Override files: what a block in one does to the block that it names.
#pragma once

#include "hcl/body.hpp"

namespace trailseal::terraform {

/// Puts the arguments and blocks of `changes` into `body`. An argument replaces the one
/// of its name. All blocks of a type are replaced, `dynamic` ones too, where `changes`
/// has one of that type; `lifecycle` is merged argument by argument.
void merge_body(hcl::Body& body, const hcl::Body& changes);

}  // namespace trailseal::terraform
