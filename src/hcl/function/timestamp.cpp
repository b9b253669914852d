#include "hcl/function/timestamp.hpp"

#include <cstdio>
#include <optional>

#include "base/ascii.hpp"

namespace trailseal::hcl {
namespace {

constexpr std::int64_t kNanoseconds = 1'000'000'000;
constexpr std::int64_t kDay = 86'400;

/// Days since 1970-01-01 in the proleptic Gregorian calendar:
/// https://howardhinnant.github.io/date_algorithms.html#days_from_civil
std::int64_t days_of(std::int64_t year, int month, int day) {
  year -= month <= 2;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t of_era = year - era * 400;
  const std::int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t day_of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
  return era * 146'097 + day_of_era - 719'468;
}

void set_date(CivilTime& civil, std::int64_t days) {
  days += 719'468;
  const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
  const std::int64_t of_era = days - era * 146'097;
  const std::int64_t year_of_era =
      (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
  const std::int64_t of_year =
      of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted = (5 * of_year + 2) / 153;
  civil.day = static_cast<int>(of_year - (153 * shifted + 2) / 5 + 1);
  civil.month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
  civil.year = year_of_era + era * 400 + (civil.month <= 2 ? 1 : 0);
}

Error malformed_time(const std::string& what) {
  return Error{.message = "not a timestamp of RFC 3339: " + what,
               .help = "write it like `2024-01-31T23:59:59Z`"};
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

/// Behind the seconds: `.5`; digits beyond nanoseconds are dropped.
std::optional<std::int64_t> take_fraction(std::string_view& text) {
  if (!take(text, '.')) return 0;
  std::int64_t value = 0;
  std::int64_t unit = kNanoseconds;
  if (text.empty() || !is_digit(text[0])) return std::nullopt;
  while (!text.empty() && is_digit(text[0])) {
    unit /= 10;
    value += (text[0] - '0') * unit;
    text.remove_prefix(1);
  }
  return value;
}

/// `Z`, or an offset like `+01:30`, in minutes.
std::optional<int> take_offset(std::string_view& text) {
  if (take(text, 'Z')) return 0;
  const bool west = text.starts_with('-');
  if (!take(text, '+') && !take(text, '-')) return std::nullopt;
  const auto hours = take_digits(text, 2);
  if (!hours || !take(text, ':')) return std::nullopt;
  const auto minutes = take_digits(text, 2);
  if (!minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  const int offset = *hours * 60 + *minutes;
  return west ? -offset : offset;
}

/// Nanoseconds of a unit at the front of the text.
std::optional<std::int64_t> take_unit(std::string_view& text) {
  struct Unit {
    std::string_view name{};
    std::int64_t nanoseconds = 0;
  };
  // The longer name first: `ms` before `m`.
  static constexpr Unit kUnits[] = {{"ns", 1},
                                    {"us", 1'000},
                                    {"\xC2\xB5s", 1'000},
                                    {"\xCE\xBCs", 1'000},
                                    {"ms", 1'000'000},
                                    {"s", kNanoseconds},
                                    {"m", 60 * kNanoseconds},
                                    {"h", 3600 * kNanoseconds}};
  std::size_t size = 0;
  while (size < text.size() && text[size] != '.' && !is_digit(text[size])) ++size;
  for (const Unit& unit : kUnits) {
    if (text.substr(0, size) == unit.name) {
      text.remove_prefix(size);
      return unit.nanoseconds;
    }
  }
  return std::nullopt;
}

constexpr std::uint64_t kMostNanoseconds = std::uint64_t{1} << 63;

/// Digits with a point among them, as nanoseconds of the unit that follows. The fraction
/// is counted in floating point, as Go does.
std::optional<std::uint64_t> take_part(std::string_view& text) {
  std::uint64_t whole = 0;
  double fraction = 0;
  double scale = 1;
  bool any = false;
  while (!text.empty() && is_digit(text[0])) {
    whole = whole * 10 + static_cast<std::uint64_t>(text[0] - '0');
    if (whole > kMostNanoseconds / 16) return std::nullopt;
    any = true;
    text.remove_prefix(1);
  }
  if (take(text, '.')) {
    constexpr double kMostScale = 1e17;
    while (!text.empty() && is_digit(text[0])) {
      if (scale < kMostScale) {
        fraction = fraction * 10 + (text[0] - '0');
        scale *= 10;
      }
      any = true;
      text.remove_prefix(1);
    }
  }
  if (!any) return std::nullopt;
  const auto unit = take_unit(text);
  if (!unit) return std::nullopt;
  const auto nanoseconds = static_cast<std::uint64_t>(*unit);
  if (whole > kMostNanoseconds / nanoseconds) return std::nullopt;
  return whole * nanoseconds + static_cast<std::uint64_t>(
                                   fraction * (static_cast<double>(nanoseconds) / scale));
}

}  // namespace

int days_in_month(std::int64_t year, int month) {
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && leap ? 29 : kDays[month - 1];
}

std::int64_t seconds_of_date(std::int64_t year, int month, int day) {
  return days_of(year, month, day) * kDay;
}

Result<Timestamp> read_timestamp(std::string_view text) {
  const auto year = take_digits(text, 4);
  if (!year || !take(text, '-')) return malformed_time("the year is malformed");
  const auto month = take_digits(text, 2);
  if (!month || *month < 1 || *month > 12 || !take(text, '-')) {
    return malformed_time("the month is malformed");
  }
  const auto day = take_digits(text, 2);
  if (!day || *day < 1 || *day > days_in_month(*year, *month)) {
    return malformed_time("the day is malformed");
  }
  if (!take(text, 'T')) return malformed_time("a `T` must be before the time");
  const auto hour = take_digits(text, 2);
  if (!hour || *hour > 23 || !take(text, ':'))
    return malformed_time("the hour is malformed");
  const auto minute = take_digits(text, 2);
  if (!minute || *minute > 59 || !take(text, ':')) {
    return malformed_time("the minute is malformed");
  }
  const auto second = take_digits(text, 2);
  if (!second || *second > 59) return malformed_time("the second is malformed");
  const auto fraction = take_fraction(text);
  if (!fraction) return malformed_time("the fraction of the second is malformed");
  const auto offset = take_offset(text);
  if (!offset || !text.empty()) return malformed_time("the offset from UTC is malformed");
  const std::int64_t minutes = std::int64_t{*hour} * 60 + *minute - *offset;
  return Timestamp{
      .seconds = seconds_of_date(*year, *month, *day) + minutes * 60 + *second,
      .nanoseconds = *fraction,
      .offset = *offset};
}

Result<std::int64_t> read_duration(std::string_view text) {
  const Error error{.message = "`" + std::string(text) + "` is not a duration",
                    .help = "write it like `1h30m`; the units are h, m, s, ms, us, ns"};
  const bool negative = text.starts_with('-');
  if (!take(text, '-')) take(text, '+');
  if (text == "0") return std::int64_t{0};
  if (text.empty()) return error;
  std::uint64_t total = 0;
  while (!text.empty()) {
    const auto part = take_part(text);
    if (!part) return error;
    total += *part;
    if (total >= kMostNanoseconds) return error;
  }
  const auto size = static_cast<std::int64_t>(total);
  return negative ? -size : size;
}

CivilTime civil_time(const Timestamp& time) {
  const std::int64_t local = time.seconds + std::int64_t{time.offset} * 60;
  std::int64_t days = local / kDay;
  std::int64_t rest = local % kDay;
  if (rest < 0) {
    rest += kDay;
    --days;
  }
  CivilTime civil;
  set_date(civil, days);
  civil.weekday = static_cast<int>(((days + 4) % 7 + 7) % 7);
  civil.hour = static_cast<int>(rest / 3600);
  civil.minute = static_cast<int>(rest / 60 % 60);
  civil.second = static_cast<int>(rest % 60);
  return civil;
}

void add_to(Timestamp& time, std::int64_t nanoseconds) {
  time.seconds += nanoseconds / kNanoseconds;
  time.nanoseconds += nanoseconds % kNanoseconds;
  if (time.nanoseconds < 0) {
    time.nanoseconds += kNanoseconds;
    --time.seconds;
  } else if (time.nanoseconds >= kNanoseconds) {
    time.nanoseconds -= kNanoseconds;
    ++time.seconds;
  }
}

int compare(const Timestamp& a, const Timestamp& b) {
  if (a.seconds != b.seconds) return a.seconds < b.seconds ? -1 : 1;
  if (a.nanoseconds != b.nanoseconds) return a.nanoseconds < b.nanoseconds ? -1 : 1;
  return 0;
}

std::string timestamp_text(const Timestamp& time) {
  const CivilTime civil = civil_time(time);
  char text[64];
  std::snprintf(text, sizeof text, "%04lld-%02d-%02dT%02d:%02d:%02d",
                static_cast<long long>(civil.year), civil.month, civil.day, civil.hour,
                civil.minute, civil.second);
  std::string all = text;
  if (time.offset == 0) return all + "Z";
  const int size = time.offset < 0 ? -time.offset : time.offset;
  std::snprintf(text, sizeof text, "%c%02d:%02d", time.offset < 0 ? '-' : '+', size / 60,
                size % 60);
  return all + text;
}

}  // namespace trailseal::hcl
