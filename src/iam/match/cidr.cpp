// address [ "/" prefix ], the address in the spelling of RFC 4291 or dotted decimal.
// inet_pton is strict: no leading zeros, no missing parts, no zone.
#include "iam/match/cidr.hpp"

#include <arpa/inet.h>

#include <charconv>
#include <string>

namespace trailseal::iam {
namespace {

std::optional<unsigned> parse_prefix(std::string_view digits, unsigned width) {
  unsigned prefix = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, code] = std::from_chars(digits.data(), end, prefix);
  if (digits.empty() || code != std::errc{} || stop != end || prefix > width) {
    return std::nullopt;
  }
  return prefix;
}

}  // namespace

bool Cidr::contains(const Cidr& other) const {
  if (v6 != other.v6 || prefix > other.prefix) return false;
  const std::size_t whole = prefix / 8;
  for (std::size_t i = 0; i < whole; ++i) {
    if (address[i] != other.address[i]) return false;
  }
  const unsigned rest = prefix % 8;
  if (rest == 0) return true;
  const unsigned differing = static_cast<unsigned>(address[whole]) ^ other.address[whole];
  return (differing >> (8 - rest)) == 0;
}

std::optional<Cidr> parse_cidr(std::string_view text) {
  constexpr std::size_t kLongest = 64;  // the longest IPv6 address has 45 characters
  if (text.size() > kLongest) return std::nullopt;
  const std::size_t slash = text.find('/');
  const std::string address(text.substr(0, slash));
  Cidr cidr;
  cidr.v6 = address.find(':') != std::string::npos;
  const unsigned width = cidr.v6 ? 128 : 32;
  if (address.find('\0') != std::string::npos ||
      inet_pton(cidr.v6 ? AF_INET6 : AF_INET, address.c_str(), cidr.address.data()) !=
          1) {
    return std::nullopt;
  }
  cidr.prefix = width;
  if (slash == std::string_view::npos) return cidr;
  const auto prefix = parse_prefix(text.substr(slash + 1), width);
  if (!prefix) return std::nullopt;
  cidr.prefix = *prefix;
  return cidr;
}

}  // namespace trailseal::iam
