// Which entry of `provider_config` a resource is made with: its `provider_config_key`.
//
// Newer releases resolve what a module inherits or is passed; in older plans a module's
// key may have no entry, and then the nearest provider of that name outside it counts.
#include "terraform/plan/provider.hpp"

namespace trailseal::terraform {

const std::string& Providers::key_of(const PlanResource& resource) {
  if (resource.config == nullptr) return default_key_;
  const std::string_view written = resource.config->provider_key;
  const auto known = resolved_.find(written);
  if (known != resolved_.end()) return known->second;
  return resolved_.emplace(written, resolved_key(written)).first->second;
}

std::string Providers::resolved_key(std::string_view written) const {
  const Value& providers = index_.parts().configuration.providers.value();
  std::string key = unescape(written);
  while (true) {
    const std::size_t colon = key.rfind(':');
    const Value& entry = providers[key];
    if (colon == std::string::npos || !entry["expressions"].is_unset()) return key;
    const std::string provider = key.substr(colon + 1);
    const auto step = last_module_step(std::string_view(key).substr(0, colon));
    key = step && !step->parent.empty() ? step->parent + ":" + provider : provider;
  }
}

std::string Providers::default_key() const {
  const Value& providers = index_.parts().configuration.providers.value();
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < providers.size(); ++i) {
    const auto name = providers.items()[i]["name"].literal();
    const std::string& key = providers.keys()[i].name;
    if (key == "aws") return key;
    if (name == "aws" && key.find(':') == std::string::npos) keys.push_back(key);
  }
  return keys.size() == 1 ? keys.front() : "aws";
}

}  // namespace trailseal::terraform
