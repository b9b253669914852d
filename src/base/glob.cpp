// Two questions are asked, each by its own small automaton.
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

#include <bitset>

#include "base/ascii.hpp"
#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "base/work_count.hpp"

namespace trailseal {
namespace {

using Atom = Pattern::Atom;
using Atoms = std::vector<Atom>;

/// Characters: each of ASCII by itself; beyond it none, a certain one, or all.
struct CharSet {
  static constexpr char32_t kNone = 0;
  static constexpr char32_t kAll = 0xFFFFFFFF;

  std::bitset<128> ascii{};
  char32_t beyond = kNone;

  bool meets(const CharSet& other) const {
    if ((ascii & other.ascii).any()) return true;
    if (beyond == kNone || other.beyond == kNone) return false;
    return beyond == other.beyond || beyond == kAll || other.beyond == kAll;
  }
};

void append(Atoms& atoms, const Text& text, bool wildcards) {
  for (const Text::Piece& piece : text.pieces()) {
    if (piece.symbol) {
      atoms.push_back(Atom{.kind = Atom::Kind::Symbol, .symbol = piece.symbol});
      continue;
    }
    for (std::string_view rest = piece.literal; !rest.empty();) {
      const char32_t c = take_character(rest);
      if (wildcards && c == '*') {
        atoms.push_back(Atom{.kind = Atom::Kind::AnyString});
      } else if (wildcards && c == '?') {
        atoms.push_back(Atom{.kind = Atom::Kind::AnyChar});
      } else {
        atoms.push_back(Atom{.kind = Atom::Kind::Char, .ch = c});
      }
    }
  }
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

bool surely_matches(const Atoms& pattern, const Atoms& letters) {
  std::size_t p = 0;
  std::size_t l = 0;
  std::size_t star = pattern.size();  // the last `*` passed; none yet
  std::size_t resume = 0;             // where the letters go on if that `*` takes more
  while (l < letters.size()) {
    if (p < pattern.size() && pattern[p].kind == Atom::Kind::AnyString) {
      star = p++;
      resume = l;
    } else if (p < pattern.size() && takes(pattern[p], letters[l])) {
      ++p;
      ++l;
    } else if (star != pattern.size()) {
      p = star + 1;
      l = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p].kind == Atom::Kind::AnyString) ++p;
  return p == pattern.size();
}

struct Step {
  CharSet set{};
  bool repeats = false;  ///< any number of times, none included
};
using Steps = std::vector<Step>;

CharSet set_of(std::string_view chars) {
  CharSet set;
  for (const char c : chars) set.ascii.set(static_cast<unsigned char>(c));
  return set;
}

CharSet set_of(char32_t c) {
  CharSet set;
  if (c < 0x80) {
    set.ascii.set(c);
  } else {
    set.beyond = c;
  }
  return set;
}

CharSet any_char() {
  CharSet set{.beyond = CharSet::kAll};
  set.ascii.set();
  return set;
}

/// What a letter beyond ASCII may be in the other case.
CharSet any_case_of(char32_t c) {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz'";
  CharSet set = may_become_ascii(c) ? set_of(kLetters) : CharSet{};
  set.beyond = CharSet::kAll;
  return set;
}

void add_one_or_more(Steps& steps, const CharSet& set) {
  steps.push_back(Step{.set = set});
  steps.push_back(Step{.set = set, .repeats = true});
}

void add_symbol(Steps& steps, SymbolClass cls) {
  constexpr std::string_view kDigits = "0123456789";
  constexpr std::string_view kRegion = "abcdefghijklmnopqrstuvwxyz0123456789-";
  constexpr std::string_view kKeyId = "abcdef0123456789-mrk";
  constexpr std::string_view kName =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";
  switch (cls) {
    case SymbolClass::AccountId:
      for (int i = 0; i < 12; ++i) steps.push_back(Step{.set = set_of(kDigits)});
      return;
    case SymbolClass::Region:
      return add_one_or_more(steps, set_of(kRegion));
    case SymbolClass::Partition:
      for (const char c : std::string_view("aws")) {
        steps.push_back(Step{.set = set_of({&c, 1})});
      }
      steps.push_back(Step{.set = set_of(kRegion), .repeats = true});
      return;
    case SymbolClass::KeyId:
      return add_one_or_more(steps, set_of(kKeyId));
    case SymbolClass::OrganizationId:
      steps.push_back(Step{.set = set_of("o")});
      steps.push_back(Step{.set = set_of("-")});
      return add_one_or_more(steps, set_of(kRegion));
    case SymbolClass::Name:
      return add_one_or_more(steps, set_of(kName));
    case SymbolClass::Date:
      return add_one_or_more(steps, set_of("0123456789/"));
    case SymbolClass::Anything:
      break;
  }
  steps.push_back(Step{.set = any_char(), .repeats = true});
}

Steps steps_of(const Atoms& atoms, std::size_t from, std::size_t to) {
  Steps steps;
  for (std::size_t i = from; i < to; ++i) {
    switch (atoms[i].kind) {
      case Atom::Kind::Char:
        steps.push_back(Step{.set = set_of(atoms[i].ch)});
        break;
      case Atom::Kind::Cased:
        add_one_or_more(steps, any_case_of(atoms[i].ch));
        break;
      case Atom::Kind::AnyChar:
        steps.push_back(Step{.set = any_char()});
        break;
      case Atom::Kind::AnyString:
        steps.push_back(Step{.set = any_char(), .repeats = true});
        break;
      case Atom::Kind::Symbol:
        add_symbol(steps, atoms[i].symbol->cls);
        break;
    }
  }
  return steps;
}

/// For each number of steps of the other side: can the two sides be there together?
using Reached = std::vector<char>;

/// Takes the step `a` (null behind the last one) from all that is reached before it: what
/// is reached without leaving it goes to `here`, what is reached behind it to `next`.
void advance(const Step* a, const Steps& b, Reached& here, Reached& next) {
  for (std::size_t j = 0; j <= b.size(); ++j) {
    if (!here[j]) continue;
    const Step* other = j < b.size() ? &b[j] : nullptr;
    if (a != nullptr && a->repeats) next[j] = 1;
    if (other != nullptr && other->repeats) here[j + 1] = 1;
    if (a == nullptr || other == nullptr || !a->set.meets(other->set)) continue;
    Reached& target = a->repeats ? here : next;
    target[other->repeats ? j : j + 1] = 1;
  }
}

/// Is there a string that both rows of steps accept? Forward over the product of the two;
/// every move goes right or down, so one pass in order finds all that can be reached.
bool can_meet(const Steps& a, const Steps& b) {
  Reached here(b.size() + 1, 0);
  Reached next(b.size() + 1, 0);
  here[0] = 1;
  for (const Step& step : a) {
    std::fill(next.begin(), next.end(), char{0});
    advance(&step, b, here, next);
    here.swap(next);
  }
  advance(nullptr, b, here, next);
  return here[b.size()] != 0;
}

Verdict match(const Atoms& pattern, const Atoms& letters) {
  if (surely_matches(pattern, letters)) return Verdict::Holds;
  std::size_t head = 0;
  std::size_t p_end = pattern.size();
  std::size_t l_end = letters.size();
  while (head < p_end && head < l_end && same(pattern[head], letters[head])) ++head;
  while (p_end > head && l_end > head && same(pattern[p_end - 1], letters[l_end - 1])) {
    --p_end;
    --l_end;
  }
  const Steps a = steps_of(pattern, head, p_end);
  const Steps b = steps_of(letters, head, l_end);
  if (a.size() * b.size() > kMaxGlobWork) return Verdict::Unknown;
  return can_meet(a, b) ? Verdict::Unknown : Verdict::Fails;
}

/// Whether an atom may be another string than the one it is written as.
bool is_open(const Atoms& atoms) {
  for (const Atom& atom : atoms) {
    if (atom.kind == Atom::Kind::Symbol || atom.kind == Atom::Kind::Cased) return true;
  }
  return false;
}

Verdict judge(const Atoms& pattern, const Atoms& letters) {
  ++work_count();
  if (is_open(pattern) || is_open(letters)) return match(pattern, letters);
  return verdict_of(surely_matches(pattern, letters));
}

}  // namespace

Pattern Pattern::parse(const Text& text) { return Pattern().append_wildcards(text); }

Pattern& Pattern::append_wildcards(const Text& text) {
  append(atoms_, text, true);
  return *this;
}

Pattern& Pattern::append_literal(const Text& text) {
  append(atoms_, text, false);
  return *this;
}

bool Pattern::has_wildcard() const {
  for (const Atom& atom : atoms_) {
    if (atom.kind == Atom::Kind::AnyChar || atom.kind == Atom::Kind::AnyString)
      return true;
  }
  return false;
}

Verdict matches(const Pattern& pattern, const Text& text) {
  Atoms letters;
  append(letters, text, false);
  return judge(pattern.atoms(), letters);
}

Verdict matches_ignoring_case(const Pattern& pattern, const Text& text) {
  Atoms lowered = pattern.atoms();
  fold_case(lowered);
  Atoms letters;
  append(letters, text, false);
  fold_case(letters);
  return judge(lowered, letters);
}

}  // namespace trailseal
