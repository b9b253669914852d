// Grammar of the three:
//
//   number  [+-] digits [ "." digits ] [ e [+-] digits ]
//   date    digits | YYYY [ -MM [ -DD [ (T| ) hh:mm [ :ss [ .digits ] ]
//           [ Z | (+|-)hh:mm ] ] ] ]
//   bytes   base64 with padding (RFC 4648), whole groups of four
#include "iam/match/scalar.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/ascii.hpp"

namespace trailseal::iam {
namespace {

constexpr std::size_t kLongestNumber = 64;

/// Takes the digits at the front.
std::string_view take_digits(std::string_view& text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  const std::string_view digits = text.substr(0, count);
  text.remove_prefix(count);
  return digits;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

/// Takes exactly `count` digits whose value lies in [low, high].
std::optional<int> take_field(std::string_view& text, std::size_t count, int low,
                              int high) {
  if (text.size() < count) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (!is_digit(text[i])) return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  if (value < low || value > high) return std::nullopt;
  text.remove_prefix(count);
  return value;
}

void drop_leading_zeros(std::string& digits) {
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
}

void drop_trailing_zeros(std::string& digits) {
  while (!digits.empty() && digits.back() == '0') digits.pop_back();
}

/// Moves the point of a number by its exponent.
void shift(Decimal& number, int exponent) {
  for (; exponent > 0; --exponent) {
    number.whole += number.fraction.empty() ? '0' : number.fraction.front();
    if (!number.fraction.empty()) number.fraction.erase(0, 1);
  }
  for (; exponent < 0; ++exponent) {
    number.fraction.insert(0, 1, number.whole.empty() ? '0' : number.whole.back());
    if (!number.whole.empty()) number.whole.pop_back();
  }
}

/// Days from 1970-01-01 to a day of the Gregorian calendar (years from 1).
std::int64_t days_from_civil(int year, int month, int day) {
  const std::int64_t y = month <= 2 ? year - 1 : year;  // a year that begins in March
  const std::int64_t m = (month + 9) % 12;
  const std::int64_t before = y * 365 + y / 4 - y / 100 + y / 400 + (m * 306 + 5) / 10;
  constexpr std::int64_t kTo1970 = 719468;
  return before + day - 1 - kTo1970;
}

int days_in(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

/// "Z", "+hh:mm", "-hh:mm"; beyond the profile "+hhmm", or nothing, which is taken for UTC.
/// Seconds to take off.
std::optional<std::int64_t> take_zone(std::string_view& text, bool& in_profile) {
  if (take(text, 'Z')) return 0;
  if (text.empty()) {
    in_profile = false;
    return 0;
  }
  const bool west = text.front() == '-';
  if (!take(text, '+') && !take(text, '-')) return std::nullopt;
  const auto hours = take_field(text, 2, 0, 23);
  if (!take(text, ':')) in_profile = false;
  const auto minutes = take_field(text, 2, 0, 59);
  if (!hours || !minutes) return std::nullopt;
  const std::int64_t offset = (std::int64_t{*hours} * 60 + *minutes) * 60;
  return west ? -offset : offset;
}

/// "hh:mm[:ss[.s]]" and the zone.
bool take_time(std::string_view& text, Instant& instant, bool& in_profile) {
  const auto hours = take_field(text, 2, 0, 24);
  if (!hours || !take(text, ':')) return false;
  const auto minutes = take_field(text, 2, 0, 59);
  if (!minutes) return false;
  int seconds = 0;
  if (take(text, ':')) {
    const auto field = take_field(text, 2, 0, 60);
    if (!field) return false;
    seconds = *field;
    if (take(text, '.')) {
      instant.fraction = std::string(take_digits(text));
      if (instant.fraction.empty()) return false;
      drop_trailing_zeros(instant.fraction);
    }
  }
  const auto zone = take_zone(text, in_profile);
  if (!zone) return false;
  if (*hours > 23 || seconds > 59) in_profile = false;
  instant.seconds += (*hours * 60 + *minutes) * 60 + seconds - *zone;
  return true;
}

std::optional<Date> parse_calendar(std::string_view text) {
  const auto year = take_field(text, 4, 1, 9999);
  if (!year) return std::nullopt;
  int month = 1;
  int day = 1;
  bool to_day = false;
  if (take(text, '-')) {
    const auto m = take_field(text, 2, 1, 12);
    if (!m) return std::nullopt;
    month = *m;
    if (take(text, '-')) {
      const auto d = take_field(text, 2, 1, days_in(*year, month));
      if (!d) return std::nullopt;
      day = *d;
      to_day = true;
    }
  }
  Instant instant{.seconds = days_from_civil(*year, month, day) * 86400, .fraction = {}};
  bool in_profile = true;
  if (to_day && !text.empty()) {
    in_profile = take(text, 'T');
    if (!in_profile && !take(text, ' ')) return std::nullopt;
    if (!take_time(text, instant, in_profile)) return std::nullopt;
  }
  if (!text.empty()) return std::nullopt;
  return Date{.instant = std::move(instant), .ambiguous = !in_profile};
}

}  // namespace

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  if (a.negative != b.negative) {
    return a.negative ? std::strong_ordering::less : std::strong_ordering::greater;
  }
  const Decimal& low = a.negative ? b : a;  // among negatives the longer is the smaller
  const Decimal& high = a.negative ? a : b;
  if (low.whole.size() != high.whole.size()) {
    return low.whole.size() <=> high.whole.size();
  }
  if (const int order = low.whole.compare(high.whole); order != 0) return order <=> 0;
  return low.fraction.compare(high.fraction) <=> 0;
}

std::optional<Decimal> parse_decimal(std::string_view text) {
  if (text.size() > kLongestNumber) return std::nullopt;
  Decimal number;
  number.negative = take(text, '-');
  if (!number.negative) take(text, '+');
  number.whole = std::string(take_digits(text));
  const bool has_whole = !number.whole.empty();
  if (take(text, '.')) {
    number.fraction = std::string(take_digits(text));
    if (number.fraction.empty()) return std::nullopt;
  }
  if (!has_whole && number.fraction.empty()) return std::nullopt;
  if (take(text, 'e') || take(text, 'E')) {
    const bool down = take(text, '-');
    if (!down) take(text, '+');
    const std::string_view digits = take_digits(text);
    if (digits.empty() || digits.size() > 3) return std::nullopt;
    int exponent = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
    shift(number, down ? -exponent : exponent);
  }
  if (!text.empty()) return std::nullopt;
  drop_leading_zeros(number.whole);
  drop_trailing_zeros(number.fraction);
  if (number.whole.empty() && number.fraction.empty()) number.negative = false;
  return number;
}

bool is_plain_decimal(std::string_view number) {
  take(number, '-');
  if (take_digits(number).empty()) return false;
  return number.empty() || (take(number, '.') && !take_digits(number).empty());
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.empty() || text.size() > kLongestNumber) return std::nullopt;
  if (std::all_of(text.begin(), text.end(), is_digit)) {
    Instant instant;
    const auto [stop, code] =
        std::from_chars(text.data(), text.data() + text.size(), instant.seconds);
    if (code != std::errc{}) return std::nullopt;
    return Date{.instant = instant, .ambiguous = text.size() == 4};
  }
  return parse_calendar(text);
}

std::optional<Bytes> decode_base64(std::string_view text) {
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  Bytes result{.padded = text.size() % 4 == 0};
  std::size_t padding = 0;
  while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=') {
    ++padding;
  }
  text.remove_suffix(padding);
  if (text.size() % 4 == 1) return std::nullopt;  // six bits are no byte
  if (padding > 0 && (text.size() + padding) % 4 != 0) return std::nullopt;
  unsigned held = 0;
  unsigned bits = 0;
  for (const char c : text) {
    const std::size_t value = kAlphabet.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    held = (held << 6U) | static_cast<unsigned>(value);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    result.bytes += static_cast<char>((held >> bits) & 0xFFU);
    held &= (1U << bits) - 1;
  }
  if (held != 0) result.padded = false;
  return result;
}

}  // namespace trailseal::iam
