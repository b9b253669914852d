// The condition operators of the policy language, one table row each.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "iam/match/policy_variables.hpp"

namespace trailseal::iam {

/// One operator, without its set prefix and `IfExists`.
struct OperatorSpec {
  std::string_view name;
  /// Whether the request's value is what the policy's value asks for; the positive sense
  /// for negated operators. nullopt: one of the two is no value of the operator's type.
  std::optional<Verdict> (*compare)(const Text& value, const Expansion& wanted);
  /// The same for plain texts without variables, the common case; null where there is no
  /// shorter way.
  Verdict (*compare_plain)(std::string_view value, std::string_view wanted) = nullptr;
  bool negated = false;         ///< holds where no value of the policy matches
  bool variables = false;       ///< its values may hold policy variables
  bool wildcards = false;       ///< `*` and `?` in its values are wildcards
  std::string_view wants = "";  ///< how a sentence names the relation: "less than"
};

/// An operator as a policy writes it: `ForAnyValue:StringLikeIfExists`.
struct Operator {
  enum class Set { None, ForAllValues, ForAnyValue };
  const OperatorSpec* spec = nullptr;
  Set set = Set::None;
  bool if_exists = false;

  bool is_null() const { return spec->compare == nullptr; }
};

/// Why two values without symbols are not compared for certain: what AWS's documentation
/// leaves open about them.
std::string unsettled(const OperatorSpec& spec, const Text& value,
                      const Expansion& wanted);

/// Reads an operator without regard to case; nullopt for one that AWS does not have.
std::optional<Operator> parse_operator(std::string_view written);

/// "did you mean `StringLike`?", or nothing.
std::string suggest_operator(std::string_view written);

}  // namespace trailseal::iam
