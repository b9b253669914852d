// Source: Terraform, internal/configs/parser_config_dir.go, and "Override Files" and
// "Variable Definition Precedence" of its documentation.
#include "terraform/configuration/module_files.hpp"

#include <algorithm>
#include <array>

#include "document/source.hpp"

namespace trailseal::terraform {
namespace {

// Names that editors give to what is no file of the user's.
bool is_ignored(std::string_view name) {
  return name.empty() || name.front() == '.' || name.back() == '~' ||
         (name.front() == '#' && name.back() == '#');
}

bool is_json(std::string_view name) { return name.ends_with(".json"); }

/// The extensions of OpenTofu, which Terraform does not read, and theirs.
struct Extension {
  std::string_view tofu;
  std::string_view terraform;
};
constexpr std::array kExtensions{Extension{".tofu", ".tf"},
                                 Extension{".tofu.json", ".tf.json"}};

std::string_view stem_of(std::string_view name) {
  for (const Extension& one : kExtensions) {
    for (const std::string_view extension : {one.tofu, one.terraform}) {
      if (name.ends_with(extension))
        return name.substr(0, name.size() - extension.size());
    }
  }
  return {};
}

bool is_override(std::string_view name) {
  const std::string_view stem = stem_of(name);
  return stem == "override" || stem.ends_with("_override");
}

/// OpenTofu, "Files and Directories": where there are `main.tofu` and `main.tf`, only the
/// first is read; likewise `main.tofu.json` and `main.tf.json`.
bool gives_way(const std::string& name, const std::vector<std::string>& names) {
  return std::any_of(kExtensions.begin(), kExtensions.end(), [&](const Extension& one) {
    if (!name.ends_with(one.terraform)) return false;
    std::string other = name.substr(0, name.size() - one.terraform.size());
    other += one.tofu;
    return std::find(names.begin(), names.end(), other) != names.end();
  });
}

bool is_automatic(std::string_view name) {
  return name.ends_with(".auto.tfvars") || name.ends_with(".auto.tfvars.json");
}

}  // namespace

ModuleFileNames module_files(const std::vector<std::string>& names) {
  ModuleFileNames files;
  std::vector<std::string> automatic;
  for (const std::string& name : names) {
    if (is_ignored(name)) continue;
    if (!stem_of(name).empty()) {
      if (gives_way(name, names)) continue;
      (is_override(name) ? files.overrides : files.main).push_back(name);
    } else if (is_automatic(name)) {
      automatic.push_back(name);
    }
  }
  std::sort(files.main.begin(), files.main.end());
  std::sort(files.overrides.begin(), files.overrides.end());
  for (const char* name : {"terraform.tfvars", "terraform.tfvars.json"}) {
    if (std::find(names.begin(), names.end(), name) != names.end()) {
      files.values.emplace_back(name);
    }
  }
  std::sort(automatic.begin(), automatic.end());
  files.values.insert(files.values.end(), automatic.begin(), automatic.end());
  return files;
}

Result<hcl::Body> read_body(const std::string& path, std::string_view text) {
  const Source source(path, text);
  return is_json(path) ? hcl::read_json_syntax(source) : hcl::read_native(source);
}

}  // namespace trailseal::terraform
