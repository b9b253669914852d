// From inputs that were read to their summary.
#pragma once

#include <vector>

#include "load/input_reader.hpp"
#include "summary/summary.hpp"

namespace trailseal::load {

/// The inputs, each template under all choices of its variables.
summary::Summary summary_of(std::vector<ReadInput> inputs, InputReader& reader);

}  // namespace trailseal::load
