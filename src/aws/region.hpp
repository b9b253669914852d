// Regions and the partitions they belong to.
#pragma once

#include <string>
#include <string_view>

namespace trailseal {

/// `eu-central-1`, `us-gov-west-1`: at least three words of lower-case letters, the last
/// one a number. AWS adds regions, so no list is kept.
bool is_region(std::string_view text);

/// `eu-west-1` for `eu-westt-1`: the region that is meant by a text of which the word before
/// the number is no direction. Empty: the text may well be a region, also a new one.
std::string meant_region(std::string_view text);

/// `aws-cn` for `cn-north-1`, `aws-us-gov` for `us-gov-west-1`, ...; `aws` otherwise.
std::string_view partition_of_region(std::string_view region);

}  // namespace trailseal
