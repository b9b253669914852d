// Timestamps of RFC 3339 and durations as Go writes them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace trailseal::hcl {

struct Timestamp {
  std::int64_t seconds = 0;      ///< since 1970-01-01T00:00:00Z
  std::int64_t nanoseconds = 0;  ///< below one second
  int offset = 0;                ///< minutes east of UTC
};

/// A timestamp as a calendar and a clock show it at its own offset.
struct CivilTime {
  std::int64_t year = 0;
  int month = 1;
  int day = 1;
  int weekday = 0;  ///< 0 is Sunday
  int hour = 0;
  int minute = 0;
  int second = 0;
};

Result<Timestamp> read_timestamp(std::string_view text);

/// Nanoseconds of `1h30m`, `-1.5s`: units are h, m, s, ms, us, ns.
Result<std::int64_t> read_duration(std::string_view text);

CivilTime civil_time(const Timestamp& time);

void add_to(Timestamp& time, std::int64_t nanoseconds);

/// -1, 0 or 1; offsets do not count.
int compare(const Timestamp& a, const Timestamp& b);

/// `2024-01-01T00:00:00Z`, without fractions of a second.
std::string timestamp_text(const Timestamp& time);

/// Seconds since 1970 of a date at midnight, UTC.
std::int64_t seconds_of_date(std::int64_t year, int month, int day);

int days_in_month(std::int64_t year, int month);

}  // namespace trailseal::hcl
