// Manifest: which calls made an export, and which file has the answer of each.
//
//   { "schema": "trailseal-export/1", "account": "111122223333", "partition": "aws",
//     "collected_at": "2026-11-27T15:15:44Z", "cli": "aws-cli/2.9.19",
//     "answers": [
//       { "file": "kms/describe-key.json", "command": ["aws", "kms", "describe-key", ...],
//         "region": "eu-central-1", "exit": 0, "bytes": 421, "sha256": "...",
//         "error": null, "stderr": null },
//       { "file": null, "command": [...], "exit": 254, "error": {"code": "AccessDenied"} } ] }
//
// What a call wrote to standard error is not read: it names who called.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "document/source.hpp"
#include "graph/export_answer.hpp"

namespace trailseal::aws_export {

struct Manifest {
  std::string schema{};
  std::string account{};
  std::string partition{};
  std::string region{};
  std::string caller{};
  std::string collected_at{};
  std::string cli{};
  std::vector<ExportAnswer> answers{};
};

/// Does the text say that it is a manifest of an export? One look at it, no parsing.
bool is_manifest(std::string_view text);

/// Errors: not JSON, an unknown schema, a member of another type.
Result<Manifest> read_manifest(const Source& source);

}  // namespace trailseal::aws_export
