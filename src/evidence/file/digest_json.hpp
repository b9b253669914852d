// Digests of inputs as JSON, as data and manifest of a pack have them.
#pragma once

#include <string>
#include <vector>

#include "evidence/input_digest.hpp"

namespace trailseal::evidence {

std::string digests_json(const std::vector<FileDigest>& files);
std::string digests_json(const std::vector<InputDigest>& inputs);

}  // namespace trailseal::evidence
