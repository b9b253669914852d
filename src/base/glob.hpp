// Matching a text against a pattern with `*` and `?`, either of them half known.
//
// Holds: it matches with every symbol taken as one opaque letter equal only to itself.
// Fails: no choice of the symbols within their classes can match. Else Unknown.
#pragma once

#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "base/verdict.hpp"

namespace trailseal {

/// A pattern: literal characters, `*`, `?` and symbols. `*` and `?` of the text given
/// to `parse` are wildcards; those given as `literal` are themselves.
class Pattern {
 public:
  struct Atom {
    enum class Kind { Char, AnyChar, AnyString, Symbol } kind = Kind::Char;
    char ch = 0;
    std::shared_ptr<const Symbol> symbol{};
  };

  /// Reads `*` and `?` in the literal pieces as wildcards.
  static Pattern parse(const Text& text);

  Pattern& append_wildcards(const Text& text);  ///< `*` and `?` are wildcards
  Pattern& append_literal(const Text& text);    ///< `*` and `?` are themselves

  const std::vector<Atom>& atoms() const { return atoms_; }
  bool has_wildcard() const;

 private:
  std::vector<Atom> atoms_;
};

Verdict matches(const Pattern& pattern, const Text& text);

/// As above, without regard to ASCII case.
Verdict matches_ignoring_case(const Pattern& pattern, const Text& text);

}  // namespace trailseal
