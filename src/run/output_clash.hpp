// Files that a run reads and files that it writes are not the same.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "report/report.hpp"

namespace trailseal::run {

/// Two of the paths that are one file: the second would take the place of the first.
std::optional<Error> clash_of(const std::vector<std::string>& outputs);

/// The files that a report was made from: its inputs and its configuration.
std::vector<std::string> files_read_for(const report::Report& report);

/// One of the files that were read, which the output would take the place of.
std::optional<Error> clash_with(const std::string& output,
                                const std::vector<std::string>& read);

}  // namespace trailseal::run
