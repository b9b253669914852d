// The pages of the rules under docs/rules: generated, and held to the rules by a test.
#pragma once

#include <span>
#include <string>

#include "rule/rule.hpp"

namespace trailseal::report {

/// The page of one rule, Markdown.
std::string rule_page(const rule::Rule& rule);

/// The index: every rule, then every control framework with the rules that serve it.
std::string rule_index(std::span<const rule::Rule> rules);

}  // namespace trailseal::report
