#include "hcl/function.hpp"

namespace trailseal::hcl {

std::span<const Function> number_functions() { return {}; }

}  // namespace trailseal::hcl
