// The resource types that are read; everything else in a plan is stepped over.
#pragma once

#include <string_view>

namespace trailseal::terraform {

/// Does anything downstream look at resources of this type?
bool is_wanted_type(std::string_view type, bool data);

bool is_key_type(std::string_view type);

/// `aws_s3_bucket_policy` and the other types that configure a bucket from outside.
bool is_bucket_companion(std::string_view type);

}  // namespace trailseal::terraform
