// ArchiveTree: the sources inside a plan file.
//
// They are those that the plan was made from. Only `.tf` files are in it: what `file` and
// `templatefile` name is read where the plan file lies, if that directory still holds the
// very same root module.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "terraform/configuration/module_manifest.hpp"
#include "terraform/configuration/own_files.hpp"
#include "terraform/configuration/source_tree.hpp"

namespace trailseal::terraform {

class ArchiveTree : public SourceTree {
 public:
  /// Opens a plan file. Errors: those of `read_plan_archive`.
  static Result<std::unique_ptr<ArchiveTree>> open(const std::string& path);
  /// The tree of sources that were read from the plan file at `path`.
  static std::unique_ptr<ArchiveTree> of(const std::string& path,
                                         std::map<std::string, std::string> sources);

  std::string origin() const override { return "plan file"; }
  std::optional<std::string> folder_of(const ModuleAddress& module) override;
  Result<std::vector<std::string>> files_of(const std::string& folder) override;
  Result<std::string> read(const std::string& folder, const std::string& name) override;
  std::string path_of(const std::string& folder, const std::string& name) const override;
  hcl::Files& files() override;

 private:
  /// Answers that a plan file does not hold such files.
  class NoFiles : public hcl::Files {
   public:
    Result<std::string> read(const std::string& path) override;
    Result<bool> exists(const std::string& path) override;
    Result<std::vector<Entry>> list(const std::string& folder) override;
  };

  ArchiveTree(const std::string& path, std::map<std::string, std::string> texts);
  bool lies_beside();

  std::string directory_;  ///< of the plan file
  std::map<std::string, std::string> held_;
  std::map<std::string, InstalledModule> modules_;
  /// A folder's place in the archive: `m-a.b`. Modules that are called twice are there
  /// twice.
  std::map<std::string, std::string> places_;
  NoFiles no_files_{};
  OwnFiles own_files_;
  bool beside_ = false;
};

}  // namespace trailseal::terraform
