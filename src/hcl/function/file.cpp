#include "hcl/function.hpp"

namespace trailseal::hcl {

std::span<const Function> file_functions() { return {}; }

}  // namespace trailseal::hcl
