#include "base/character_steps.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "base/utf8.hpp"

namespace trailseal {
namespace {

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

}  // namespace

Steps steps_of(std::span<const Atom> atoms) {
  Steps steps;
  for (const Atom& atom : atoms) {
    switch (atom.kind) {
      case Atom::Kind::Char:
        steps.push_back({.set = set_of(atom.ch)});
        break;
      case Atom::Kind::Cased:
        add_one_or_more(steps, any_case_of(atom.ch));
        break;
      case Atom::Kind::AnyChar:
        steps.push_back({.set = any_char()});
        break;
      case Atom::Kind::AnyString:
        steps.push_back({.set = any_char(), .repeats = true});
        break;
      case Atom::Kind::Symbol:
        add_symbol(steps, atom.symbol->cls);
        break;
    }
  }
  return steps;
}

// Forward over the product of the two; every move goes right or down, so one pass in
// order finds all that can be reached.
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

}  // namespace trailseal
