// FolderTree: the sources of a configuration in a directory.
//
// A local module lies where its `source` says, any other one where `terraform init` put
// it: `.terraform/modules/modules.json` tells.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "terraform/configuration/module_manifest.hpp"
#include "terraform/configuration/own_files.hpp"
#include "terraform/configuration/source_tree.hpp"

namespace trailseal::terraform {

class FolderTree : public SourceTree {
 public:
  /// `root` as the user calls it, found in the directory `under_check` if it was searched
  /// for.
  explicit FolderTree(const std::string& root, const std::string& under_check = {});

  std::string origin() const override { return root_; }
  std::optional<std::string> folder_of(const ModuleAddress& module) override;
  Result<std::vector<std::string>> files_of(const std::string& folder) override;
  Result<std::string> read(const std::string& folder, const std::string& name) override;
  std::string path_of(const std::string& folder, const std::string& name) const override;
  hcl::Files& files() override { return files_; }

  void refuse_after(std::filesystem::file_time_type moment) override { moment_ = moment; }
  std::vector<Error> refusals() const override { return refusals_; }

 private:
  Result<void> refusal_of(const std::string& folder,
                          const std::vector<std::string>& names);

  std::string root_;
  std::filesystem::path directory_;  ///< what may be read lies below it
  OwnFiles files_;
  std::optional<std::filesystem::file_time_type> moment_{};
  std::vector<Error> refusals_{};
  std::optional<std::map<std::string, InstalledModule>> installed_{};
};

}  // namespace trailseal::terraform
