// InputDigest: what one input was, by the SHA-256 of its bytes.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace trailseal::evidence {

/// A file that was read.
struct FileDigest {
  std::string path{};
  std::string sha256{};  ///< empty: it could not be read again
  std::size_t bytes = 0;
  /// Of an answer in an export: the command that it answers, its region and its end.
  std::string command{}, region{}, time{};
};

struct InputDigest {
  std::string path{};
  std::string kind{};  ///< `terraform-plan`, ..., `configuration`, `parameters`
  std::string account{}, region{};
  std::string time{};  ///< that the input tells; empty: none
  std::vector<FileDigest> files{};
};

}  // namespace trailseal::evidence
