#include "terraform/configuration/source_choice.hpp"

#include <chrono>
#include <filesystem>

#include "terraform/configuration/archive_tree.hpp"
#include "terraform/configuration/folder_tree.hpp"
#include "terraform/configuration/module_files.hpp"

namespace trailseal::terraform {
namespace {

namespace fs = std::filesystem;

/// A formatter or a slow copy may touch files right after the plan was made.
constexpr std::chrono::minutes kGrace{1};

}  // namespace

Result<SourceChoice> choose_sources(const std::string& input, bool is_plan_file,
                                    const SourceOptions& options) {
  SourceChoice choice;
  if (options.none) return choice;
  if (!options.directory.empty()) {
    choice.tree = std::make_unique<FolderTree>(options.directory);
    choice.told = true;
    return choice;
  }
  if (is_plan_file) {
    auto archive = ArchiveTree::open(input);
    if (!archive) return archive.error();
    choice.tree = std::move(*archive);
    choice.told = true;
    return choice;
  }
  const bool is_stdin = input == "-";
  auto folder = std::make_unique<FolderTree>(
      is_stdin ? "." : fs::path(input).parent_path().generic_string());
  const auto names = folder->files_of(".");
  if (!names || module_files(*names).main.empty()) return choice;
  std::error_code error;
  const auto planned = fs::last_write_time(input, error);
  if (!is_stdin && !error) choice.moment = planned + kGrace;
  choice.tree = std::move(folder);
  return choice;
}

}  // namespace trailseal::terraform
