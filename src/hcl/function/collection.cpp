#include "hcl/function.hpp"

namespace trailseal::hcl {

std::span<const Function> collection_functions() { return {}; }

}  // namespace trailseal::hcl
