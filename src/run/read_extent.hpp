// How much of the inputs the rules look at, besides what trails lead to.
#pragma once

#include <vector>

#include "load/input_loader.hpp"
#include "rule/rule.hpp"

namespace trailseal::run {

load::ReadExtent extent_of(const std::vector<const rule::Rule*>& rules);

}  // namespace trailseal::run
