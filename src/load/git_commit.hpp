// GitCommit: the files of one commit, asked of git.
//
// git is a program that a repository can make run others: hooks, filters, a file system
// monitor, transports. So only commands run here that hand out what is stored (`rev-parse`,
// `ls-tree`, `cat-file`), with an environment and settings of our own.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace trailseal::load {

/// One file of a commit.
struct CommittedFile {
  std::string path{};  ///< from the root of the repository
  std::string blob{};  ///< the id of its content
  std::size_t size = 0;
  bool is_link = false;  ///< its content is where it leads
};

class GitCommit {
 public:
  /// The commit that a branch, a tag or an id names in the repository with this root.
  /// Errors: no git, no such commit.
  static Result<GitCommit> find(const std::filesystem::path& root,
                                const std::string& name);

  const std::string& id() const { return id_; }

  /// All files, in the order of their paths; what lies in submodules is not among them.
  Result<std::vector<CommittedFile>> files() const;

  using Take = std::function<Result<void>(const CommittedFile&, std::string_view)>;
  /// Hands each file with its content to `take`. Errors: those of `take`, a content that
  /// is not stored here (a partial clone).
  Result<void> read(const std::vector<CommittedFile>& files, const Take& take) const;

 private:
  GitCommit(std::filesystem::path root, std::string git)
      : root_(std::move(root)), git_(std::move(git)) {}

  Result<std::string> run(std::vector<std::string> words,
                          const std::string& input = "") const;
  Result<void> read_some(const std::vector<CommittedFile>& files, std::size_t from,
                         std::size_t to, const Take& take) const;

  std::filesystem::path root_;
  std::string git_;  ///< the program
  std::string id_;
};

}  // namespace trailseal::load
