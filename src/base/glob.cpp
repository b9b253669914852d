// Two questions are asked, each by its own small automaton. The first goes through the
// texts as they are; only where that does not settle the answer are they taken apart into
// atoms, one a letter, for the second.
//
// "Does it match, whatever the symbols are?" A symbol is one letter equal only to itself;
// `*` swallows any run of letters, `?` exactly one that is a character (a symbol may be
// longer or shorter than one). The usual greedy match with one point of return decides.
//
// "Can it match for some choice of the symbols?" Both sides become a row of steps, each a
// set of characters taken once or any number of times; a symbol becomes the steps of its
// class. A letter beyond ASCII in a match without regard to case becomes steps as well:
// any such letters, for some have several in the other case. The two rows can meet if their product automaton reaches its end. A symbol that
// stands on both sides is chosen twice here, so the answer may be "can" where it cannot:
// that is Unknown, never a wrong Fails. Equal beginnings and ends are taken off first,
// which settles the common case of one symbol in the same place.
#include "base/glob.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include "base/ascii.hpp"
#include "base/character_steps.hpp"
#include "base/letter_walk.hpp"
#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "base/work_count.hpp"

namespace trailseal {
namespace {

using Atoms = std::vector<Atom>;

Runs runs_of(const Text& text) {
  Runs runs;
  runs.reserve(text.pieces().size());
  append(runs, text, false);
  return runs;
}

Runs runs_of(const Pattern& pattern) {
  Runs runs;
  for (const Pattern::Part& part : pattern.parts()) {
    append(runs, part.text, part.wildcards);
  }
  return runs;
}

Atoms atoms_of(const Runs& runs) {
  Atoms atoms;
  for (LetterWalk walk(runs); !walk.at_end(); walk.next()) atoms.push_back(walk.peek());
  return atoms;
}

void fold_case(Atoms& atoms) {
  for (Atom& atom : atoms) {
    if (atom.kind != Atom::Kind::Char) continue;
    if (atom.ch < 0x80) atom.ch = static_cast<char32_t>(ascii_lower(char(atom.ch)));
    if (may_have_other_case(atom.ch)) atom.kind = Atom::Kind::Cased;
  }
}

bool is_char(const Atom& atom) {
  return atom.kind == Atom::Kind::Char || atom.kind == Atom::Kind::Cased;
}

/// The same character or the same symbol.
bool same(const Atom& a, const Atom& b) {
  if (a.kind != b.kind) return false;
  if (is_char(a)) return a.ch == b.ch;
  return a.kind == Atom::Kind::Symbol && a.symbol->id == b.symbol->id;
}

bool takes(const Atom& pattern, const Atom& letter) {
  if (pattern.kind == Atom::Kind::AnyChar) return is_char(letter);
  return same(pattern, letter);
}

/// The walk of a pattern or a text that is already taken apart.
class AtomWalk {
 public:
  explicit AtomWalk(const Atoms& atoms) : atoms_(&atoms) {}
  bool at_end() const { return at_ == atoms_->size(); }
  const Atom& peek() const { return (*atoms_)[at_]; }
  void next() { ++at_; }

 private:
  const Atoms* atoms_;
  std::size_t at_ = 0;
};

void pass_same(AtomWalk& /*pattern*/, AtomWalk& /*letters*/) {}

template <typename Walk>
bool surely_matches(Walk pattern, Walk letters) {
  std::optional<Walk> star;  // behind the last `*` passed
  Walk resume = letters;     // where the letters go on if that `*` takes more
  while (!letters.at_end()) {
    pass_same(pattern, letters);
    if (letters.at_end()) break;
    if (!pattern.at_end() && pattern.peek().kind == Atom::Kind::AnyString) {
      pattern.next();
      if (pattern.at_end()) return true;
      star = pattern;
      resume = letters;
    } else if (!pattern.at_end() && takes(pattern.peek(), letters.peek())) {
      pattern.next();
      letters.next();
    } else if (star) {
      pattern = *star;
      resume.next();
      letters = resume;
    } else {
      return false;
    }
  }
  while (!pattern.at_end() && pattern.peek().kind == Atom::Kind::AnyString) {
    pattern.next();
  }
  return pattern.at_end();
}

/// Is there a letter that no empty string is?
bool needs_a_letter(LetterWalk walk) {
  for (; !walk.at_end(); walk.next()) {
    const Atom::Kind kind = walk.peek().kind;
    if (kind != Atom::Kind::Symbol && kind != Atom::Kind::AnyString) return true;
  }
  return false;
}

/// Are the first letters that are not the same on both sides two characters, or a character
/// and the end? Then nothing that the symbols stand for makes a match.
bool begin_differently(LetterWalk pattern, LetterWalk letters) {
  while (true) {
    pass_same(pattern, letters);
    if (pattern.at_end()) return needs_a_letter(letters);
    if (letters.at_end()) return needs_a_letter(pattern);
    const Atom wanted = pattern.peek();
    const Atom letter = letters.peek();
    if (!same(wanted, letter)) return is_char(wanted) && is_char(letter);
    pattern.next();
    letters.next();
  }
}

/// Whether the two can meet, where they do not surely match.
Verdict possible_match(const Atoms& pattern, const Atoms& letters) {
  std::size_t head = 0;
  std::size_t p_end = pattern.size();
  std::size_t l_end = letters.size();
  while (head < p_end && head < l_end && same(pattern[head], letters[head])) ++head;
  while (p_end > head && l_end > head && same(pattern[p_end - 1], letters[l_end - 1])) {
    --p_end;
    --l_end;
  }
  const Steps a = steps_of(std::span(pattern).subspan(head, p_end - head));
  const Steps b = steps_of(std::span(letters).subspan(head, l_end - head));
  if (a.size() * b.size() > kMaxGlobWork) return Verdict::Unknown;
  return can_meet(a, b) ? Verdict::Unknown : Verdict::Fails;
}

/// Whether an atom may be another string than the one it is written as.
bool is_open(const Atoms& atoms) {
  return std::any_of(atoms.begin(), atoms.end(), [](const Atom& atom) {
    return atom.kind == Atom::Kind::Symbol || atom.kind == Atom::Kind::Cased;
  });
}

bool is_open(const Runs& runs) {
  return std::any_of(runs.begin(), runs.end(),
                     [](const Run& run) { return run.symbol != nullptr; });
}

Verdict judge(const Runs& pattern, const Runs& letters) {
  ++work_count();
  const LetterWalk wanted(pattern);
  const LetterWalk found(letters);
  if (surely_matches(wanted, found)) return Verdict::Holds;
  if (!is_open(pattern) && !is_open(letters)) return Verdict::Fails;
  if (begin_differently(wanted, found)) return Verdict::Fails;
  return possible_match(atoms_of(pattern), atoms_of(letters));
}

}  // namespace

Pattern Pattern::parse(const Text& text) { return Pattern().append_wildcards(text); }

Pattern& Pattern::append_wildcards(const Text& text) {
  parts_.push_back({.text = text, .wildcards = true});
  return *this;
}

Pattern& Pattern::append_literal(const Text& text) {
  parts_.push_back({.text = text, .wildcards = false});
  return *this;
}

bool Pattern::has_wildcard() const {
  return std::any_of(parts_.begin(), parts_.end(), [](const Part& part) {
    const auto& pieces = part.text.pieces();
    return part.wildcards && std::any_of(pieces.begin(), pieces.end(), [](const auto& p) {
             return p.literal.find_first_of("*?") != std::string::npos;
           });
  });
}

Verdict matches(const Pattern& pattern, const Text& text) {
  return judge(runs_of(pattern), runs_of(text));
}

Verdict matches(std::string_view pattern, const Text& text, std::size_t skipped) {
  Runs letters = runs_of(text);
  if (!letters.empty()) letters.front().literal.remove_prefix(skipped);
  return judge({{.literal = pattern, .wildcards = true}}, letters);
}

Verdict same_text(const Text& a, const Text& b) { return judge(runs_of(a), runs_of(b)); }

Verdict matches_ignoring_case(const Pattern& pattern, const Text& text) {
  ++work_count();
  Atoms lowered = atoms_of(runs_of(pattern));
  fold_case(lowered);
  Atoms letters = atoms_of(runs_of(text));
  fold_case(letters);
  if (surely_matches(AtomWalk(lowered), AtomWalk(letters))) return Verdict::Holds;
  if (!is_open(lowered) && !is_open(letters)) return Verdict::Fails;
  return possible_match(lowered, letters);
}

}  // namespace trailseal
