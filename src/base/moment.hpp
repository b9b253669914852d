// Moments as AWS's tools write them, in one form: `2026-11-27T15:06:20Z`.
//
// Texts in this form sort as the moments do.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace trailseal {

/// In seconds.
inline constexpr std::int64_t kMinute = 60;
inline constexpr std::int64_t kHour = 60 * kMinute;
inline constexpr std::int64_t kDay = 24 * kHour;

/// Seconds since 1970 in UTC. Takes the spellings of the AWS CLI (`cli_timestamp_format`
/// and version decide which): seconds or milliseconds since 1970, ISO 8601 with `Z` or an
/// offset, RFC 822, and the digits in the names of log files. Nothing: it is none of them.
std::optional<std::int64_t> parse_moment(std::string_view text);

/// The moment in the one form.
std::string moment_text(std::int64_t seconds);

/// The same of a text; the empty text where it is no moment.
std::string moment_text(std::string_view text);

}  // namespace trailseal
