// SourceSet: the files that a graph was read from, as they are at hand.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "graph/input.hpp"
#include "patch/patch_maker.hpp"
#include "patch/syntax.hpp"

namespace trailseal::patch {

struct SourceFile {
  std::string path{};
  std::shared_ptr<const std::string> bytes{};  ///< all of it
  std::size_t start = 0;                       ///< behind a byte order mark
  std::shared_ptr<const Syntax> syntax{};
};

/// The folder of a path, by which a module is known; empty for the current one.
std::string folder_of_path(const std::string& path);

class SourceSet {
 public:
  explicit SourceSet(FileBytes files) : files_(std::move(files)) {}

  /// The file that places of an input lie in (see Position::file); null: it is not at
  /// hand, no longer what was read, or of no language that can be patched.
  const SourceFile* find(const Input& input, std::uint32_t file);

 private:
  SourceFile read(const std::string& path, const std::string* text) const;

  FileBytes files_;
  std::map<std::string, SourceFile> read_{};
};

}  // namespace trailseal::patch
