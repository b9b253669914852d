// Work on all processors.
#pragma once

#include <cstddef>
#include <functional>

namespace trailseal {

/// How many processors this process may use; at least one.
std::size_t processors();

/// Calls `step` with every number below `count`, up to `jobs` of them at once. In which
/// order is not said: a step writes to what is its own. With one job everything stays on
/// the caller's thread. Exceptions: the one of the lowest number, once all have ended.
void for_each_index(std::size_t jobs, std::size_t count,
                    const std::function<void(std::size_t)>& step);

}  // namespace trailseal
