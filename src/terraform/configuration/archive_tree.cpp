#include "terraform/configuration/archive_tree.hpp"

#include <filesystem>

#include "terraform/configuration/plan_archive.hpp"

namespace trailseal::terraform {
namespace {

namespace fs = std::filesystem;

Error not_held(const std::string& path) {
  return Error{.message = "`" + path + "` is not in the plan file",
               .help = "pass `--source` with the root module's directory"};
}

}  // namespace

Result<std::string> ArchiveTree::NoFiles::read(const std::string& path) {
  return not_held(path);
}

Result<bool> ArchiveTree::NoFiles::exists(const std::string& path) {
  return not_held(path);
}

Result<std::vector<hcl::Files::Entry>> ArchiveTree::NoFiles::list(
    const std::string& folder) {
  return not_held(folder);
}

Result<std::unique_ptr<ArchiveTree>> ArchiveTree::open(const std::string& path) {
  auto archive = read_plan_archive(path);
  if (!archive) return archive.error();
  return of(path, std::move(archive->sources));
}

std::unique_ptr<ArchiveTree> ArchiveTree::of(const std::string& path,
                                             std::map<std::string, std::string> sources) {
  return std::unique_ptr<ArchiveTree>(new ArchiveTree(path, std::move(sources)));
}

ArchiveTree::ArchiveTree(const std::string& path,
                         std::map<std::string, std::string> texts)
    : directory_(normal_path(fs::path(path).parent_path().generic_string())),
      held_(std::move(texts)),
      modules_(read_manifest(held_["modules.json"])),
      own_files_(directory_) {
  for (const auto& [key, module] : modules_) places_[module.folder] = "m-" + key + "/";
  beside_ = lies_beside();
}

bool ArchiveTree::lies_beside() {
  bool some = false;
  for (const auto& [name, text] : held_) {
    if (!name.starts_with("m-/")) continue;
    const Result<std::string> here = own_files_.read(name.substr(3));
    if (!here || *here != text) return false;
    some = true;
  }
  return some;
}

std::optional<std::string> ArchiveTree::folder_of(const ModuleAddress& module) {
  const auto found = modules_.find(module.calls);
  if (found == modules_.end()) return std::nullopt;
  return found->second.folder;
}

Result<std::vector<std::string>> ArchiveTree::files_of(const std::string& folder) {
  std::vector<std::string> names;
  const auto place = places_.find(folder);
  if (place == places_.end()) return names;
  for (auto at = held_.lower_bound(place->second); at != held_.end(); ++at) {
    if (!at->first.starts_with(place->second)) break;
    names.push_back(at->first.substr(place->second.size()));
  }
  return names;
}

Result<std::string> ArchiveTree::read(const std::string& folder,
                                      const std::string& name) {
  const auto place = places_.find(folder);
  if (place == places_.end()) return not_held(path_of(folder, name));
  const auto text = held_.find(place->second + name);
  if (text == held_.end()) return not_held(path_of(folder, name));
  texts_[path_of(folder, name)] = text->second;
  return text->second;
}

std::string ArchiveTree::path_of(const std::string& folder,
                                 const std::string& name) const {
  return normal_path(directory_ + "/" + folder + "/" + name);
}

hcl::Files& ArchiveTree::files() {
  if (beside_) return own_files_;
  return no_files_;
}

}  // namespace trailseal::terraform
