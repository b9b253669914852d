// What the terminal at the other end can show.
#pragma once

#include <iosfwd>

#include "report/writers.hpp"

namespace trailseal::cli {

enum class ColorChoice { Auto, Always, Never };

/// Color and width for text on `out`. Auto: color on a terminal, unless NO_COLOR is set
/// to something or TERM is `dumb` (no-color.org).
report::TextOptions text_options(ColorChoice choice, const std::ostream& out);

/// Is this the process's own stdout, and a terminal?
bool is_terminal(const std::ostream& out);

/// Is this the process's own stderr, and a terminal?
bool is_error_terminal(const std::ostream& err);

/// Is this the process's own stdout, into a pipe that nobody reads any more (`| head`)?
bool is_closed_pipe(const std::ostream& out);

}  // namespace trailseal::cli
