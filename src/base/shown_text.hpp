// Texts and lists of words as sentences show them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"

namespace trailseal {

/// The text for people in backticks, cut at kMaxShownText.
std::string quoted(const Text& text);
std::string quoted(std::string_view shown);

/// "`a`", "`a` and `b`", "`a`, `b`, `c` and 4 more". The words are taken as they are.
std::string listed(const std::vector<std::string>& words, std::string_view join = "and");

}  // namespace trailseal
