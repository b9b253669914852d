// formatdate, timeadd, timecmp, and those that tell the time: timestamp, plantimestamp.
#include "base/ascii.hpp"
#include "hcl/function/half_known.hpp"
#include "hcl/function/row.hpp"
#include "hcl/function/timestamp.hpp"
#include "hcl/unicode.hpp"

namespace trailseal::hcl {
namespace {

// --------------------------------------------------------------------- formatdate

constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
constexpr std::string_view kDayNames[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                          "Thursday", "Friday", "Saturday"};

std::string digits(std::int64_t value, std::size_t width) {
  std::string text = std::to_string(value);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::string offset_text(int minutes, bool with_colon) {
  const int size = minutes < 0 ? -minutes : minutes;
  return (minutes < 0 ? "-" : "+") + digits(size / 60, 2) + (with_colon ? ":" : "") +
         digits(size % 60, 2);
}

std::optional<std::string> zone(const Timestamp& time, std::size_t count) {
  switch (count) {
    case 1:
      return time.offset == 0 ? "Z" : offset_text(time.offset, true);
    case 3:
      return time.offset == 0 ? "UTC" : offset_text(time.offset, false);
    case 4:
      return offset_text(time.offset, false);
    case 5:
      return offset_text(time.offset, true);
    default:
      return std::nullopt;
  }
}

std::optional<std::string> one_or_two(std::int64_t value, std::size_t count) {
  if (count > 2) return std::nullopt;
  return digits(value, count);
}

/// What a run of one letter stands for; nothing where the run means nothing.
std::optional<std::string> run_text(char letter, std::size_t count,
                                    const Timestamp& time) {
  const CivilTime civil = civil_time(time);
  const std::int64_t hour12 = civil.hour % 12 == 0 ? 12 : civil.hour % 12;
  switch (letter) {
    case 'Y':
      if (count == 2) return digits(civil.year % 100, 2);
      return count == 4 ? std::optional(digits(civil.year, 4)) : std::nullopt;
    case 'M': {
      const std::string name(kMonths[civil.month - 1]);
      if (count == 3) return name.substr(0, 3);
      return count == 4 ? std::optional(name) : one_or_two(civil.month, count);
    }
    case 'D':
      return one_or_two(civil.day, count);
    case 'E': {
      const std::string name(kDayNames[civil.weekday]);
      if (count == 3) return name.substr(0, 3);
      return count == 4 ? std::optional(name) : std::nullopt;
    }
    case 'h':
      return one_or_two(civil.hour, count);
    case 'H':
      return one_or_two(hour12, count);
    case 'A':
      return count == 2 ? std::optional<std::string>(civil.hour < 12 ? "AM" : "PM")
                        : std::nullopt;
    case 'a':
      return count == 2 ? std::optional<std::string>(civil.hour < 12 ? "am" : "pm")
                        : std::nullopt;
    case 'm':
      return one_or_two(civil.minute, count);
    case 's':
      return one_or_two(civil.second, count);
    case 'Z':
      return zone(time, count);
    default:
      return std::nullopt;
  }
}

/// Takes a text in quotes off the front; `''`, in it or alone, is one quote.
std::optional<std::string> take_quoted(std::string_view& rest) {
  std::string text;
  rest.remove_prefix(1);
  if (rest.starts_with('\'')) {
    rest.remove_prefix(1);
    return "'";
  }
  while (!rest.empty()) {
    const char c = rest.front();
    rest.remove_prefix(1);
    if (c != '\'') {
      text += c;
    } else if (rest.starts_with('\'')) {
      text += '\'';
      rest.remove_prefix(1);
    } else {
      return text;
    }
  }
  return std::nullopt;
}

Result<Value> formatdate(Arguments arguments, CallContext&) {
  const auto time = read_timestamp(arguments[1].as_string());
  if (!time) return time.error();
  std::string_view rest = arguments[0].as_string();
  std::string out;
  while (!rest.empty()) {
    const char c = rest.front();
    if (c == '\'') {
      const auto quoted = take_quoted(rest);
      if (!quoted) return failure("a quote in the format is not closed");
      out += *quoted;
      continue;
    }
    if (!is_ascii_letter(c)) {
      out += c;
      rest.remove_prefix(1);
      continue;
    }
    const std::size_t count = std::min(rest.find_first_not_of(c), rest.size());
    const auto text = run_text(c, count, *time);
    if (!text) {
      return failure("`" + std::string(rest.substr(0, count)) + "` is not part of a date",
                     "put literal letters in single quotes");
    }
    out += *text;
    rest.remove_prefix(count);
  }
  return Value::string(out);
}

// ------------------------------------------------------------- timeadd and timecmp

Result<Value> timeadd(Arguments arguments, CallContext&) {
  auto time = read_timestamp(arguments[0].as_string());
  if (!time) return time.error();
  const auto duration = read_duration(arguments[1].as_string());
  if (!duration) return duration.error();
  add_to(*time, *duration);
  return Value::string(timestamp_text(*time));
}

Result<Value> timecmp(Arguments arguments, CallContext&) {
  const auto a = read_timestamp(arguments[0].as_string());
  if (!a) return a.error();
  const auto b = read_timestamp(arguments[1].as_string());
  if (!b) return b.error();
  return Value::number(static_cast<std::int64_t>(compare(*a, *b)));
}

}  // namespace

std::span<const Function> date_functions() {
  static const Rows rows{
      Function{.name = "formatdate",
               .parameters = {known_text("format"), known_text("time")},
               .returns = Type::string(),
               .body = &formatdate},
      Function{.name = "plantimestamp",
               .returns = Type::string(),
               .total = true,
               .impure = "`plantimestamp` is the time of the plan"},
      Function{.name = "timeadd",
               .parameters = {known_text("timestamp"), known_text("duration")},
               .returns = Type::string(),
               .body = &timeadd},
      Function{.name = "timecmp",
               .parameters = {known_text("timestamp_a"), known_text("timestamp_b")},
               .returns = Type::number(),
               .body = &timecmp},
      Function{.name = "timestamp",
               .returns = Type::string(),
               .total = true,
               .impure = "`timestamp` is the time of the apply"}};
  return rows;
}

}  // namespace trailseal::hcl
