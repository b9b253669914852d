// RequiredName: arguments that are no names of anything where they are null.
#pragma once

#include <string>

#include "hcl/value.hpp"

namespace trailseal::terraform {

/// Does the provider refuse null for the argument, or make up a name that no other
/// expression has?
bool is_required_name(const std::string& type, const std::string& attribute);

/// The value, taken not to be null: a text of which nothing more is known is a symbol.
hcl::Value never_null(const hcl::Value& value);

/// The same of the first text in a list. Nobody names a provider's account or region by
/// null.
hcl::Value first_never_null(const hcl::Value& value);

}  // namespace trailseal::terraform
