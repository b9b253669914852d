// Words of other tools, and what they are called here.
#pragma once

#include <string>
#include <string_view>

namespace trailseal::cli {

/// What a command or an option that other tools have is here; empty where it is neither.
std::string called_here(std::string_view word);

}  // namespace trailseal::cli
