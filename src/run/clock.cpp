#include "run/clock.hpp"

#include <cstdlib>

#include "base/day.hpp"

namespace trailseal::run {

Clock process_clock() {
  using std::chrono::seconds;
  using std::chrono::sys_seconds;
  const char* const epoch = std::getenv("SOURCE_DATE_EPOCH");
  if (epoch != nullptr) {
    const sys_seconds stamp(seconds(std::strtoll(epoch, nullptr, 10)));
    return {.today = day_of(stamp), .stamp = stamp};
  }
  const auto now = std::chrono::system_clock::now();
  return {.today = day_of(std::chrono::floor<seconds>(now))};
}

}  // namespace trailseal::run
