#include "terraform/configuration/folder_tree.hpp"

#include <algorithm>

#include "base/limits.hpp"
#include "document/repository.hpp"

namespace trailseal::terraform {
namespace {

namespace fs = std::filesystem;

bool is_source_name(const std::string& name) {
  return name.ends_with(".tf") || name.ends_with(".tf.json") || name.ends_with(".tofu") ||
         name.ends_with(".tofu.json") || name.ends_with(".tfvars") ||
         name.ends_with(".tfvars.json");
}

}  // namespace

FolderTree::FolderTree(const std::string& root, const std::string& under_check)
    : root_(normal_path(root)),
      directory_(own_directory(root_, under_check)),
      files_(root_, directory_) {}

std::optional<std::string> FolderTree::folder_of(const ModuleAddress& module) {
  if (is_local_source(module.source)) {
    std::string folder = normal_path(module.caller + "/" + module.source);
    std::error_code error;
    const fs::path full = fs::path(root_) / folder;
    if (!fs::is_directory(full, error) || !lies_below(full, directory_)) return {};
    return folder;
  }
  if (!installed_) {
    const Result<std::string> text = read_bounded(fs::path(root_) / kModuleManifest);
    installed_ = read_manifest(text ? *text : "");
  }
  const auto found = installed_->find(module.calls);
  if (found == installed_->end()) return std::nullopt;
  if (!lies_below(fs::path(root_) / found->second.folder, directory_)) return {};
  return found->second.folder;
}

Result<std::vector<std::string>> FolderTree::files_of(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  fs::directory_iterator at(fs::path(root_) / folder, error);
  for (; !error && at != fs::directory_iterator(); at.increment(error)) {
    std::string name = at->path().filename().string();
    if (!is_source_name(name)) continue;
    std::error_code ignored;
    if (at->is_directory(ignored) || !lies_below(at->path(), directory_)) continue;
    names.push_back(std::move(name));
    if (names.size() > kMaxSourceFiles) {
      return Error{.message = "the directory holds more than " +
                              std::to_string(kMaxSourceFiles) + " files",
                   .path = path_of(folder, "")};
    }
  }
  if (error) {
    return Error{.message = "the directory cannot be read", .path = path_of(folder, "")};
  }
  std::sort(names.begin(), names.end());
  if (moment_) {
    if (const auto done = refusal_of(folder, names); !done) return done.error();
  }
  return names;
}

Result<std::string> FolderTree::read(const std::string& folder, const std::string& name) {
  Result<std::string> text = read_bounded(fs::path(root_) / folder / name);
  if (text) {
    texts_[path_of(folder, name)] = *text;
    return text;
  }
  Error error = text.error();
  error.path = path_of(folder, name);
  return error;
}

std::string FolderTree::path_of(const std::string& folder,
                                const std::string& name) const {
  return normal_path(root_ + "/" + folder + "/" + name);
}

Result<void> FolderTree::refusal_of(const std::string& folder,
                                    const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    std::error_code error;
    const auto changed = fs::last_write_time(fs::path(root_) / folder / name, error);
    if (error || changed <= *moment_) continue;
    const Error refusal{
        .message =
            "the sources are not used: this file was changed after the plan was made",
        .help = "plan again, or pass `--source " + root_ + "` to use them anyway",
        .path = path_of(folder, name)};
    refusals_.push_back(refusal);
    return refusal;
  }
  return {};
}

}  // namespace trailseal::terraform
