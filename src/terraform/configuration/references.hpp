// References: the names in an expression, as a plan's `configuration` lists them.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "hcl/expression.hpp"

namespace trailseal::terraform {

/// `aws_x.y[0].arn` and its shorter forms `aws_x.y[0]`, `aws_x.y`. Names that `for` binds
/// are none.
std::set<std::string> references_of(const hcl::Expression& expression);

/// The same in the order of a plan's list: as they stand in the expression, each one
/// followed by its shorter forms.
std::vector<std::string> listed_references_of(const hcl::Expression& expression);

/// Has the expression a call? Then a plan does not hold its value, even where it is
/// constant.
bool has_call(const hcl::Expression& expression);

}  // namespace trailseal::terraform
