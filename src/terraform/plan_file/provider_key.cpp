// Source: Terraform, "Providers Within Modules", and internal/command/jsonconfig/config.go
// (findSourceProviderKey).
#include "terraform/plan_file/provider_key.hpp"

namespace trailseal::terraform {

std::string key_in(const CalledModule& module, const std::string& provider) {
  if (module.caller == nullptr) return provider;
  std::string path = "module.";
  for (const char letter : module.calls) {
    path += letter;
    if (letter == '.') path += "module.";
  }
  return path + ":" + provider;
}

std::string provider_key(const CalledModule& module, const std::string& provider) {
  const CalledModule* at = &module;
  std::string name = provider;
  while (at->caller != nullptr && at->module->providers.count(name) == 0) {
    const auto given = at->block->providers.find(name);
    if (given != at->block->providers.end()) {
      name = given->second;
    } else if (name.find('.') != name.npos) {
      break;  // an alias is handed over, or nobody knows it
    }
    at = at->caller;
  }
  return key_in(*at, name);
}

}  // namespace trailseal::terraform
