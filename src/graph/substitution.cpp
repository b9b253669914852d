// An exported value may itself be made from an imported one:
//
//   base.yaml    exports `key`   = arn:aws:kms:...
//   hub.yaml     exports `logs`  = import of `key`
//   trail.yaml   KMSKeyId        = import of `logs`
//
// so a value is looked up until nothing changes, as deep as kMaxChain.
#include "graph/substitution.hpp"

#include <utility>
#include <vector>

namespace trailseal {
namespace {

/// Imports of imports; the service refuses a stack that would go around in a circle.
constexpr std::size_t kMaxChain = 8;

}  // namespace

bool Substitution::concerns(const Value& value) const {
  if (value.is_text()) {
    for (const Text::Piece& piece : value.as_text().pieces()) {
      if (find(piece) != nullptr) return true;
    }
  }
  for (const Value& item : value.items()) {
    if (concerns(item)) return true;
  }
  return false;
}

Value Substitution::apply(const Value& value, std::size_t chain) const {
  if (value.is_text()) return apply_text(value, chain);
  if (value.is_list()) {
    Value list = Value::list({}, value.position());
    for (const Value& item : value.items()) list.push_back(apply(item, chain));
    return list;
  }
  if (!value.is_map()) return value;
  Value map = Value::map(value.position());
  for (std::size_t i = 0; i < value.size(); ++i) {
    map.set(value.keys()[i].name, apply(value.items()[i], chain),
            value.keys()[i].position);
  }
  return map;
}

const Value* Substitution::find(const Text::Piece& piece) const {
  if (!piece.symbol) return nullptr;
  const auto found = substitutes_.find(piece.symbol->id);
  return found == substitutes_.end() ? nullptr : found->second;
}

Value Substitution::apply_text(const Value& value, std::size_t chain) const {
  if (chain == kMaxChain || !concerns(value)) return value;
  const std::span<const Text::Piece> pieces = value.as_text().pieces();
  if (pieces.size() == 1) {
    Value whole = apply(*find(pieces[0]), chain + 1);
    whole = whole.as_sensitive(pieces[0].sensitive);
    whole.set_position(value.position());
    return whole;
  }
  Text whole;
  for (const Text::Piece& piece : pieces) {
    const Value* substitute = find(piece);
    if (substitute == nullptr) {
      const Text part =
          piece.symbol ? Text::of_symbol(*piece.symbol) : Text(piece.literal);
      whole.append(piece.sensitive ? part.as_sensitive() : part);
      continue;
    }
    Value part = apply(*substitute, chain + 1);
    part.set_position(value.position());
    if (!part.is_text()) return part.is_unknown() ? part : value;
    whole.append(piece.sensitive ? part.as_text().as_sensitive() : part.as_text());
  }
  return Value::text(std::move(whole), value.position());
}

}  // namespace trailseal
