// The facts that rules may read: path, type and meaning of each.
//
// The domain makes the facts; this table is what a rule is checked against, so that a
// misspelt fact is an error and not a condition that never holds.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace trailseal::rule {

/// Any: a value of any kind, whose parts are facts too.
enum class FactType { Text, Bool, Map, Any };

/// `text`, `bool`, `group`, `any`.
std::string_view to_string(FactType type);

struct FactSpec {
  std::string_view path{};
  FactType type = FactType::Text;
  std::string_view meaning{};
  /// The texts it can be, separated by spaces; empty where any text may stand.
  std::string_view values{};
};

/// All facts, in the order in which the documentation lists them.
std::span<const FactSpec> facts();

/// The fact with this path, or null. Below a fact of any type every path is one.
const FactSpec* find_fact(std::string_view path);

/// `item` and what is below it: facts inside the quantifiers of a condition.
const FactSpec* find_item_fact(std::string_view path);

/// Do subjects of this kind have the fact?
bool has_fact(std::string_view subject, std::string_view path);

/// The paths, for "did you mean".
std::span<const std::string_view> fact_paths();

/// The values of a fact as a list; empty where any text may stand.
std::vector<std::string_view> values_of(const FactSpec& fact);

/// The kinds of subject a rule can be judged on.
std::span<const std::string_view> subject_kinds();

}  // namespace trailseal::rule
