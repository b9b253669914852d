// IP addresses as Go's net package reads and writes them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trailseal::hcl {

/// 4 or 16 bytes, in the order they are written.
using IpAddress = std::vector<unsigned char>;

/// `10.0.0.1` or `2001:db8::1`; nothing for any other text.
std::optional<IpAddress> read_ip_address(std::string_view text);

/// Is it an IPv4 address that is mapped into IPv6 (`::ffff:10.0.0.1`)?
bool is_mapped(const IpAddress& bytes);

/// The address as a text; a mapped one as IPv4.
std::string address_text(const IpAddress& bytes);

/// 16 bytes as IPv6, also where the address is a mapped one.
std::string ipv6_text(const IpAddress& bytes);

}  // namespace trailseal::hcl
