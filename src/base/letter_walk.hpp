// LetterWalk: the letters of a pattern or a text, one after another, without a copy.
//
// A letter is a character, a wildcard or a symbol. What is walked has to outlive the walk.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace trailseal {

/// One letter.
struct Atom {
  enum class Kind {
    Char,
    Cased,  ///< as Char, in a match without regard to case: may equal another one
    AnyChar,
    AnyString,
    Symbol
  } kind = Kind::Char;
  char32_t ch = 0;
  const trailseal::Symbol* symbol = nullptr;
};

/// A literal or a symbol.
struct Run {
  std::string_view literal{};
  const Symbol* symbol = nullptr;  ///< null for a literal
  bool wildcards = false;          ///< `*` and `?` of the literal are wildcards
};
using Runs = std::vector<Run>;

/// Puts the pieces of a text behind the others.
void append(Runs& runs, const Text& text, bool wildcards);

class LetterWalk {
 public:
  explicit LetterWalk(const Runs& runs) : runs_(&runs) { leave_used_up(); }

  bool at_end() const { return run_ == runs_->size(); }

  /// The letter that is next; there is one.
  Atom peek() const {
    const Run& run = (*runs_)[run_];
    if (run.symbol != nullptr) return {.kind = Atom::Kind::Symbol, .symbol = run.symbol};
    std::string_view rest = run.literal.substr(at_);
    const char32_t c = take_character(rest);
    if (run.wildcards && c == '*') return {.kind = Atom::Kind::AnyString};
    if (run.wildcards && c == '?') return {.kind = Atom::Kind::AnyChar};
    return {.kind = Atom::Kind::Char, .ch = c};
  }

  /// Passes that letter.
  void next();

  /// Passes the characters of ASCII, no wildcards, that are the same on both sides.
  friend void pass_same(LetterWalk& pattern, LetterWalk& letters);

 private:
  bool is_at_symbol() const { return (*runs_)[run_].symbol != nullptr; }
  void leave_used_up() {
    while (!at_end() && !is_at_symbol() && at_ >= (*runs_)[run_].literal.size()) {
      ++run_;
      at_ = 0;
    }
  }

  const Runs* runs_;
  std::size_t run_ = 0;
  std::size_t at_ = 0;  ///< in its literal
};

}  // namespace trailseal
