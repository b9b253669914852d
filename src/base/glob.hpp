// Matching a text against a pattern with `*` and `?`, either of them half known.
//
// Holds: it matches with every symbol taken as one opaque letter equal only to itself.
// Fails: no choice of the symbols within their classes can match. Else Unknown.
//
// A character is one of UTF-8, however many bytes it has.
//
// The answers hold for every string that the symbols' classes admit, with two exceptions,
// both a policy's own syntax, of which a symbol of class Anything is taken to be free:
//  * its string holds `*` or `?` only if the symbol stands in the pattern alone: a name, a
//    prefix or an ARN that both sides share is no pattern;
//  * it never holds a policy variable (`${aws:userid}`) or a part of one.
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
    enum class Kind {
      Char,
      Cased,  ///< as Char, in a match without regard to case: may equal another one
      AnyChar,
      AnyString,
      Symbol
    } kind = Kind::Char;
    char32_t ch = 0;
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

/// As above, without regard to the case of letters. Beyond ASCII, where AWS does not say
/// which letters are the same, texts that are not alike are Unknown.
Verdict matches_ignoring_case(const Pattern& pattern, const Text& text);

}  // namespace trailseal
