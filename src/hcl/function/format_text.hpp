// The text that `format` makes of a format string and its arguments, half known or not.
#pragma once

#include "base/result.hpp"
#include "base/text.hpp"
#include "hcl/function.hpp"

namespace trailseal::hcl {

/// Writes the arguments by the verbs of the format. `max_bytes` bounds the text.
Result<Text> format_text(const std::string& format, Arguments arguments,
                         std::size_t max_bytes);

}  // namespace trailseal::hcl
