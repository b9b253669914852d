#include "patch/cover.hpp"

#include <algorithm>
#include <optional>

#include "base/ascii.hpp"

namespace trailseal::patch {
namespace {

/// Letters of symbols come behind those of all bytes.
constexpr std::uint32_t kFirstSymbol = 0x100;
/// A symbol that no expression yields.
constexpr std::uint32_t kStranger = 0xFFFFFFFF;

/// One letter of a text: a byte, or a symbol.
struct Place {
  std::uint32_t letter = 0;
  const Symbol* symbol = nullptr;
  bool sensitive = false;
};

bool is_separator(std::uint32_t letter) { return letter == ':' || letter == '/'; }

/// `ACCOUNT_ID`, `LOGS_BUCKET`: what a reader has to fill in.
std::string placeholder_of(const Symbol* symbol) {
  if (symbol == nullptr) return "SENSITIVE_VALUE";
  switch (symbol->cls) {
    case SymbolClass::AccountId:
      return "ACCOUNT_ID";
    case SymbolClass::Region:
      return "REGION";
    case SymbolClass::Partition:
      return "PARTITION";
    case SymbolClass::KeyId:
      return "KEY_ID";
    case SymbolClass::OrganizationId:
      return "ORGANIZATION_ID";
    default:
      break;
  }
  std::string name;
  for (const char c : symbol->name) {
    const bool kept = is_ascii_letter(c) || is_digit(c);
    if (kept) name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (!kept && !name.empty() && name.back() != '_') name += '_';
  }
  return name.empty() ? "VALUE" : name;
}

std::vector<Place> places_of(const Text& text) {
  std::vector<Place> places;
  for (const Text::Piece& piece : text.pieces()) {
    if (piece.symbol) {
      places.push_back({.symbol = piece.symbol.get(), .sensitive = piece.sensitive});
      continue;
    }
    for (const char c : piece.literal) {
      places.push_back(
          {.letter = static_cast<unsigned char>(c), .sensitive = piece.sensitive});
    }
  }
  return places;
}

}  // namespace

void add_part(Phrase& phrase, Part::Kind kind, std::string_view text) {
  const bool joins = kind == Part::Kind::Literal && !phrase.empty() &&
                     phrase.back().kind == Part::Kind::Literal;
  if (joins) {
    phrase.back().text += text;
  } else {
    phrase.push_back({.kind = kind, .text = std::string(text)});
  }
}

std::vector<Cover::Letter> Cover::letters_of(const Text& text) {
  std::vector<Letter> letters;
  for (const Place& place : places_of(text)) {
    if (place.symbol == nullptr) {
      letters.push_back(place.letter);
    } else {
      const auto next = static_cast<Letter>(kFirstSymbol + symbols_.size());
      letters.push_back(symbols_.try_emplace(place.symbol->id, next).first->second);
    }
  }
  return letters;
}

void Cover::add(const Text& text, Expression expression) {
  if (text.empty() || !texts_.try_emplace(expression.text, text).second) return;
  std::size_t at = 0;
  for (const Letter letter : letters_of(text)) {
    const auto [next, is_new] = steps_[at].next.try_emplace(letter, steps_.size());
    at = next->second;
    if (is_new) steps_.emplace_back();
  }
  steps_[at].expressions.push_back(std::move(expression));
}

const Text* Cover::text_of(std::string_view expression) const {
  const auto found = texts_.find(expression);
  if (found != texts_.end()) return &found->second;
  return more_ == nullptr ? nullptr : more_->text_of(expression);
}

bool Cover::fits(const Expression& expression, const std::vector<Letter>& letters,
                 std::size_t from, std::size_t to) {
  const auto stands_at = [&](std::string_view text, std::size_t at) {
    return at + text.size() <= letters.size() &&
           std::equal(
               text.begin(), text.end(),
               letters.begin() + static_cast<std::ptrdiff_t>(at),
               [](char a, Letter b) { return static_cast<unsigned char>(a) == b; });
  };
  if (from == 0 && to == letters.size()) return true;
  const bool apart = (from == 0 || is_separator(letters[from - 1])) &&
                     (to == letters.size() || is_separator(letters[to]));
  const std::size_t ahead = expression.ahead.size();
  return apart && ahead <= from && stands_at(expression.ahead, from - ahead) &&
         stands_at(expression.behind, to);
}

Cover::Match Cover::longest(const std::vector<Letter>& letters, std::size_t from,
                            std::size_t to, const Allowed& allowed) const {
  Match best;
  bool only_letters = true;
  std::size_t step = 0;
  for (std::size_t at = from; at < to; ++at) {
    const auto next = steps_[step].next.find(letters[at]);
    if (next == steps_[step].next.end()) break;
    step = next->second;
    only_letters = only_letters && letters[at] < kFirstSymbol;
    for (const Expression& expression : steps_[step].expressions) {
      if (only_letters && !fits(expression, letters, from, at + 1)) continue;
      if (!allowed(expression)) continue;
      best = {.size = at + 1 - from, .expression = &expression};
      break;
    }
  }
  return best;
}

std::vector<Cover::Letter> Cover::known_letters_of(const Text& text) const {
  std::vector<Letter> letters;
  for (const Place& place : places_of(text)) {
    if (place.symbol == nullptr) {
      letters.push_back(place.letter);
    } else {
      const auto known = symbols_.find(place.symbol->id);
      letters.push_back(known == symbols_.end() ? kStranger : known->second);
    }
  }
  return letters;
}

Phrase Cover::phrase_of(const Text& text, const Allowed& allowed) const {
  return phrase_of(text, 0, places_of(text).size(), allowed);
}

Phrase Cover::phrase_of(const Text& text, std::size_t from, std::size_t to,
                        const Allowed& allowed) const {
  const std::vector<Place> places = places_of(text);
  const std::vector<Letter> letters = known_letters_of(text);
  const std::vector<Letter> others =
      more_ == nullptr ? std::vector<Letter>() : more_->known_letters_of(text);
  Phrase phrase;
  for (std::size_t at = from; at < to;) {
    Match match = longest(letters, at, to, allowed);
    if (more_ != nullptr) {
      const Match other = more_->longest(others, at, to, allowed);
      if (other.size > match.size) match = other;
    }
    const Place& here = places[at];
    if (match.size > 0) {
      add_part(phrase, Part::Kind::Expression, match.expression->text);
      at += match.size;
      continue;
    }
    if (here.symbol == nullptr && !here.sensitive) {
      add_part(phrase, Part::Kind::Literal,
               std::string(1, static_cast<char>(here.letter)));
    } else if (here.symbol != nullptr || at == 0 || !places[at - 1].sensitive ||
               places[at - 1].symbol != nullptr) {
      add_part(phrase, Part::Kind::Placeholder,
               placeholder_of(here.sensitive ? nullptr : here.symbol));
    }
    ++at;
  }
  return phrase;
}

}  // namespace trailseal::patch
