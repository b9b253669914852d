// What a shell completes after `trailseal`, made from the table of commands.
#pragma once

#include <iosfwd>
#include <span>
#include <string_view>

#include "cli/command.hpp"

namespace trailseal::cli {

/// A shell and the writer of its completions.
struct Shell {
  std::string_view name{};
  void (*write)(std::span<const Command> commands, std::ostream& out) = nullptr;
};

std::span<const Shell> shells();

}  // namespace trailseal::cli
