// Diagnostics as a terminal and an editor expect them on stderr.
#pragma once

#include <iosfwd>

#include "base/result.hpp"
#include "report/report.hpp"

namespace trailseal::cli {

/// `path:line:col: error: message`, and the help on a line of its own.
void write_diagnostic(const Diagnostic& diagnostic, std::ostream& err);

void write_error(const Error& error, std::ostream& err);

}  // namespace trailseal::cli
