// S3 User Guide, "General purpose bucket naming rules": 3 to 63 lower-case letters, digits,
// dots and hyphens, a letter or digit at either end, no two dots side by side, no IP
// address, and some beginnings and ends that S3 keeps for itself.
#include "cloudtrail/bucket_name.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace trailseal::cloudtrail {
namespace {

constexpr std::size_t kMinLength = 3;
constexpr std::size_t kMaxLength = 63;
constexpr std::array<std::string_view, 3> kBeginnings{"xn--", "sthree-", "amzn-s3-demo-"};
constexpr std::array<std::string_view, 5> kEnds{"-s3alias", "--ol-s3", ".mrap", "--x-s3",
                                                "--table-s3"};

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

std::string why_letter(std::string_view literal) {
  for (const char c : literal) {
    if (is_letter_or_digit(c) || c == '.' || c == '-') continue;
    return "a bucket name cannot contain `" + std::string(1, c) +
           "`: only lower-case letters, digits, dots and hyphens are allowed";
  }
  return {};
}

/// Four numbers of up to three digits, as in `192.168.5.4`.
bool is_address(std::string_view name) {
  std::size_t dots = 0;
  std::size_t digits = 0;
  for (const char c : name) {
    if (c == '.') {
      if (digits == 0 || digits > 3) return false;
      ++dots;
      digits = 0;
    } else if (c >= '0' && c <= '9') {
      ++digits;
    } else {
      return false;
    }
  }
  return dots == 3 && digits > 0 && digits <= 3;
}

std::string why_shape(std::string_view name) {
  if (name.size() < kMinLength || name.size() > kMaxLength) {
    return "a bucket name has 3 to 63 characters, this one has " +
           std::to_string(name.size());
  }
  if (!is_letter_or_digit(name.front()) || !is_letter_or_digit(name.back())) {
    return "a bucket name begins and ends with a letter or a digit";
  }
  if (name.find("..") != std::string_view::npos) {
    return "a bucket name cannot have two dots in a row";
  }
  if (is_address(name)) return "a bucket name cannot be an IP address";
  for (const std::string_view begin : kBeginnings) {
    if (name.starts_with(begin)) {
      return "S3 reserves names that begin with `" + std::string(begin) + "`";
    }
  }
  for (const std::string_view end : kEnds) {
    if (name.ends_with(end)) {
      return "S3 reserves names that end with `" + std::string(end) + "`";
    }
  }
  return {};
}

}  // namespace

std::string why_no_bucket_name(const Text& name) {
  const std::string_view begin = name.literal_prefix();
  if (begin.starts_with("arn:")) return "it is an ARN, but the bucket's name is expected";
  for (const std::string_view scheme : {"s3://", "http://", "https://"}) {
    if (begin.starts_with(scheme))
      return "it is a URL, but the bucket's name is expected";
  }
  std::size_t length = 0;
  for (const Text::Piece& piece : name.pieces()) {
    if (piece.symbol) continue;
    length += piece.literal.size();
    if (std::string why = why_letter(piece.literal); !why.empty()) return why;
  }
  if (const auto literal = name.literal()) return why_shape(*literal);
  if (length > kMaxLength) {
    return "a bucket name has at most 63 characters, this one has " +
           std::to_string(length) + " and more";
  }
  return {};
}

}  // namespace trailseal::cloudtrail
