// Days of the calendar, as text: `2026-01-31` sorts as the days do.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace trailseal {

/// Is the text a day of the calendar? `2027-02-31` is none.
bool is_day(std::string_view text);

/// The day, in UTC.
std::string day_of(std::chrono::sys_seconds time);

/// The day `days` after a day; the text itself where it is no day.
std::string day_after(std::string_view day, int days);

}  // namespace trailseal
