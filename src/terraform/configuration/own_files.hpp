// OwnFiles: the files that `file`, `templatefile` and their like may read.
//
// A configuration comes with a pull request, and may name any file of the machine that
// the program runs on. So only what lies below one directory is read, with links
// resolved: the repository's, or the root module's where there is none.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "hcl/function.hpp"

namespace trailseal::terraform {

class OwnFiles : public hcl::Files {
 public:
  /// `root` is the root module's directory, from which relative paths are told.
  explicit OwnFiles(const std::filesystem::path& root);
  /// Reads below `directory`, which is canonical.
  OwnFiles(std::filesystem::path root, std::filesystem::path directory);

  Result<std::string> read(const std::string& path) override;
  Result<bool> exists(const std::string& path) override;
  Result<std::vector<Entry>> list(const std::string& folder) override;

 private:
  Result<std::filesystem::path> inside(const std::string& path) const;

  std::filesystem::path root_;
  std::filesystem::path directory_;
  std::map<std::string, Result<std::string>> texts_{};
};

/// The text of a file. Errors: it is no file, cannot be read, or is larger than
/// kMaxSourceFileBytes.
Result<std::string> read_bounded(const std::filesystem::path& path);

}  // namespace trailseal::terraform
