// What GitHub Actions' runner takes for a command in the output of a step.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

namespace trailseal::report {

/// Writes the lines of a text so that none of them is a command: the runner reads `::` at
/// the start of a line, behind white space of any kind, and `##[` anywhere
/// (ActionCommand.cs of actions/runner 2.328).
void write_without_commands(std::string_view text, std::ostream& out);

}  // namespace trailseal::report
