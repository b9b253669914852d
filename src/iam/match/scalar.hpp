// Numbers, dates and bytes, as condition operators compare them.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace trailseal::iam {

/// A decimal number of any length, exact: "1.20" equals "1.2".
struct Decimal {
  bool negative = false;
  std::string whole{};     ///< digits before the point, no leading zeros
  std::string fraction{};  ///< digits behind it, no trailing zeros
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal& a, const Decimal& b) = default;
};

/// "17", "-1.5", "1e3". Anything else is no number.
std::optional<Decimal> parse_decimal(std::string_view text);

/// Whether a number is spelt with digits, a point between them and a minus sign at most:
/// of exponents and the like AWS does not say that it reads them.
bool is_plain_decimal(std::string_view number);

/// A moment in UTC.
struct Instant {
  std::int64_t seconds = 0;  ///< since 1970
  std::string fraction{};    ///< digits of the second's fraction, no trailing zeros
  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 sees a 0 in every `= default`
  friend std::strong_ordering operator<=>(const Instant& a, const Instant& b) = default;
};

struct Date {
  std::optional<Instant> instant{};
  /// Four digits, which may be a year or seconds since 1970, or a spelling beyond the W3C
  /// profile, which AWS may take or not.
  bool ambiguous = false;
};

/// Epoch seconds, or ISO 8601 in the W3C profile (YYYY, YYYY-MM, YYYY-MM-DD, with
/// Thh:mm[:ss[.s]] and Z or an offset). Beyond the profile, so ambiguous: a blank for the
/// `T`, no zone (then UTC), an offset without colon, hour 24, second 60. nullopt: no date.
std::optional<Date> parse_date(std::string_view text);

struct Bytes {
  std::string bytes{};
  /// False for text that lacks its padding, or has other bits than zeros under it: AWS may
  /// take it or not.
  bool padded = true;
};

/// The bytes of base64 text; nullopt for anything else.
std::optional<Bytes> decode_base64(std::string_view text);

}  // namespace trailseal::iam
