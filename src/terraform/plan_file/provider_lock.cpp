// A lock file is in Terraform's language:
//
//   provider "registry.terraform.io/hashicorp/aws" {
//     version = "5.100.0"
//   }
//
// Source: Terraform AWS provider, version 5 upgrade guide: from 5.0.0 on, the `id` of an
// aws_cloudtrail is its ARN (schema version 1), before that its name (schema version 0).
#include "terraform/plan_file/provider_lock.hpp"

#include <optional>

#include "document/source.hpp"
#include "hcl/body.hpp"
#include "terraform/configuration/block_fields.hpp"

namespace trailseal::terraform {
namespace {

std::optional<std::string> version_of_aws(std::string_view lock) {
  const auto body = hcl::read_native(Source(".terraform.lock.hcl", lock));
  if (!body) return std::nullopt;
  for (const hcl::Block& block : body->blocks) {
    if (block.type == "provider" && block.labels.size() == 1 &&
        block.labels.front().ends_with("/hashicorp/aws")) {
      return text_of(block.body, "version");
    }
  }
  return std::nullopt;
}

}  // namespace

void add_locked_versions(std::string_view lock,
                         std::map<std::string, std::string, std::less<>>& versions) {
  const auto version = version_of_aws(lock);
  const std::string major = version ? version->substr(0, version->find('.')) : "";
  const bool is_old = major == "1" || major == "2" || major == "3" || major == "4";
  versions.emplace("aws_cloudtrail", is_old ? "0" : "1");
}

}  // namespace trailseal::terraform
