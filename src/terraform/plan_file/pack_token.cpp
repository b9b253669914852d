// Source: the MessagePack specification (github.com/msgpack/msgpack/blob/master/spec.md).
// Numbers have their high byte first. What a first byte means:
//
//   00-7f  the number itself    a0-bf  text of up to 31 bytes    c0     null
//   80-8f  map of up to 15      e0-ff  -32 to -1                 c2 c3  false, true
//   90-9f  list of up to 15
//
//   widths of  1     2     4     8        of what follows
//              c4    c5    c6             size of binary
//              c7    c8    c9             size of an extension, and its type
//                          ca    cb       a float
//              cc    cd    ce    cf       a number from 0 on
//              d0    d1    d2    d3       any whole number
//              d9    da    db             size of a text
//                    dc    dd             size of a list
//                    de    df             size of a map
//   d4-d8: an extension of 1, 2, 4, 8, 16 bytes
#include "terraform/plan_file/pack_token.hpp"

namespace trailseal::terraform {
namespace {

PackToken whole_number(std::uint64_t bits, std::size_t width) {
  const std::size_t unused = 64 - 8 * width;
  const auto number = static_cast<std::int64_t>(bits << unused) >> unused;
  return {.kind = number < 0 ? PackKind::Negative : PackKind::Natural,
          .number = static_cast<std::uint64_t>(number)};
}

std::optional<PackToken> sized(PackKind kind, std::optional<std::uint64_t> size) {
  if (!size) return std::nullopt;
  return PackToken{.kind = kind, .number = *size};
}

}  // namespace

std::optional<PackToken> PackTokens::next() {
  if (rest_.empty()) return std::nullopt;
  const auto head = static_cast<unsigned char>(rest_.front());
  rest_.remove_prefix(1);
  if (head < 0x80) return PackToken{.kind = PackKind::Natural, .number = head};
  if (head < 0x90) return sized(PackKind::Map, head & 0xFU);
  if (head < 0xA0) return sized(PackKind::List, head & 0xFU);
  if (head < 0xC0) return take_bytes(PackKind::Text, head & 0x1FU);
  if (head >= 0xE0) return whole_number(head, 1);
  return take_wide(head);
}

bool PackTokens::is_at_binary() const {
  return !rest_.empty() && rest_.front() >= '\xC4' && rest_.front() <= '\xC6';
}

std::optional<PackToken> PackTokens::take_wide(unsigned char head) {
  switch (head) {
    case 0xC0:
      return PackToken{};
    case 0xC2:
    case 0xC3:
      return PackToken{.kind = PackKind::Bool, .number = head - 0xC2U};
    case 0xC4:
    case 0xC5:
    case 0xC6:
      return take_bytes(PackKind::Binary, take_number(1U << (head - 0xC4U)));
    case 0xC7:
    case 0xC8:
    case 0xC9:
      return take_extension(take_number(1U << (head - 0xC7U)));
    case 0xCA:
    case 0xCB:
      return take_float(4U << (head - 0xCAU));
    case 0xCC:
    case 0xCD:
    case 0xCE:
    case 0xCF: {
      const auto number = take_number(1U << (head - 0xCCU));
      if (!number) return std::nullopt;
      return PackToken{.kind = PackKind::Natural, .number = *number};
    }
    case 0xD0:
    case 0xD1:
    case 0xD2:
    case 0xD3:
      return take_signed(1U << (head - 0xD0U));
    case 0xD4:
    case 0xD5:
    case 0xD6:
    case 0xD7:
    case 0xD8:
      return take_extension(1U << (head - 0xD4U));
    case 0xD9:
    case 0xDA:
    case 0xDB:
      return take_bytes(PackKind::Text, take_number(1U << (head - 0xD9U)));
    case 0xDC:
    case 0xDD:
      return sized(PackKind::List, take_number(2U << (head - 0xDCU)));
    case 0xDE:
    case 0xDF:
      return sized(PackKind::Map, take_number(2U << (head - 0xDEU)));
    default:
      return std::nullopt;
  }
}

std::optional<std::uint64_t> PackTokens::take_number(std::size_t width) {
  if (rest_.size() < width) return std::nullopt;
  std::uint64_t number = 0;
  for (const char digit : rest_.substr(0, width)) {
    number = number << 8U | static_cast<unsigned char>(digit);
  }
  rest_.remove_prefix(width);
  return number;
}

std::optional<PackToken> PackTokens::take_signed(std::size_t width) {
  const auto bits = take_number(width);
  if (!bits) return std::nullopt;
  return whole_number(*bits, width);
}

std::optional<PackToken> PackTokens::take_float(std::size_t width) {
  const auto bits = take_number(width);
  if (!bits) return std::nullopt;
  PackToken token{.kind = PackKind::Float, .number = *bits};
  if (width != sizeof(double)) {
    const auto narrow = std::bit_cast<float>(static_cast<std::uint32_t>(*bits));
    token.number = std::bit_cast<std::uint64_t>(static_cast<double>(narrow));
  }
  return token;
}

std::optional<PackToken> PackTokens::take_bytes(PackKind kind,
                                                std::optional<std::uint64_t> size) {
  if (!size || rest_.size() < *size) return std::nullopt;
  const auto length = static_cast<std::size_t>(*size);
  PackToken token{.kind = kind, .bytes = rest_.substr(0, length)};
  rest_.remove_prefix(length);
  return token;
}

std::optional<PackToken> PackTokens::take_extension(std::optional<std::uint64_t> size) {
  const auto type = size ? take_number(1) : std::nullopt;
  if (!type) return std::nullopt;
  auto token = take_bytes(PackKind::Extension, size);
  if (token) token->number = *type;
  return token;
}

}  // namespace trailseal::terraform
