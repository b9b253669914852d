// How Terraform writes values (go-cty, cty/msgpack):
//
//   null, bool, string, integer, float     as they are; a number that is neither an
//                                          integer nor a float without loss is a string
//   list, set, tuple                       array
//   map, object                            map
//   a value whose type is not in the       array of two: the type as JSON in a binary,
//   schema                                 and the value
//   an unknown value                       extension 0, or 12 with what is known of it
//
// What is known of it is a map: 1 whether it is null, 2 how a text begins, behind them
// bounds of numbers and lengths (cty/msgpack/unknown.go, which writes them in this order).
// Only the beginning of a text is kept.
//
// What of it is JSON, and how unknown values are told apart from known ones (Terraform,
// internal/command/jsonplan/plan.go: omitUnknowns, unknownAsBool):
//
//   member of a map       known: in the first document    unknown: true in the second
//   element of a list     unknown: null in the first; true or false in the second
#include "terraform/plan_file/message_pack.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "base/limits.hpp"
#include "hcl/number.hpp"
#include "hcl/unicode.hpp"
#include "terraform/plan_file/json_text.hpp"
#include "terraform/plan_file/pack_token.hpp"

namespace trailseal::terraform {
namespace {

constexpr std::uint64_t kRefined = 12;

/// How an unknown text begins, as far as what is known of it says that.
std::string_view beginning_in(const PackToken& unknown) {
  if (unknown.number != kRefined) return {};
  PackTokens tokens(unknown.bytes);
  const auto map = tokens.next();
  if (!map || map->kind != PackKind::Map) return {};
  for (std::size_t i = 0; i < map->size(); ++i) {
    const auto key = tokens.next();
    const auto value = tokens.next();
    if (!key || !value || key->kind != PackKind::Natural || key->number > 2) return {};
    if (key->number != 2) continue;
    const bool is_text = value->kind == PackKind::Text && hcl::is_utf8(value->bytes);
    return is_text ? value->bytes : std::string_view();
  }
  return {};
}

template <typename Number>
std::string_view spelled(Number number, std::array<char, 32>& digits) {
  const auto [end, code] =
      std::to_chars(digits.data(), digits.data() + digits.size(), number);
  return {digits.data(), static_cast<std::size_t>(end - digits.data())};
}

/// With as few digits as tell the number from every other. std::to_chars would bring tables
/// of 128 kB for it.
std::string spelled_real(double number) {
  const hcl::Number exact = hcl::Number::of_double(number);
  for (int digits = 15; digits < 17; ++digits) {
    std::string text = exact.significant(digits);
    const auto read = hcl::Number::parse(text);
    if (read && read->as_double() == number) return text;
  }
  return exact.significant(17);
}

/// What the second document says of an unknown value.
enum class Told { Unknown, Beginning };

/// Writes the two documents. Every function says whether the bytes are a value.
class Unpacker {
 public:
  Unpacker(PackedValue value, Told told) : tokens_(value), told_(told) {}

  bool run() { return write_value(Place{}) && tokens_.at_end(); }

  UnpackedValue take() {
    return {.json = value_.take(), .unknown = unknown_.take(), .is_known = is_known_};
  }
  bool has_beginning() const { return has_beginning_; }

 private:
  /// Where a value stands.
  struct Place {
    enum class In { Nothing, Map, List } in = In::Nothing;
    std::string_view key{};  ///< in a map
    std::size_t depth = 0;

    Place below(In container, std::string_view its_key = {}) const {
      return {.in = container, .key = its_key, .depth = depth + 1};
    }
  };
  using In = Place::In;

  bool write_value(const Place& place) {
    const auto token = tokens_.next();
    if (!token) return false;
    switch (token->kind) {
      case PackKind::Extension:
        return write_unknown(beginning_in(*token), place);
      case PackKind::List:
        return write_list(token->size(), place);
      case PackKind::Map:
        return write_map(token->size(), place);
      case PackKind::Binary:  // a type stands nowhere else
        return false;
      default:
        break;
    }
    if (place.in == In::Map) value_.key(place.key);
    if (place.in != In::Map) unknown_.boolean(false);
    return write_scalar(*token);
  }

  bool write_scalar(const PackToken& token) {
    std::array<char, 32> digits{};
    switch (token.kind) {
      case PackKind::Text:
        if (!hcl::is_utf8(token.bytes)) return false;
        value_.string(token.bytes);
        return true;
      case PackKind::Bool:
        value_.boolean(token.number != 0);
        return true;
      case PackKind::Natural:
        value_.raw(spelled(token.number, digits));
        return true;
      case PackKind::Negative:
        value_.raw(spelled(token.negative(), digits));
        return true;
      case PackKind::Float:
        if (!std::isfinite(token.real())) return false;
        value_.raw(spelled_real(token.real()));
        return true;
      default:
        value_.raw("null");
        return true;
    }
  }

  /// Before a list or a map. False: it lies deeper than any value.
  bool open(const Place& place, char bracket) {
    if (place.in == In::Map) {
      value_.key(place.key);
      unknown_.key(place.key);
    }
    value_.open(bracket);
    unknown_.open(bracket);
    return has_room(place);
  }

  static bool has_room(const Place& place) { return place.depth + 1 < kMaxDepth / 2; }

  bool write_list(std::size_t size, const Place& place) {
    if (size == 2 && tokens_.is_at_binary()) {
      tokens_.next();
      Place inner = place;
      ++inner.depth;
      return has_room(place) && write_value(inner);
    }
    if (!open(place, '[')) return false;
    for (std::size_t i = 0; i < size; ++i) {
      if (!write_value(place.below(In::List))) return false;
    }
    value_.close(']');
    unknown_.close(']');
    return true;
  }

  bool write_map(std::size_t size, const Place& place) {
    if (!open(place, '{')) return false;
    for (std::size_t i = 0; i < size; ++i) {
      const auto key = tokens_.next();
      if (!key || key->kind != PackKind::Text || !hcl::is_utf8(key->bytes)) return false;
      if (!write_value(place.below(In::Map, key->bytes))) return false;
    }
    value_.close('}');
    unknown_.close('}');
    return true;
  }

  bool write_unknown(std::string_view beginning, const Place& place) {
    is_known_ = false;
    has_beginning_ = has_beginning_ || !beginning.empty();
    if (place.in == In::List) value_.raw("null");
    const bool is_told = told_ == Told::Unknown || !beginning.empty();
    if (place.in == In::Map && is_told) unknown_.key(place.key);
    if (told_ == Told::Beginning && is_told) {
      unknown_.string(beginning);
    } else if (place.in != In::Map || is_told) {
      unknown_.boolean(is_told);
    }
    return true;
  }

  PackTokens tokens_;
  Told told_;
  JsonText value_{};
  JsonText unknown_{};
  bool is_known_ = true;
  bool has_beginning_ = false;
};

}  // namespace

Result<UnpackedValue> unpack(PackedValue value) {
  Unpacker unpacker(value, Told::Unknown);
  if (!unpacker.run()) {
    return Error{.message = "a value in the plan file cannot be read"};
  }
  UnpackedValue unpacked = unpacker.take();
  if (unpacker.has_beginning()) {
    Unpacker again(value, Told::Beginning);
    again.run();
    unpacked.beginning = again.take().unknown;
  }
  return unpacked;
}

std::optional<ElementKey> unpack_key(PackedValue key) {
  PackTokens tokens(key);
  const auto token = tokens.next();
  if (!token || !tokens.at_end()) return std::nullopt;
  if (token->kind == PackKind::Natural) return ElementKey(std::size_t{token->number});
  if (token->kind != PackKind::Text || !hcl::is_utf8(token->bytes)) return std::nullopt;
  return ElementKey(std::string(token->bytes));
}

}  // namespace trailseal::terraform
