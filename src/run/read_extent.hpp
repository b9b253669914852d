// How much of the inputs the rules look at, besides what trails lead to.
//
// Of a large input the loaders read what its trails lead to. A rule on buckets, keys or a
// resource type looks at others as well, and says so by its subject and its conditions.
#pragma once

#include <vector>

#include "load/input_loader.hpp"
#include "rule/rule.hpp"

namespace trailseal::run {

load::ReadExtent extent_of(const std::vector<const rule::Rule*>& rules);

}  // namespace trailseal::run
