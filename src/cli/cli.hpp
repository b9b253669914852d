// The command line, as a function: tests run commands in-process.
#pragma once

#include <iosfwd>
#include <span>
#include <string>

#include "run/clock.hpp"

namespace trailseal::cli {

/// How a run ends.
inline constexpr int kClean = 0;     ///< nothing at or above `--fail-on`
inline constexpr int kFindings = 1;  ///< findings
inline constexpr int kFailed = 2;    ///< the run itself failed

/// Runs `trailseal ARGS...` (without the program's name) and gives its exit status. The
/// document goes to `out`, diagnostics go to `err`.
int run(std::span<const std::string> args, std::istream& in, std::ostream& out,
        std::ostream& err, const run::Clock& clock = run::process_clock());

}  // namespace trailseal::cli
