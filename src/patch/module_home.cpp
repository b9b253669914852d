#include "patch/module_home.hpp"

#include "patch/module_address.hpp"

namespace trailseal::patch {

std::string ModuleHomes::folder_of(const Resource& resource) const {
  const auto& files = graph_.inputs()[resource.input].source_files;
  const std::uint32_t file = resource.position.file;
  const bool known = file > 0 && file <= files.size();
  return known ? folder_of_path(files[file - 1].path) : std::string();
}

Result<const Resource*> ModuleHomes::find(const Spot& spot, const Resource& resource) {
  const Resource* none = nullptr;
  const std::string folder = folder_of_path(spot.file->path);
  if (resource.language != Language::Terraform || folder_of(resource) == folder) {
    return none;
  }
  if (homes_.empty()) {
    for (const Resource& each : graph_.resources()) {
      if (each.position.line == 0) continue;
      homes_[folder_of(each)].try_emplace(module_address(each.address).module, &each);
    }
  }
  const auto found = homes_.find(folder);
  const std::string text = "the text of `" + resource.address + "` is in a module ";
  if (found == homes_.end()) {
    return Error{.message = text + "of which nothing else is known"};
  }
  if (found->second.size() > 1) {
    return Error{.message = text + "that is called more than once"};
  }
  return found->second.begin()->second;
}

}  // namespace trailseal::patch
