// Options whose value is one of a few words.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/problems.hpp"
#include "cli/arguments.hpp"

namespace trailseal::cli {

/// The value of the option, which has to be one of the words; `fallback` where it is not
/// given, or is none of them, which is a problem.
std::string choose(const Arguments& arguments, std::string_view option,
                   std::span<const std::string_view> words, std::string_view fallback,
                   Problems& problems);

}  // namespace trailseal::cli
