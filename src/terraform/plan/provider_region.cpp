// Which provider configurations are in one region, whatever that is. Terraform AWS
// provider, "Provider configuration": without a `region` the environment's AWS_REGION
// counts, else the profile's in the shared configuration files.
#include <algorithm>

#include "terraform/plan/provider.hpp"

namespace trailseal::terraform {

/// Provider configurations without a region take the one of the environment, or of the
/// profile, so those with the same profile are in one region. Without such: itself alone.
std::vector<std::string> Providers::same_region_as(const std::string& key) const {
  std::vector<std::string> same{key};
  const auto source_of = [this](const std::string& provider) {
    const Value& expressions = expressions_of(provider);
    std::string source;
    for (const char* name : {"region", "profile", "shared_config_files"}) {
      const Value& expression = expressions[name];
      source += expression.is_absent() ? "-\n" : expression.display() + "\n";
    }
    return source;
  };
  // A module's expressions name variables of its own.
  const auto is_of_root = [](const std::string& k) { return k.find(':') == k.npos; };
  const bool left_out = expressions_of(key)["region"].is_absent();
  if (!left_out && !is_of_root(key)) return same;
  const Value& providers = index_.parts().configuration.providers.value();
  for (const auto& entry : providers.keys()) {
    const bool aws = providers[entry.name]["name"].is_literal("aws");
    const bool comparable = is_of_root(entry.name) || left_out;
    if (!aws || entry.name == key || !comparable) continue;
    if (source_of(entry.name) == source_of(key)) same.push_back(entry.name);
  }
  std::sort(same.begin() + 1, same.end());
  return same;
}

}  // namespace trailseal::terraform
