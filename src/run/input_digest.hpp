// The digests of everything that a run was made from.
#pragma once

#include <string>
#include <vector>

#include "evidence/input_digest.hpp"
#include "report/report.hpp"
#include "run/run_request.hpp"

namespace trailseal::run {

/// Inputs, each with its files; then the configuration and the files that the call names.
/// Of an export every answer counts. `piped` is what came through standard input.
std::vector<evidence::InputDigest> digests_of(const report::Report& report,
                                              const RunRequest& request,
                                              const std::string& piped);

/// The same for a report, a file each.
std::vector<report::ReadFile> files_of(const report::Report& report,
                                       const RunRequest& request);

}  // namespace trailseal::run
