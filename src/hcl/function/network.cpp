#include "hcl/function.hpp"

namespace trailseal::hcl {

std::span<const Function> network_functions() { return {}; }

}  // namespace trailseal::hcl
