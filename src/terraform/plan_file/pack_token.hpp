// PackTokens: the tokens of MessagePack, one after the other, without a copy.
//
// A library's reader does not do here: what is known of an unknown value stands in a map
// with numbers for keys, which nlohmann/json refuses, and of a large plan unpacking is most
// of the work.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace trailseal::terraform {

enum class PackKind {
  Null,
  Bool,
  Natural,   ///< a whole number from 0 on
  Negative,  ///< a whole number below 0
  Float,
  Text,
  Binary,
  Extension,
  List,  ///< so many values follow
  Map,   ///< so many pairs follow
};

struct PackToken {
  PackKind kind = PackKind::Null;
  /// A number or a Bool as its bits, the type of an Extension, the size of a List or a Map.
  std::uint64_t number = 0;
  std::string_view bytes{};  ///< of a Text, a Binary or an Extension

  std::int64_t negative() const { return static_cast<std::int64_t>(number); }
  double real() const { return std::bit_cast<double>(number); }
  std::size_t size() const { return static_cast<std::size_t>(number); }
};

class PackTokens {
 public:
  explicit PackTokens(std::string_view bytes) : rest_(bytes) {}

  /// The next token; nothing at the end, or where the bytes are no MessagePack.
  std::optional<PackToken> next();
  bool at_end() const { return rest_.empty(); }
  /// Is the next token a Binary?
  bool is_at_binary() const;

 private:
  std::optional<std::uint64_t> take_number(std::size_t width);
  std::optional<PackToken> take_signed(std::size_t width);
  std::optional<PackToken> take_float(std::size_t width);
  std::optional<PackToken> take_bytes(PackKind kind, std::optional<std::uint64_t> size);
  std::optional<PackToken> take_extension(std::optional<std::uint64_t> size);
  std::optional<PackToken> take_wide(unsigned char head);

  std::string_view rest_;
};

}  // namespace trailseal::terraform
