// Substitution: values in the place of symbols.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>

#include "base/text.hpp"
#include "document/value.hpp"

namespace trailseal {

/// What stands for a symbol, by the symbol's id.
using Substitutes = std::unordered_map<std::string, const Value*>;

/// Puts substitutes in the place of symbols, and in what these are made of in turn.
class Substitution {
 public:
  explicit Substitution(const Substitutes& substitutes) : substitutes_(substitutes) {}

  /// Is there a symbol in the value that has a substitute?
  bool concerns(const Value& value) const;
  Value apply(const Value& value) const { return apply(value, 0); }

 private:
  const Value* find(const Text::Piece& piece) const;
  Value apply(const Value& value, std::size_t chain) const;
  Value apply_text(const Value& value, std::size_t chain) const;

  const Substitutes& substitutes_;
};

}  // namespace trailseal
