#include "base/work_count.hpp"

namespace trailseal {

std::uint64_t& work_count() {
  static thread_local std::uint64_t count = 0;
  return count;
}

}  // namespace trailseal
