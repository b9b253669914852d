// Patch: what edits of the graph are in the texts that the graph was read from.
//
// A patch is data: byte ranges and their new text. Whoever writes it to a file compares
// `before` with what is there first.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "graph/edit.hpp"

namespace trailseal::patch {

/// New text in the place of some bytes of a file.
struct Splice {
  std::size_t begin = 0;
  std::size_t size = 0;  ///< of what is replaced; 0: the text is put in between
  std::string text{};
  friend bool operator==(const Splice&, const Splice&) = default;
};

/// The changes of one file.
struct FileChange {
  std::string path{};  ///< as reports call it
  /// All bytes of the file. Shared: many patches may change one large file.
  std::shared_ptr<const std::string> before{};
  /// In the order of the file; none overlaps another one.
  std::vector<Splice> splices{};
};

/// The text of a change whose place is not in the files at hand, or has no expression of
/// the source for one of its parts: the statement or the argument by itself.
struct LooseText {
  std::string language{};  ///< `hcl`, `json`, `yaml`, as code blocks of Markdown name it
  std::string text{};
  std::string where{};   ///< a sentence: what to do with it
  std::string reason{};  ///< why no file is changed
  /// What the reader has to fill in, as it stands in the text: `ACCOUNT_ID`.
  std::vector<std::string> placeholders{};
};

/// What edits are in texts: changes of files, and what no file can be changed for.
struct Patch {
  std::vector<FileChange> files{};  ///< by path
  std::vector<LooseText> loose{};
  /// What the same changes of files do to other resources of the graph: one text makes
  /// several instances, one document is the policy of several buckets. A patch is proven
  /// only if these are applied as well.
  std::vector<Edit> spread{};

  bool is_whole() const { return loose.empty() && !files.empty(); }
};

/// The file as it is after the change.
std::string text_after(const FileChange& change);

}  // namespace trailseal::patch
