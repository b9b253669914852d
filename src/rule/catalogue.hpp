// The rules of one run: those compiled in, and those a user adds.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "rule/rule.hpp"

namespace trailseal::rule {

/// The built-in rules, by code. Built once, from the form compiled into the binary. They
/// come without their examples, which only tests want: see builtin_file().
const std::vector<Rule>& builtin_rules();

/// A rule by id, code or alias; null where there is none.
const Rule* find_rule(std::string_view name);

/// The file a built-in rule comes from.
struct BuiltinFile {
  std::string_view path{};  ///< from the root of the sources
  std::string_view text{};  ///< its YAML
};

/// The file of the built-in rule with this id; empty where there is none.
BuiltinFile builtin_file(std::string_view id);

}  // namespace trailseal::rule
