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

/// The major release that a constraint on the provider's version allows, the newest of
/// several: 5 for `~> 5.31`, 4 for `< 5.0.0`. 0: any.
int major_release(std::string_view constraint);

/// The same by a constraint, where no lock file tells.
void add_required_version(std::string_view constraint,
                          std::map<std::string, std::string, std::less<>>& versions);

}  // namespace trailseal::terraform
