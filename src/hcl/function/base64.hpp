// Base64 as Go's standard encoding has it: with padding; newlines in it do not count.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace trailseal::hcl {

std::string to_base64(std::string_view bytes);

/// Nothing where the text is malformed.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace trailseal::hcl
