// What keeps a condition from being decided.
#pragma once

#include <string>

#include "base/missing.hpp"
#include "iam/match/condition_operators.hpp"
#include "iam/policy/policy.hpp"

namespace trailseal::iam {

/// The operator or the key of a test, for people.
std::string shown(const ConditionTest& test, const std::string& name);

/// "value that `StringEquals` on `aws:SourceArn` wants".
std::string name_of_values(const ConditionTest& test);

/// What keeps two values from being compared: symbols, or what AWS does not say of them.
Missing missing_in(const OperatorSpec& spec, const Expansion& wanted, const Text& value);

/// What a negated operator makes of a value of another type.
Missing missing_of_type(const OperatorSpec& spec, const Expansion& wanted,
                        const Text& value);

/// What an operator without values means.
Missing missing_of_no_values(const ConditionTest& test);

}  // namespace trailseal::iam
