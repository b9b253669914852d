// `--color`, which several commands have.
#pragma once

#include <array>
#include <string_view>

#include "base/problems.hpp"
#include "cli/arguments.hpp"
#include "cli/terminal.hpp"

namespace trailseal::cli {

/// In the order of ColorChoice, the default first.
inline constexpr std::array<std::string_view, 3> kColors{"auto", "always", "never"};

inline constexpr Option kColorOption{"--color", 0, "WHEN",
                                     "auto, always or never (default: auto)", kColors};

/// The choice; the default where it is none, which is a problem.
ColorChoice color_of(const Arguments& arguments, Problems& problems);

}  // namespace trailseal::cli
