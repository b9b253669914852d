// Rule text: what a rule has to say, as text for a terminal and as Markdown.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "rule/rule.hpp"

namespace trailseal::report {

/// Where the project's sources and documentation are.
inline constexpr std::string_view kProjectPage = "https://github.com/OWNER/trailseal";

/// The page of a built-in rule; of a user's rule its first reference, or nothing.
std::string page_of_rule(const rule::Rule& rule);

/// What, why, fix, controls and references, wrapped at `width`.
void write_rule(const rule::Rule& rule, bool color, std::size_t width, std::ostream& out);

/// Why and fix without any markup, for viewers that show no Markdown.
std::string rule_help(const rule::Rule& rule);

/// Why, fix, controls and references as Markdown.
std::string rule_markdown(const rule::Rule& rule);

}  // namespace trailseal::report
