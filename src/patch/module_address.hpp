// Addresses of Terraform: `module.a["x"].data.aws_s3_bucket.logs[0]`.
#pragma once

#include <string>
#include <string_view>

namespace trailseal::patch {

struct ModuleAddress {
  std::string module{};  ///< `module.a["x"]`; empty for the root
  std::string block{};   ///< `data.aws_s3_bucket.logs`
  std::string key{};     ///< `[0]`; empty where the block makes one
};

ModuleAddress module_address(std::string_view address);

/// The address without the keys of modules and of the instance: what all that one block
/// makes have in common.
std::string block_address(std::string_view address);

/// The logical id of a resource of a template: what stands behind the stacks.
std::string logical_id(const std::string& address);

}  // namespace trailseal::patch
