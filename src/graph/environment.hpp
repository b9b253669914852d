// Environment: what the caller knows about the inputs.
#pragma once

#include <map>
#include <string>

namespace trailseal {

/// From the command line and the configuration. Empty: not given.
struct Environment {
  std::string account{};
  std::string region{};
  std::string partition{};
  std::string organization_id{};
  std::string management_account{};  ///< of the organization
  /// Accounts of Terraform providers by alias (`audit`; `aws` for the default one).
  std::map<std::string, std::string> provider_accounts{};
};

}  // namespace trailseal
