// WorkingTree: is a file on disk as the last commit of its repository has it?
//
// git is only asked for what is stored (git_commit.hpp); the files on disk are compared
// here, so that no filter of the repository runs.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "load/git_commit.hpp"

namespace trailseal::load {

class WorkingTree {
 public:
  /// Is this file, with these bytes, committed? Errors: it lies in no repository, nothing
  /// is committed there, git does not know the file, the last commit has another content.
  Result<void> check_committed(const std::string& path, std::string_view bytes);

 private:
  struct Repository {
    GitCommit head;
    std::map<std::string, CommittedFile> files{};  ///< by path from the root
  };
  Result<const Repository*> repository_at(const std::filesystem::path& root);

  std::map<std::filesystem::path, Repository> repositories_;
};

}  // namespace trailseal::load
