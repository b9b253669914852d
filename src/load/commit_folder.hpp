// CommitFolder: the files of a commit in a folder of their own, gone with the object.
//
// It is no checkout: contents are what git stores, whatever filters the repository has, and
// the working tree and the index stay as they are.
#pragma once

#include <filesystem>
#include <string>
#include <utility>

#include "base/result.hpp"
#include "load/git_commit.hpp"
#include "load/temporary_path.hpp"

namespace trailseal::load {

class CommitFolder {
 public:
  /// Errors: those of GitCommit, no room, more than kMaxCommitBytes.
  static Result<CommitFolder> write(const GitCommit& commit);

  const std::filesystem::path& path() const { return folder_.path(); }

 private:
  explicit CommitFolder(TemporaryPath folder) : folder_(std::move(folder)) {}

  TemporaryPath folder_;
};

/// May a file of a commit with this path be written below a folder? Not where a part of it
/// leads elsewhere: git itself would refuse to check it out.
bool is_plain_path(const std::string& path);

}  // namespace trailseal::load
