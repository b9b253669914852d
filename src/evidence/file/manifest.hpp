// Manifest: the digests of a pack's files and of what it was made from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "document/value.hpp"
#include "evidence/input_digest.hpp"

namespace trailseal::evidence {

inline constexpr const char* kManifestSchema = "trailseal.evidence-manifest/1";

struct Manifest {
  std::vector<FileDigest> files{};  ///< of the pack, by path within it
  std::vector<InputDigest> inputs{};
  std::string sha256{};  ///< over all of them: see digest_of_all
};

/// The digest of the pack: SHA-256 over a line `DIGEST  PATH` for each of its files, then
/// one for each file of the inputs, in their order.
std::string digest_of_all(const Manifest& manifest);

std::string manifest_json(const Manifest& manifest);

/// Errors: no JSON, another schema, a member that is missing or of another type.
Result<Manifest> read_manifest(const std::string& path, std::string_view bytes);

}  // namespace trailseal::evidence
