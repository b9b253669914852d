// The words of Terraform for a value that only the deployment gives.
#pragma once

namespace trailseal {

inline constexpr const char* kKnownAfterApply = "known after apply";

}  // namespace trailseal
