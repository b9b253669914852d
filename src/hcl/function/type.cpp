#include "hcl/function.hpp"

namespace trailseal::hcl {

std::span<const Function> type_functions() { return {}; }

}  // namespace trailseal::hcl
