// ModulePath: the modules around a resource of Terraform's.
#pragma once

#include <string_view>

namespace trailseal {

/// The path of the module that the address of a resource lies in, as in
/// `module.platform["audit"]`; empty in the root module.
std::string_view module_of(std::string_view address);

}  // namespace trailseal
