// What a bucket can be called.
#pragma once

#include <string>

#include "base/text.hpp"

namespace trailseal::cloudtrail {

/// Why no bucket can have this name: `it is an ARN`; empty where one can, as far as the
/// name is known.
std::string why_no_bucket_name(const Text& name);

}  // namespace trailseal::cloudtrail
