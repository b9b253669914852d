// CommitFolder: the files of a commit in a folder of their own, gone with the object.
//
// It is no checkout: contents are what git stores, whatever filters the repository has, and
// the working tree and the index stay as they are.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.hpp"
#include "load/git_commit.hpp"

namespace trailseal::load {

class CommitFolder {
 public:
  /// Errors: those of GitCommit, no room, more than kMaxCommitBytes.
  static Result<CommitFolder> write(const GitCommit& commit);

  CommitFolder(CommitFolder&& other) noexcept;
  CommitFolder& operator=(CommitFolder&&) = delete;
  CommitFolder(const CommitFolder&) = delete;
  CommitFolder& operator=(const CommitFolder&) = delete;
  ~CommitFolder();

  const std::filesystem::path& path() const { return path_; }

 private:
  explicit CommitFolder(std::filesystem::path path) : path_(std::move(path)) {}

  std::filesystem::path path_;  ///< empty: moved from
};

/// May a file of a commit with this path be written below a folder? Not where a part of it
/// leads elsewhere: git itself would refuse to check it out.
bool is_plain_path(const std::string& path);

}  // namespace trailseal::load
