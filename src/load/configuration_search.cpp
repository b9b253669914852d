#include "load/configuration_search.hpp"

#include <algorithm>
#include <filesystem>

#include "terraform/declared/root_module.hpp"

namespace trailseal::load {
namespace {

namespace fs = std::filesystem;

bool is_values_file(const std::string& name) {
  return name.ends_with(".tfvars") || name.ends_with(".tfvars.json");
}

fs::path parent_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

/// The configuration that a file with values belongs to: beside it, or in the nearest
/// directory above, as `env/prod.tfvars` has it. The file's own directory where there is
/// none.
fs::path folder_of_values(const fs::path& file) {
  fs::path own = parent_of(file);
  fs::path folder = own;
  constexpr int kMostSteps = 3;
  for (int step = 0; step < kMostSteps; ++step) {
    if (terraform::holds_configuration(folder)) return folder;
    std::error_code error;
    if (fs::exists(folder / ".git", error)) break;
    folder = (folder / "..").lexically_normal();
  }
  return own;
}

/// Terragrunt copies configurations there before it runs them.
bool is_copy(const fs::path& path) {
  return std::any_of(path.begin(), path.end(),
                     [](const fs::path& part) { return part == ".terragrunt-cache"; });
}

}  // namespace

bool ConfigurationSearch::is_part(const std::string& path) {
  const std::string name = fs::path(path).filename().string();
  return terraform::is_configuration_name(name) || is_values_file(name);
}

ConfigurationSearch::Folder& ConfigurationSearch::folder(const std::string& path) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(path, error);
  const auto [place, fresh] =
      known_.emplace(error ? path : whole.string(), folders_.size());
  if (fresh) folders_.push_back({.path = shown_path(path)});
  return folders_[place->second];
}

void ConfigurationSearch::add_named(const std::string& file) {
  const fs::path own =
      is_values_file(file) ? folder_of_values(file) : parent_of(fs::path(file));
  folder(own.string()).named = true;
}

void ConfigurationSearch::add_found(const std::string& file, std::size_t directory) {
  if (is_values_file(file) || is_copy(file)) return;
  std::vector<std::size_t>& all = folder(parent_of(file).string()).directories;
  if (std::find(all.begin(), all.end(), directory) == all.end()) all.push_back(directory);
}

std::vector<Candidate> ConfigurationSearch::candidates() const {
  std::vector<std::string> paths;
  std::map<std::string, const Folder*> by_path;
  for (const Folder& one : folders_) {
    paths.push_back(one.path);
    by_path.emplace(one.path, &one);
  }
  std::vector<Candidate> candidates;
  for (const terraform::RootModule& root : terraform::root_modules(paths)) {
    const Folder* one = by_path.at(root.folder);
    candidates.push_back({.path = root.folder,
                          .named = one->named,
                          .directories = one->directories,
                          .kind = root.is_of_interest
                                      ? CandidateKind::Configuration
                                      : CandidateKind::IdleConfiguration});
  }
  return candidates;
}

}  // namespace trailseal::load
