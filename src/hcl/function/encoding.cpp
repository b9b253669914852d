#include "hcl/function.hpp"

namespace trailseal::hcl {

std::span<const Function> encoding_functions() { return {}; }

}  // namespace trailseal::hcl
