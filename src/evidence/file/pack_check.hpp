// Is a pack as it was written?
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "evidence/file/manifest.hpp"
#include "evidence/file/pack_files.hpp"

namespace trailseal::evidence {

/// One file that is not as the manifest has it.
struct PackFault {
  std::string path{};
  std::string what{};  ///< "is missing", "was changed: ..."
};

struct PackCheck {
  Manifest manifest{};
  std::vector<PackFault> faults{};
  /// Files in a pack's directory that the manifest does not know, in order.
  std::vector<std::string> extra{};
};

/// Compares every file of the pack with its manifest. Errors: there is no manifest, or it
/// cannot be read.
Result<PackCheck> check_pack(const PackPlace& place);

/// The bytes of a regular file; errors: it is a link, no file, or not readable.
Result<std::string> read_bytes(const std::string& path);

/// The path of a file of the pack.
std::string path_in(const PackPlace& place, const std::string& path);

}  // namespace trailseal::evidence
