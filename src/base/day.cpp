#include "base/day.hpp"

#include <charconv>
#include <cstdio>
#include <optional>

namespace trailseal {
namespace {

using Date = std::chrono::year_month_day;

/// The number that is the whole of the text.
std::optional<unsigned> number(std::string_view digits) {
  unsigned value = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, code] = std::from_chars(digits.data(), end, value);
  if (code != std::errc() || stop != end) return std::nullopt;
  return value;
}

std::optional<Date> parse(std::string_view text) {
  constexpr std::string_view kForm = "dddd-dd-dd";
  if (text.size() != kForm.size() || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  const auto year = number(text.substr(0, 4));
  const auto month = number(text.substr(5, 2));
  const auto day = number(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const Date date{std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
                  std::chrono::day(*day)};
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::string text_of(const Date& date) {
  char text[sizeof "-2147483648-01-31"] = {};
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

}  // namespace

bool is_day(std::string_view text) { return parse(text).has_value(); }

std::string day_of(std::chrono::sys_seconds time) {
  return text_of(Date(std::chrono::floor<std::chrono::days>(time)));
}

std::string day_after(std::string_view day, int days) {
  const auto date = parse(day);
  if (!date) return std::string(day);
  return text_of(Date(std::chrono::sys_days(*date) + std::chrono::days(days)));
}

}  // namespace trailseal
