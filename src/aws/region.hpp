// Regions and the partitions they belong to.
#pragma once

#include <string_view>

namespace trailseal {

/// `eu-central-1`, `us-gov-west-1`: at least three words of lower-case letters, the last
/// one a number. AWS adds regions, so no list is kept.
bool is_region(std::string_view text);

/// `aws-cn` for `cn-north-1`, `aws-us-gov` for `us-gov-west-1`, ...; `aws` otherwise.
std::string_view partition_of_region(std::string_view region);

}  // namespace trailseal
