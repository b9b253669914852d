// cidrhost, cidrnetmask, cidrsubnet, cidrsubnets, as Go's net package and Terraform's
// go-cidr count.
//
// Terraform counts IPv4 in 32 and IPv6 in 128 bits. A mapped address such as
// ::ffff:10.0.0.0/112 is written as IPv4 where its prefix is one.
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/ascii.hpp"
#include "hcl/function/half_known.hpp"
#include "hcl/function/ip_address.hpp"
#include "hcl/function/part.hpp"
#include "hcl/function/row.hpp"

namespace trailseal::hcl {
namespace {

using Bytes = IpAddress;

struct Network {
  Bytes address{};
  int length = 0;  ///< of the prefix

  int bits() const { return static_cast<int>(address.size()) * 8; }
};

bool bit_of(const Bytes& bytes, int index) {
  return (bytes[static_cast<std::size_t>(index / 8)] >> (7 - index % 8) & 1) != 0;
}

void set_bit(Bytes& bytes, int index, bool value) {
  auto& byte = bytes[static_cast<std::size_t>(index / 8)];
  const auto mask = static_cast<unsigned char>(1 << (7 - index % 8));
  byte = static_cast<unsigned char>(value ? byte | mask : byte & ~mask);
}

void clear_hosts(Network& network) {
  for (int i = network.length; i < network.bits(); ++i) {
    set_bit(network.address, i, false);
  }
}

Result<Network> read_network(const std::string& text) {
  const Error error{.message = "`" + text + "` is not a CIDR block",
                    .help = "write it like `10.0.0.0/16`"};
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos) return error;
  const std::string_view prefix = std::string_view(text).substr(slash + 1);
  const auto address = read_ip_address(std::string_view(text).substr(0, slash));
  if (!address || prefix.empty() ||
      !std::all_of(prefix.begin(), prefix.end(), is_digit)) {
    return error;
  }
  Network network{.address = *address};
  const auto [end, code] =
      std::from_chars(prefix.data(), prefix.data() + prefix.size(), network.length);
  if (code != std::errc{} || network.length > network.bits()) return error;
  clear_hosts(network);
  return network;
}

// --------------------------------------------------------------------- as a text

std::string network_text(const Network& network) {
  const int mapped = is_mapped(network.address) ? 96 : 0;
  return address_text(network.address) + "/" + std::to_string(network.length - mapped);
}

// ---------------------------------------------------------------------- counting

/// Writes the bits of a whole number from `end - 1` upwards; false where it has more than
/// `end - start` bits.
bool put_number(Bytes& address, int start, int end, Number number) {
  const Number two(2);
  for (int i = end - 1; i >= start; --i) {
    const Number bit = number % two;
    set_bit(address, i, !bit.is_zero());
    number = (number / two).floor();
  }
  return number.is_zero();
}

Number power_of_two(int exponent) {
  Number power(1);
  const Number two(2);
  for (int i = 0; i < exponent; ++i) power = power * two;
  return power;
}

Result<Network> subnet(const Network& network, std::int64_t new_bits,
                       const Number& number) {
  const std::int64_t length = network.length + new_bits;
  if (length > network.bits()) {
    return failure("a prefix of " + std::to_string(network.length) +
                   " bits leaves no room for " + std::to_string(new_bits) + " more");
  }
  if (new_bits < 0 || number.is_negative()) {
    return failure(
        "the number of new bits and the number of the subnet must not be negative");
  }
  Network result = network;
  result.length = static_cast<int>(length);
  if (!put_number(result.address, network.length, result.length, number)) {
    return failure(std::to_string(new_bits) + " bits cannot count to subnet " +
                   number.display());
  }
  return result;
}

Result<Value> cidrsubnet(Arguments arguments, CallContext&) {
  const auto network = read_network(arguments[0].as_string());
  if (!network) return network.error();
  const auto new_bits = whole_number(arguments[1]);
  if (!new_bits) return new_bits.error();
  const Number& number = arguments[2].as_number();
  if (!number.is_integer()) return failure("a whole number is required");
  const auto result = subnet(*network, *new_bits, number);
  if (!result) return result.error();
  return Value::string(network_text(*result));
}

Result<Value> cidrhost(Arguments arguments, CallContext&) {
  const auto network = read_network(arguments[0].as_string());
  if (!network) return network.error();
  Number number = arguments[1].as_number();
  if (!number.is_integer()) return failure("a whole number is required");
  Bytes address = network->address;
  const int host_bits = network->bits() - network->length;
  if (number.is_negative()) number = number + power_of_two(host_bits);
  if (number.is_negative() ||
      !put_number(address, network->length, network->bits(), number)) {
    return failure("a prefix of " + std::to_string(network->length) +
                   " bits has no host " + arguments[1].as_number().display());
  }
  return Value::string(address_text(address));
}

Result<Value> cidrnetmask(Arguments arguments, CallContext&) {
  const auto network = read_network(arguments[0].as_string());
  if (!network) return network.error();
  Bytes mask(network->address.size());
  for (int i = 0; i < network->length; ++i) set_bit(mask, i, true);
  if (mask.size() == 4) return Value::string(address_text(mask));
  if (is_mapped(network->address)) return Value::string(ipv6_text(mask));
  return failure("IPv6 addresses have no netmask");
}

/// The network right behind another, of `length` bits; nothing at the end of all.
std::optional<Network> behind(const Network& network, int length) {
  Network next = network;
  int i = network.length - 1;
  while (i >= 0 && bit_of(next.address, i)) set_bit(next.address, i--, false);
  if (i < 0) return std::nullopt;
  set_bit(next.address, i, true);
  // On to the next multiple of the wanted size.
  next.length = length;
  Network start = next;
  clear_hosts(start);
  if (start.address == next.address) return next;
  return behind(start, length);
}

bool contains(const Network& outer, const Network& inner) {
  for (int i = 0; i < outer.length; ++i) {
    if (bit_of(outer.address, i) != bit_of(inner.address, i)) return false;
  }
  return true;
}

Result<Value> cidrsubnets(Arguments arguments, CallContext&) {
  constexpr std::int64_t kMostNewBits = 32;
  const auto network = read_network(arguments[0].as_string());
  if (!network) return network.error();
  Values items;
  std::optional<Network> current;
  for (const Value& argument : arguments.subspan(1)) {
    const auto new_bits = whole_number(argument);
    if (!new_bits) return new_bits.error();
    if (*new_bits < 1) return failure("a subnet must have at least one bit more");
    if (*new_bits > kMostNewBits)
      return failure("a subnet must have at most 32 bits more");
    const std::int64_t length = network->length + *new_bits;
    if (length > network->bits()) {
      return failure("an address has no " + std::to_string(length) + " bits");
    }
    if (current) {
      current = behind(*current, static_cast<int>(length));
    } else {
      current = Network{.address = network->address, .length = static_cast<int>(length)};
    }
    if (!current || !contains(*network, *current)) {
      return failure("no room is left for a subnet of " + std::to_string(length) +
                     " bits");
    }
    items.push_back(Value::string(network_text(*current)));
  }
  return Value::list(Type::string(), std::move(items));
}

}  // namespace

std::span<const Function> network_functions() {
  const Type text = Type::string();
  static const Rows rows{
      Function{.name = "cidrhost",
               .parameters = {known_text("prefix"), known_number("hostnum")},
               .returns = text,
               .body = &cidrhost},
      Function{.name = "cidrnetmask",
               .parameters = {known_text("prefix")},
               .returns = text,
               .body = &cidrnetmask},
      Function{.name = "cidrsubnet",
               .parameters = {known_text("prefix"), known_number("newbits"),
                              known_number("netnum")},
               .returns = text,
               .body = &cidrsubnet},
      Function{.name = "cidrsubnets",
               .parameters = {known_text("prefix")},
               .variadic = known_number("newbits"),
               .returns = Type::list(text),
               .body = &cidrsubnets}};
  return rows;
}

}  // namespace trailseal::hcl
