// SourceBytes: the files that a fix may change, as they are on disk.
//
// These are templates and files of Terraform configuration that were read from disk, below
// the repository of the input that they belong to. A plan is no source, and neither are the
// files within a plan file.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "document/source_text.hpp"
#include "graph/input.hpp"

namespace trailseal::run {

/// All bytes of a file; nothing where it cannot be read, or is no file but a link.
std::optional<std::string> bytes_of_file(const std::string& path);

class SourceBytes {
 public:
  /// `sources` are the texts of the inputs as they were read, by input.
  SourceBytes(const std::vector<Input>& inputs, const std::vector<SourceText>& sources);

  /// All bytes of a file that may be changed; nothing for any other, and for one that is
  /// not as it was read.
  std::optional<std::string> of(const std::string& path) const;

 private:
  struct Source {
    std::string owner{};  ///< path of the input that it belongs to
    std::string text{};   ///< as it was read
  };
  void add(const std::string& path, const std::string& owner, const std::string& text);

  std::map<std::string, Source> sources_;
};

}  // namespace trailseal::run
