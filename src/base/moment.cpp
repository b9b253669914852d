//   1795791980.689017                  seconds since 1970; milliseconds above 10^11
//   2026-11-27T15:06:20.689017+00:00   `Z`, an offset, a blank in the place of `T`
//   Fri, 27 Nov 2026 15:06:21 GMT      HTTP's headers
//   20261127T1000Z, 20261127T081500Z   file names of CloudTrail and AWS Config
//
// AWS CLI User Guide, "cli_timestamp_format"; CloudTrail User Guide, "CloudTrail log file
// name format".
#include "base/moment.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

#include "base/ascii.hpp"

namespace trailseal {
namespace {

/// Takes numbers and separators from the front of a text.
class MomentReader {
 public:
  explicit MomentReader(std::string_view text) : text_(text) {}

  std::optional<int> number(std::size_t digits) { return take_digits(text_, digits); }
  bool one_of(std::string_view characters) {
    const bool is = !text_.empty() && characters.find(text_.front()) != text_.npos;
    if (is) text_.remove_prefix(1);
    return is;
  }
  bool word(std::string_view expected) {
    const bool is = text_.starts_with(expected);
    if (is) text_.remove_prefix(expected.size());
    return is;
  }
  void skip_fraction() {
    if (!one_of(".,")) return;
    while (!text_.empty() && is_digit(text_.front())) text_.remove_prefix(1);
  }
  /// Seconds to take away for the zone; nothing where none is told.
  std::optional<std::int64_t> zone() {
    if (text_ == "Z" || text_ == "GMT" || text_ == "UTC") return 0;
    const bool west = text_.starts_with('-');
    if (!one_of("+-")) return std::nullopt;
    const auto hours = number(2);
    one_of(":");
    const auto minutes = number(2);
    if (!hours || !minutes || !text_.empty()) return std::nullopt;
    const std::int64_t seconds = *hours * kHour + *minutes * kMinute;
    return west ? -seconds : seconds;
  }
  std::string_view rest() const { return text_; }

 private:
  std::string_view text_;
};

struct DayParts {
  int year = 0;
  int month = 0;
  int day = 0;
};

struct ClockParts {
  int hour = 0;
  int minute = 0;
  int second = 0;
};

std::optional<std::int64_t> seconds_of(const DayParts& d, const ClockParts& c) {
  const std::chrono::year_month_day date{
      std::chrono::year(d.year), std::chrono::month(static_cast<unsigned>(d.month)),
      std::chrono::day(static_cast<unsigned>(d.day))};
  if (!date.ok() || c.hour > 23 || c.minute > 59 || c.second > 60) return std::nullopt;
  const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
  return days * kDay + c.hour * kHour + c.minute * kMinute + c.second;
}

std::optional<std::int64_t> parse_epoch(std::string_view text) {
  std::int64_t whole = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, code] = std::from_chars(text.data(), end, whole);
  if (code != std::errc() || whole < 0) return std::nullopt;
  const bool plain =
      stop == end ||
      (*stop == '.' && std::all_of(stop + 1, end, [](char c) { return is_digit(c); }));
  // Milliseconds of 1973 are seconds of the year 5138.
  constexpr std::int64_t kMilliseconds = 100'000'000'000;
  if (!plain || whole > kMilliseconds * 1000) return std::nullopt;
  return whole > kMilliseconds ? whole / 1000 : whole;
}

std::optional<std::int64_t> parse_iso(std::string_view text) {
  MomentReader reader(text);
  const auto year = reader.number(4);
  const bool dashes = reader.one_of("-");
  const auto month = reader.number(2);
  if (dashes && !reader.one_of("-")) return std::nullopt;
  const auto day = reader.number(2);
  if (!year || !month || !day || !reader.one_of("T ")) return std::nullopt;
  const auto hour = reader.number(2);
  if (dashes && !reader.one_of(":")) return std::nullopt;
  const auto minute = reader.number(2);
  const bool more = dashes ? reader.one_of(":") : reader.rest() != "Z";
  const auto second = more ? reader.number(2) : std::optional(0);
  if (!hour || !minute || !second) return std::nullopt;
  reader.skip_fraction();
  const auto zone = reader.zone();
  const auto local = seconds_of({*year, *month, *day}, {*hour, *minute, *second});
  return zone && local ? std::optional(*local - *zone) : std::nullopt;
}

std::optional<std::int64_t> parse_header(std::string_view text) {
  constexpr std::array<std::string_view, 12> kMonths{
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  if (const auto comma = text.find(", "); comma != text.npos)
    text.remove_prefix(comma + 2);
  MomentReader reader(text);
  const auto day = reader.number(2);
  if (!day || !reader.one_of(" ")) return std::nullopt;
  const auto name = std::find(kMonths.begin(), kMonths.end(), reader.rest().substr(0, 3));
  if (name == kMonths.end() || !reader.word(*name) || !reader.one_of(" "))
    return std::nullopt;
  const auto year = reader.number(4);
  if (!year || !reader.one_of(" ")) return std::nullopt;
  const auto hour = reader.number(2);
  const bool first = reader.one_of(":");
  const auto minute = reader.number(2);
  const bool second_colon = reader.one_of(":");
  const auto second = reader.number(2);
  if (!hour || !first || !minute || !second_colon || !second || !reader.one_of(" "))
    return std::nullopt;
  const auto zone = reader.zone();
  const int month = static_cast<int>(name - kMonths.begin()) + 1;
  const auto local = seconds_of({*year, month, *day}, {*hour, *minute, *second});
  return zone && local ? std::optional(*local - *zone) : std::nullopt;
}

}  // namespace

std::optional<std::int64_t> parse_moment(std::string_view text) {
  for (const auto parse : {&parse_epoch, &parse_iso, &parse_header}) {
    if (const auto seconds = parse(text)) return seconds;
  }
  return std::nullopt;
}

std::string moment_text(std::int64_t seconds) {
  using namespace std::chrono;
  const sys_seconds moment{std::chrono::seconds(seconds)};
  const auto midnight = floor<days>(moment);
  const year_month_day date(midnight);
  const hh_mm_ss clock(moment - midnight);
  char text[sizeof "-2147483648-01-31T00:00:00Z" + 16] = {};
  std::snprintf(
      text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
      static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
      static_cast<int>(clock.seconds().count()));
  return text;
}

std::string moment_text(std::string_view text) {
  const auto seconds = parse_moment(text);
  return seconds ? moment_text(*seconds) : std::string();
}

}  // namespace trailseal
