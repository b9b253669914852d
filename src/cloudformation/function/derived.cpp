//   derived:Fn::Select(1:0)(42:...)<separator>parameter Open<separator>stack.yaml#param:Open
//           function    operands, with their lengths        name, id of the origin
#include "cloudformation/function/derived.hpp"

namespace trailseal::cloudformation {
namespace {

constexpr std::string_view kDerived = "derived:";
constexpr char kSeparator = '\x1f';

std::string measured(std::string_view part) {
  return "(" + std::to_string(part.size()) + ":" + std::string(part) + ")";
}

/// The first symbol of a text; of an unknown value, one that is named by its identity.
Symbol symbol_in(const Value& open) {
  if (open.is_unknown()) return origin_of({.id = open.as_unknown().identity});
  for (const Text::Piece& piece : open.as_text().pieces()) {
    if (piece.symbol) return origin_of(*piece.symbol);
  }
  return {};
}

std::optional<std::string> identity_of_parts(const Value& value) {
  std::string all = value.is_list() ? "list" : "map";
  for (std::size_t i = 0; i < value.size(); ++i) {
    const auto part = identity_of(value.items()[i]);
    if (!part) return std::nullopt;
    if (value.is_map()) all += measured(value.keys()[i].name);
    all += measured(*part);
  }
  return all;
}

}  // namespace

std::optional<std::string> identity_of(const Value& value) {
  if (value.is_unknown()) {
    const std::string& identity = value.as_unknown().identity;
    return identity.empty() ? std::nullopt : std::optional(identity);
  }
  if (value.is_text() || value.is_number()) return value.as_text().identity();
  if (value.is_list() || value.is_map()) return identity_of_parts(value);
  return value.display();
}

std::string id_of(const PureCall& call) {
  std::string id(kDerived);
  id += call.function;
  for (const std::string& operand : call.operands) id += measured(operand);
  const Symbol origin = symbol_in(call.open);
  return id + kSeparator + origin.name + kSeparator + origin.id;
}

Text derived_symbol(const PureCall& call, const std::string& name, SymbolClass cls) {
  return Text::of_symbol(Symbol{.id = id_of(call), .name = name, .cls = cls});
}

Symbol origin_of(const Symbol& symbol) {
  const std::string_view id = symbol.id;
  if (!id.starts_with(kDerived)) return symbol;
  const std::size_t last = id.rfind(kSeparator);
  if (last == std::string_view::npos || last == 0) return symbol;
  const std::size_t first = id.rfind(kSeparator, last - 1);
  return {.id = std::string(id.substr(last + 1)),
          .name = std::string(id.substr(first + 1, last - first - 1))};
}

}  // namespace trailseal::cloudformation
