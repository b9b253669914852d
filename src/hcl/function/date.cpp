#include "hcl/function.hpp"

namespace trailseal::hcl {

std::span<const Function> date_functions() { return {}; }

}  // namespace trailseal::hcl
