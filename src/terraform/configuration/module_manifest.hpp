// ModuleManifest: where Terraform keeps the modules of a configuration.
//
//   .terraform/modules/modules.json   {"Modules": [{"Key": "a.b", "Source": "../grand",
//                                                   "Dir": "grand"}, ...]}
//   tfconfig/modules.json             the list alone
//
// `Key` joins the names of the calls with dots, `""` is the root; `Dir` is relative to
// the root module's folder.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace trailseal::terraform {

/// Where `terraform init` puts it, relative to the root module's folder.
inline constexpr const char* kModuleManifest = ".terraform/modules/modules.json";

struct InstalledModule {
  std::string source{};
  std::string folder{};
};

/// The modules by key; none where the text is no manifest.
std::map<std::string, InstalledModule> read_manifest(std::string_view text);

}  // namespace trailseal::terraform
