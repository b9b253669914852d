#include "hcl/function.hpp"

namespace trailseal::hcl {

std::span<const Function> string_functions() { return {}; }

}  // namespace trailseal::hcl
