// Drift: where the state that a plan starts from is not what is deployed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/resource.hpp"

namespace trailseal::load {

/// Where a bucket of an export has the key of its default encryption.
inline constexpr std::string_view kDeployedDefaultKey =
    "server_side_encryption_configuration.0.rule.0."
    "apply_server_side_encryption_by_default.0.kms_master_key_id";

/// One sentence for each attribute of a plan's resource that has another value in its prior
/// state than in the export's resource; for resources that set a policy or the encryption of
/// a bucket or key, that of the bucket or key.
std::vector<std::string> drift_of(const Resource& planned, const Resource& deployed,
                                  const std::string& collected_at);

}  // namespace trailseal::load
