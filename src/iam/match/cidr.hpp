// Cidr: a block of IPv4 or IPv6 addresses.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace trailseal::iam {

struct Cidr {
  bool v6 = false;
  std::array<std::uint8_t, 16> address{};  ///< the first four bytes for IPv4
  unsigned prefix = 0;

  /// Every address of `other` is one of this block. Families never contain each other.
  bool contains(const Cidr& other) const;
};

/// "203.0.113.0/24", "2001:db8::/32"; without a prefix, one address.
std::optional<Cidr> parse_cidr(std::string_view text);

}  // namespace trailseal::iam
