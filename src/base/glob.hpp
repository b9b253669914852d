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

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "base/verdict.hpp"

namespace trailseal {

/// A pattern: literal characters, `*`, `?` and symbols. `*` and `?` of the text given
/// to `parse` are wildcards; those given as `literal` are themselves.
class Pattern {
 public:
  struct Part {
    Text text{};
    bool wildcards = false;
  };

  /// Reads `*` and `?` in the literal pieces as wildcards.
  static Pattern parse(const Text& text);

  Pattern& append_wildcards(const Text& text);  ///< `*` and `?` are wildcards
  Pattern& append_literal(const Text& text);    ///< `*` and `?` are themselves

  const std::vector<Part>& parts() const { return parts_; }
  bool has_wildcard() const;

 private:
  std::vector<Part> parts_;
};

Verdict matches(const Pattern& pattern, const Text& text);

/// The same for a pattern that is known, with wildcards, and a text without the first
/// `skipped` bytes of the literal that it begins with.
Verdict matches(std::string_view pattern, const Text& text, std::size_t skipped = 0);

/// Whether two texts are one string: as `matches`, without any wildcard.
Verdict same_text(const Text& a, const Text& b);

/// As above, without regard to the case of letters. Beyond ASCII, where AWS does not say
/// which letters are the same, texts that are not alike are Unknown.
Verdict matches_ignoring_case(const Pattern& pattern, const Text& text);

}  // namespace trailseal
