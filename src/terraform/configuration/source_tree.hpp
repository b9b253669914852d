// SourceTree: the files of a configuration, wherever they lie.
//
// A module's folder is told relative to that of the root module, as `path.module` tells
// it: `.`, `modules/policy`, `../shared`.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "hcl/function.hpp"

namespace trailseal::terraform {

/// The block that calls a module.
struct ModuleAddress {
  std::string calls{};   ///< names of the calls down to it, joined with dots
  std::string caller{};  ///< the folder of the module that calls it
  std::string source{};  ///< the argument `source`
};

class SourceTree {
 public:
  virtual ~SourceTree() = default;

  /// For reports: the root module's directory, or "plan file".
  virtual std::string origin() const = 0;

  /// The folder of a called module; nothing where its files are not there.
  virtual std::optional<std::string> folder_of(const ModuleAddress& module) = 0;

  /// The names of the files in a module's folder, sorted. Errors: it cannot be read, or
  /// holds more files than any module has.
  virtual Result<std::vector<std::string>> files_of(const std::string& folder) = 0;

  /// The text of one of these files. Errors: it cannot be read, it is too large.
  virtual Result<std::string> read(const std::string& folder,
                                   const std::string& name) = 0;

  /// How people call such a file.
  virtual std::string path_of(const std::string& folder,
                              const std::string& name) const = 0;

  /// The text of a file that was read, by that name; empty for any other.
  std::string text_of(const std::string& path) const {
    const auto found = texts_.find(path);
    return found == texts_.end() ? std::string() : found->second;
  }

  /// All files that were read, by that name.
  const std::map<std::string, std::string>& texts() const { return texts_; }

  /// From now on, folders with a file that was changed after this moment cannot be read.
  virtual void refuse_after(std::filesystem::file_time_type) {}
  /// Folders that were asked for and are not used, and why.
  virtual std::vector<Error> refusals() const { return {}; }

  /// What `file` and its like may read.
  virtual hcl::Files& files() = 0;

 protected:
  std::map<std::string, std::string> texts_{};  ///< of the files read, by their path
};

/// `a/b/../c` without the detours; `.` for nothing.
std::string normal_path(const std::string& path);

/// Does `source` name a folder beside the caller's, and no registry or repository?
bool is_local_source(const std::string& source);

}  // namespace trailseal::terraform
