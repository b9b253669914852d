// Rule text: what a rule has to say, as text for a terminal and as Markdown.
#pragma once

#include <iosfwd>
#include <string>

#include "rule/rule.hpp"

namespace trailseal::report {

/// What, why, fix, controls and references, wrapped at `width`.
void write_rule(const rule::Rule& rule, bool color, std::size_t width, std::ostream& out);

/// Why and fix without any markup, for viewers that show no Markdown.
std::string rule_help(const rule::Rule& rule);

/// Why, fix, controls and references as Markdown.
std::string rule_markdown(const rule::Rule& rule);

}  // namespace trailseal::report
