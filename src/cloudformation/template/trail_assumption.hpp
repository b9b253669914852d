// What holds wherever a template's trails exist.
#pragma once

#include <functional>

#include "cloudformation/function/scope.hpp"
#include "document/value.hpp"

namespace trailseal::cloudformation {

/// Does the template of a stack within this one declare a trail?
using HoldsTrail = std::function<bool(const Value& resource)>;

/// Does the one condition hold whenever the other one does? By their form alone: what is
/// `false` may hold all the same.
bool implies(const Value& conditions, const Value& premise, const Value& conclusion);

/// Where every trail of the template stands under a condition that nothing decides, decides
/// the conditions that follow from it: what is judged is a trail that exists, and what
/// stands under its condition exists with it (AWS CloudFormation User Guide,
/// "Conditions": resources of one condition are created together or not at all).
void assume_trails(const Value& resources, const Value& conditions,
                   const HoldsTrail& holds_trail, TemplateScope& scope);

}  // namespace trailseal::cloudformation
