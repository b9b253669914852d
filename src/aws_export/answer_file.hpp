// The files of an export: read from below its directory and from nowhere else.
#pragma once

#include <string>

#include "base/result.hpp"

namespace trailseal::aws_export {

/// The bytes of a file that a manifest names; a compressed one is unpacked. Errors: the
/// path or a link leads out of the directory, no such file, too large.
Result<std::string> read_answer_file(const std::string& directory,
                                     const std::string& file);

/// Is it the name of a log or digest file of CloudTrail's? Their content is never read.
bool is_log_file_name(const std::string& path);

}  // namespace trailseal::aws_export
