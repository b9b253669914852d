// Exports of what is deployed, as files: directories with a manifest, single answers of the
// AWS CLI, snapshots of AWS Config.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "document/source.hpp"
#include "load/input_reader.hpp"

namespace trailseal::load {

/// Is it a manifest of an export, by its content?
bool is_export_manifest(const std::string& path);
/// Has the directory a `manifest.json` that is one?
bool is_export_directory(const std::string& path);
/// Where the manifest of a directory is.
std::string manifest_in(const std::string& directory);

/// Reads a directory with an export, or the one around a manifest.
Reading read_export(const Candidate& candidate, const InputRequest& request);

/// Reads a file that is an answer of AWS's by itself; nothing where it is none. One that
/// does not say what it is about is an error where the user named it, else a warning.
std::optional<Reading> read_loose_answer(const Candidate& candidate, const Source& source,
                                         const InputRequest& request);

/// One sentence about all answers that a search found and that do not say what they are
/// about.
Error nameless_warning(const std::vector<std::string>& paths);

/// Is it the name of a compressed file that AWS Config delivers?
bool is_config_file_name(const std::string& path);
/// A compressed file with items of AWS Config, unpacked; nothing where it is none. Errors:
/// it is damaged, or a log file of CloudTrail's, whose content nobody reads.
std::optional<Result<Source>> open_config_file(const std::string& path);

}  // namespace trailseal::load
