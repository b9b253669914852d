// Drift: where the state that a plan starts from is not what is deployed.
#pragma once

#include <string>
#include <vector>

#include "graph/resource.hpp"

namespace trailseal::load {

/// One sentence for each attribute of a plan's resource that has another value in its prior
/// state than in the export's resource; for resources that set a policy or the encryption of
/// a bucket or key, that of the bucket or key.
std::vector<std::string> drift_of(const Resource& planned, const Resource& deployed,
                                  const std::string& collected_at);

}  // namespace trailseal::load
