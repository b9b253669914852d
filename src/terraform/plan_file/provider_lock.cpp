// A lock file is in Terraform's language:
//
//   provider "registry.terraform.io/hashicorp/aws" {
//     version = "5.100.0"
//   }
//
// Source: Terraform AWS provider, version 5 upgrade guide: from 5.0.0 on, the `id` of an
// aws_cloudtrail is its ARN (schema version 1), before that its name (schema version 0).
#include "terraform/plan_file/provider_lock.hpp"

#include <algorithm>
#include <cstdlib>
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
  add_required_version(version_of_aws(lock).value_or(""), versions);
}

// Terraform, "Version Constraints": parts are joined by commas, each an operator and a
// version. `>`, `>=` and `!=` leave the newest release open.
int major_release(std::string_view constraint) {
  int newest = 0;
  while (!constraint.empty()) {
    const std::size_t comma = std::min(constraint.find(','), constraint.size());
    const std::string_view part = constraint.substr(0, comma);
    constraint.remove_prefix(std::min(comma + 1, constraint.size()));
    const std::size_t digit = part.find_first_of("0123456789");
    if (digit == part.npos) continue;
    const std::string_view sign = part.substr(0, digit);
    const bool has_greater = sign.find('>') != sign.npos;
    const bool is_open = has_greater && sign.find('~') == sign.npos;
    if (is_open || sign.find('!') != sign.npos) continue;
    const std::string version(part.substr(digit));
    int major = std::atoi(version.c_str());
    const bool is_below = sign.find('<') != sign.npos && sign.find('=') == sign.npos;
    const std::size_t rest = std::min(version.find('.'), version.size());
    const bool is_first = version.find_first_not_of("0. ", rest) == version.npos;
    if (is_below && is_first) --major;  // `< 5.0.0`
    newest = newest == 0 ? major : std::min(newest, major);
  }
  return newest;
}

void add_required_version(std::string_view constraint,
                          std::map<std::string, std::string, std::less<>>& versions) {
  const int major = major_release(constraint);
  const bool is_old = major > 0 && major < 5;
  versions.emplace("aws_cloudtrail", is_old ? "0" : "1");
}

}  // namespace trailseal::terraform
