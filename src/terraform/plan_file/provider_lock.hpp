// provider_lock: what the versions of the providers tell of the schemas of resources.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace trailseal::terraform {

/// Adds the schema versions of the types whose version makes a difference and that are
/// not there: of the AWS provider that `.terraform.lock.hcl` names, else of the newest.
void add_locked_versions(std::string_view lock,
                         std::map<std::string, std::string, std::less<>>& versions);

}  // namespace trailseal::terraform
