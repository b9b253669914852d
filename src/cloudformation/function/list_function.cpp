// Functions that take lists apart: Split, Select, Length.
//
// A text with symbols can be split as far as it is certain where the separators are:
//
//   "arn:aws:s3:::<name>"  at ":"   a name holds no colon: six parts, all certain
//   "a:b:<anything>:c"     at ":"   `a` and `b` are certain, the rest is open
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cloudformation/function/derived.hpp"
#include "cloudformation/function/function.hpp"

namespace trailseal::cloudformation {
namespace {

bool may_hold(SymbolClass cls, char c) {
  const bool digit = c >= '0' && c <= '9';
  const bool lower = c >= 'a' && c <= 'z';
  const bool upper = c >= 'A' && c <= 'Z';
  switch (cls) {
    case SymbolClass::AccountId:
      return digit;
    case SymbolClass::OrganizationId:
    case SymbolClass::Region:
    case SymbolClass::Partition:
      return digit || lower || c == '-';
    case SymbolClass::KeyId:
      return digit || lower || upper || c == '-';
    case SymbolClass::Name:
      return digit || lower || upper || c == '-' || c == '.' || c == '_';
    case SymbolClass::Date:
      return digit || c == '/';
    case SymbolClass::Anything:
      break;
  }
  return true;
}

bool may_hold_part_of(const Symbol& symbol, std::string_view separator) {
  for (const char c : separator) {
    if (may_hold(symbol.cls, c)) return true;
  }
  return false;
}

struct Parts {
  std::vector<Text> certain{};
  std::optional<Text> open{};  ///< the symbol behind which nothing is certain
};

Parts split(const Text& text, std::string_view separator) {
  Parts parts;
  Text current;
  for (const Text::Piece& piece : text.pieces()) {
    const auto shown = [&](const Text& part) {
      return piece.sensitive ? part.as_sensitive() : part;
    };
    if (piece.symbol) {
      const Text symbol = Text::of_symbol(*piece.symbol);
      if (may_hold_part_of(*piece.symbol, separator)) {
        parts.open = symbol;
        return parts;
      }
      current.append(shown(symbol));
      continue;
    }
    std::string_view rest = piece.literal;
    for (std::size_t at; (at = rest.find(separator)) != std::string_view::npos;) {
      parts.certain.push_back(current + shown(rest.substr(0, at)));
      current = Text();
      rest.remove_prefix(at + separator.size());
    }
    current.append(shown(rest));
  }
  parts.certain.push_back(std::move(current));
  return parts;
}

struct SplitCall {
  std::optional<Parts> parts{};
  Value instead{};         ///< without parts: what the call gives
  std::string identity{};  ///< of the list, where it is open
};

SplitCall split_argument(FunctionResolver& resolver, const Value& argument, Position at) {
  if (!argument.is_list() || argument.size() != 2) {
    return {.instead = resolver.fail(
                at, "`Fn::Split` takes a list of a separator and a string")};
  }
  const auto separator = argument.at(0).literal();
  if (!separator || separator->empty()) {
    return {.instead = resolver.fail(
                at, "the separator of `Fn::Split` must be a literal string")};
  }
  const Operand source =
      take_text(resolver, argument.at(1), "the string that `Fn::Split` splits", at);
  if (!source.text) return {.instead = source.instead};
  Parts parts = split(*source.text, *separator);
  if (!resolver.charge(parts.certain.size(), at)) return {.instead = Value::null(at)};
  SplitCall call{.parts = std::move(parts)};
  if (call.parts->open) {
    call.identity = id_of({.function = "Fn::Split",
                           .operands = {*separator, source.text->identity()},
                           .open = Value::text(*call.parts->open)});
    resolver.charge(call.identity.size() / 256, at);
  }
  return call;
}

std::optional<std::size_t> index_of(const Text& text) {
  const auto literal = text.literal();
  if (!literal) return std::nullopt;
  std::size_t index = 0;
  const char* end = literal->data() + literal->size();
  const auto [stop, code] = std::from_chars(literal->data(), end, index);
  if (code != std::errc{} || stop != end || literal->empty()) return std::nullopt;
  return index;
}

/// An index, and how many defaults had been read before the call (see refuse()).
struct Index {
  std::size_t number = 0;
  std::size_t defaults = 0;
};

Value out_of_range(FunctionResolver& resolver, Index index, std::size_t size,
                   Position at) {
  return resolver.refuse(at,
                         "`Fn::Select` takes item " + std::to_string(index.number) +
                             " of a list of " + std::to_string(size),
                         "the first item is 0", index.defaults);
}

/// What a part of the text can be. The parts of a key's id are as good as the id; those
/// of a name may be empty.
SymbolClass class_of_part(const Text& open) {
  const auto& pieces = open.pieces();
  const bool key_id = pieces.size() == 1 && pieces[0].symbol &&
                      pieces[0].symbol->cls == SymbolClass::KeyId;
  return key_id ? SymbolClass::KeyId : SymbolClass::Anything;
}

/// The item of a list that nobody knows yet: `list` is unknown, or a text that stands for
/// a list (what `Fn::GetAtt` gives).
Value select_open(FunctionResolver& resolver, Index index, const Value& list,
                  SymbolClass cls, Position at) {
  const auto identity = identity_of(list);
  if (!identity) return Value::unknown(list.as_unknown(), at);
  const std::string number = std::to_string(index.number);
  const PureCall call{
      .function = "Fn::Select", .operands = {number, *identity}, .open = list};
  const Symbol origin = origin_of(Symbol{.id = id_of(call)});
  return resolver.made(derived_symbol(call, "item " + number + " of " + origin.name, cls),
                       at);
}

Value select_part(FunctionResolver& resolver, Index index, const Value& argument,
                  Position at) {
  const SplitCall call = split_argument(resolver, argument, at);
  if (!call.parts) return call.instead;
  const Parts& parts = *call.parts;
  if (index.number < parts.certain.size()) {
    return resolver.made(parts.certain[index.number], at);
  }
  if (!parts.open) return out_of_range(resolver, index, parts.certain.size(), at);
  return select_open(resolver, index, unknown_for(*parts.open, at, call.identity),
                     class_of_part(*parts.open), at);
}

}  // namespace

bool is_open_list(const Value& value) {
  return value.is_unknown() || (value.is_text() && !value.as_text().is_literal());
}

Value call_split(FunctionResolver& resolver, const Value& argument, Position at) {
  const SplitCall call = split_argument(resolver, argument, at);
  if (!call.parts) return call.instead;
  if (call.parts->open) return unknown_for(*call.parts->open, at, call.identity);
  Value list = Value::list({}, at);
  for (const Text& part : call.parts->certain) list.push_back(Value::text(part, at));
  return list;
}

Value call_select(FunctionResolver& resolver, const Value& argument, Position at) {
  if (!argument.is_list() || argument.size() != 2) {
    return resolver.fail(at, "`Fn::Select` takes a list of an index and a list");
  }
  const std::size_t defaults = resolver.default_count();
  const Operand chosen =
      take_text(resolver, argument.at(0), "the index of `Fn::Select`", at);
  if (!chosen.text) return chosen.instead;
  if (!chosen.text->is_literal()) return unknown_for(*chosen.text, at);
  const auto number = index_of(*chosen.text);
  if (!number) {
    return resolver.refuse(at, "the index of `Fn::Select` must be a number", {},
                           defaults);
  }
  const Index index{.number = *number, .defaults = defaults};
  const Value& from = argument.at(1);
  if (const Value* text = from.size() == 1 ? from.find("Fn::Split") : nullptr) {
    return select_part(resolver, index, *text, at);
  }
  const Value list = resolver.resolve(from);
  if (is_open_list(list)) {
    return select_open(resolver, index, list, SymbolClass::Anything, at);
  }
  if (!list.is_list()) {
    return resolver.fail(at,
                         "`Fn::Select` takes an item of a list, but this is not a list");
  }
  if (*number >= list.size()) return out_of_range(resolver, index, list.size(), at);
  Value item = list.at(*number);
  item.set_position(at);
  return item;
}

Value call_length(FunctionResolver& resolver, const Value& argument, Position at) {
  const Value list = resolver.resolve(argument);
  if (list.is_unknown()) return Value::unknown(list.as_unknown(), at);
  if (is_open_list(list)) return unknown_for(list.as_text(), at);
  if (!list.is_list()) {
    return resolver.fail(
        at, "`Fn::Length` counts the items of a list, but this is not a list");
  }
  return Value::number(std::to_string(list.size()), at);
}

}  // namespace trailseal::cloudformation
