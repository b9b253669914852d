// Clock: what time it is for a run. The only place that asks the process for it.
#pragma once

#include <chrono>
#include <string>

namespace trailseal::run {

struct Clock {
  std::string today{};               ///< `2026-01-31`, UTC
  std::chrono::sys_seconds stamp{};  ///< for documents that must name a time
};

/// The clock of this process. SOURCE_DATE_EPOCH takes the place of both where it is set;
/// without it the stamp is the epoch, so that two runs give the same bytes.
Clock process_clock();

}  // namespace trailseal::run
