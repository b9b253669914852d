// Patterns of `fileset`: `*`, `**`, `?`, `[a-c]`, `{x,y}`, as Go's doublestar reads them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace trailseal::hcl {

class FolderPattern {
 public:
  static Result<FolderPattern> read(std::string_view pattern);

  /// The folder that every match is in: the parts before the first wildcard.
  const std::string& folder() const { return folder_; }

  bool matches(std::string_view path) const;

 private:
  explicit FolderPattern(std::string pattern) : pattern_(std::move(pattern)) {}

  std::string pattern_;
  std::string folder_;
};

}  // namespace trailseal::hcl
