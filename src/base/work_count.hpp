// A count of comparisons, by which tests see how work grows: unlike seconds it is the same
// on every machine.
#pragma once

#include <cstdint>

namespace trailseal {

/// The comparisons of texts and principals that this thread has made so far.
std::uint64_t& work_count();

}  // namespace trailseal
