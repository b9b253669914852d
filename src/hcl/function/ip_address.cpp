#include "hcl/function/ip_address.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "base/ascii.hpp"

namespace trailseal::hcl {
namespace {

/// Four decimal bytes. Leading zeros are decimal here, unlike in most programs.
std::optional<IpAddress> read_ipv4(std::string_view text) {
  IpAddress bytes;
  while (bytes.size() < 4) {
    int value = 0;
    std::size_t size = 0;
    while (size < text.size() && is_digit(text[size]) && value < 256) {
      value = value * 10 + (text[size] - '0');
      ++size;
    }
    if (size == 0 || value > 255) return std::nullopt;
    bytes.push_back(static_cast<unsigned char>(value));
    text.remove_prefix(size);
    if (bytes.size() == 4) break;
    if (!text.starts_with('.')) return std::nullopt;
    text.remove_prefix(1);
  }
  return text.empty() ? std::optional(bytes) : std::nullopt;
}

/// Is the next group a decimal one: is there a point before the next colon?
bool ends_as_ipv4(std::string_view text) {
  return text.substr(0, text.find(':')).find('.') != std::string_view::npos;
}

/// Two bytes out of up to four hexadecimal digits; leading zeros beyond that are taken.
bool take_group(std::string_view& text, IpAddress& bytes) {
  std::uint32_t group = 0;
  const auto [end, code] =
      std::from_chars(text.data(), text.data() + text.size(), group, 16);
  if (code != std::errc{} || group > 0xFFFF) return false;
  bytes.push_back(static_cast<unsigned char>(group >> 8));
  bytes.push_back(static_cast<unsigned char>(group & 0xFF));
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

/// An IPv6 address as far as it is read.
struct Ipv6Start {
  std::string_view rest{};
  IpAddress bytes{};
  std::optional<std::size_t> gap{};  ///< where `::` stands
};

/// The IPv4 address at the end, which is the last four bytes.
bool take_ipv4(Ipv6Start& address) {
  const auto tail = read_ipv4(address.rest);
  const std::size_t have = address.bytes.size();
  if (!tail || (address.gap ? have > 12 : have != 12)) return false;
  address.bytes.insert(address.bytes.end(), tail->begin(), tail->end());
  address.rest = {};
  return true;
}

/// `:` or, once, `::`.
bool take_separator(Ipv6Start& address) {
  if (!address.rest.starts_with(':') || address.rest.size() == 1) return false;
  address.rest.remove_prefix(1);
  if (!address.rest.starts_with(':')) return true;
  if (address.gap) return false;
  address.gap = address.bytes.size();
  address.rest.remove_prefix(1);
  return true;
}

/// Groups of hexadecimal digits, `::` for a run of zeros, an IPv4 address at the end.
std::optional<IpAddress> read_ipv6(std::string_view text) {
  Ipv6Start address{.rest = text};
  if (text.starts_with("::")) {
    address.gap = 0;
    address.rest.remove_prefix(2);
  }
  while (address.bytes.size() < 16 && !(address.gap && address.rest.empty())) {
    if (ends_as_ipv4(address.rest)) {
      if (!take_ipv4(address)) return std::nullopt;
      break;
    }
    if (!take_group(address.rest, address.bytes)) return std::nullopt;
    if (address.rest.empty()) break;
    if (!take_separator(address)) return std::nullopt;
  }
  IpAddress& bytes = address.bytes;
  if (!address.rest.empty()) return std::nullopt;
  if (bytes.size() == 16) return address.gap ? std::nullopt : std::optional(bytes);
  if (!address.gap) return std::nullopt;
  const auto at = bytes.begin() + static_cast<std::ptrdiff_t>(*address.gap);
  bytes.insert(at, 16 - bytes.size(), 0);
  return bytes;
}

std::string ipv4_text(const IpAddress& bytes, std::size_t start) {
  std::string text;
  for (std::size_t i = start; i < start + 4; ++i) {
    text += (i > start ? "." : "") + std::to_string(bytes[i]);
  }
  return text;
}

}  // namespace

std::optional<IpAddress> read_ip_address(std::string_view text) {
  return text.find(':') == std::string_view::npos ? read_ipv4(text) : read_ipv6(text);
}

bool is_mapped(const IpAddress& bytes) {
  return bytes.size() == 16 &&
         std::all_of(bytes.begin(), bytes.begin() + 10,
                     [](unsigned char b) { return b == 0; }) &&
         bytes[10] == 0xFF && bytes[11] == 0xFF;
}

/// https://www.rfc-editor.org/rfc/rfc5952: the longest run of zero groups is `::`.
std::string ipv6_text(const IpAddress& bytes) {
  const auto is_zero = [&](std::size_t g) {
    return bytes[2 * g] == 0 && bytes[2 * g + 1] == 0;
  };
  std::size_t best = 8;
  std::size_t length = 1;  // one zero group alone is written
  for (std::size_t g = 0; g < 8; ++g) {
    std::size_t end = g;
    while (end < 8 && is_zero(end)) ++end;
    if (end - g > length) {
      best = g;
      length = end - g;
    }
  }
  std::string text;
  for (std::size_t g = 0; g < 8; ++g) {
    if (g == best) {
      text += "::";
      g += length - 1;
      continue;
    }
    if (!text.empty() && text.back() != ':') text += ':';
    char group[8];
    const auto [end, code] = std::to_chars(group, group + sizeof group,
                                           bytes[2 * g] * 256 + bytes[2 * g + 1], 16);
    text.append(group, end);
  }
  return text;
}

std::string address_text(const IpAddress& bytes) {
  if (bytes.size() == 4) return ipv4_text(bytes, 0);
  return is_mapped(bytes) ? ipv4_text(bytes, 12) : ipv6_text(bytes);
}

}  // namespace trailseal::hcl
