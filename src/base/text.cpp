// Text keeps its pieces in a normal form, so that equal texts have equal pieces:
// no empty literal, and no two literals of the same sensitivity next to each other.
#include "base/text.hpp"

#include <algorithm>

#include "base/glob.hpp"
#include "base/work_count.hpp"

namespace trailseal {

Text::Text(std::string literal) { push(Piece{.literal = std::move(literal)}); }

Text Text::of_symbol(Symbol symbol) {
  Text text;
  text.push(Piece{.symbol = std::make_shared<const Symbol>(std::move(symbol))});
  return text;
}

Text::Piece* Text::own(std::uint32_t room) {
  const bool alone = pieces_.use_count() == 1;
  if (alone && room <= capacity_) return pieces_.get();
  const std::uint32_t capacity = room > capacity_ ? std::max(room, 2 * capacity_) : room;
  auto own = std::make_shared<Piece[]>(capacity);
  for (std::uint32_t i = 0; i < size_; ++i) {
    if (alone) {
      own[i] = std::move(pieces_[i]);
    } else {
      own[i] = pieces_[i];
    }
  }
  pieces_ = std::move(own);
  capacity_ = capacity;
  return pieces_.get();
}

void Text::push(Piece piece) {
  if (!piece.symbol) {
    if (piece.literal.empty()) return;
    if (size_ > 0 && !pieces().back().symbol &&
        pieces().back().sensitive == piece.sensitive) {
      own(size_)[size_ - 1].literal += piece.literal;
      return;
    }
  }
  own(size_ + 1)[size_] = std::move(piece);
  ++size_;
}

bool Text::is_literal() const {
  for (const Piece& piece : pieces()) {
    if (piece.symbol) return false;
  }
  return true;
}

bool Text::is_sensitive() const {
  for (const Piece& piece : pieces()) {
    if (piece.sensitive) return true;
  }
  return false;
}

std::optional<std::string_view> Text::plain() const {
  if (empty()) return std::string_view();
  if (size_ > 1 || pieces_[0].symbol) return std::nullopt;
  return pieces_[0].literal;
}

std::optional<std::string> Text::literal() const {
  if (const auto whole = plain()) return std::string(*whole);
  std::string all;
  for (const Piece& piece : pieces()) {
    if (piece.symbol) return std::nullopt;
    all += piece.literal;
  }
  return all;
}

std::string Text::display() const {
  std::string shown;
  for (const Piece& piece : pieces()) {
    if (piece.sensitive) {
      shown += "(sensitive)";
    } else if (piece.symbol) {
      shown += "<" + piece.symbol->name + ">";
    } else {
      shown += piece.literal;
    }
  }
  return shown;
}

std::string Text::identity() const {
  std::string key;
  for (const Piece& piece : pieces()) {
    if (piece.symbol) {
      key += '\1' + piece.symbol->id + '\2';
    } else {
      key += piece.literal;
    }
  }
  return key;
}

Text& Text::append(const Text& other) {
  if (this == &other) return append(Text(other));
  if (empty()) return *this = other;
  for (const Piece& piece : other.pieces()) push(piece);
  return *this;
}

Text Text::as_sensitive() const {
  Text hidden;
  for (Piece piece : pieces()) {
    piece.sensitive = true;
    hidden.push(std::move(piece));
  }
  return hidden;
}

std::vector<Text> Text::split(char separator) const {
  std::vector<Text> parts(1);
  for (const Piece& piece : pieces()) {
    if (piece.symbol) {
      parts.back().push(piece);
      continue;
    }
    std::size_t from = 0;
    for (std::size_t at; (at = piece.literal.find(separator, from)) != std::string::npos;
         from = at + 1) {
      parts.back().push(Piece{.literal = piece.literal.substr(from, at - from),
                              .sensitive = piece.sensitive});
      parts.push_back(Text());
    }
    parts.back().push(
        Piece{.literal = piece.literal.substr(from), .sensitive = piece.sensitive});
  }
  return parts;
}

std::string_view Text::literal_prefix() const {
  if (empty() || pieces().front().symbol) return {};
  return pieces().front().literal;
}

std::string_view Text::literal_suffix() const {
  if (empty() || pieces().back().symbol) return {};
  return pieces().back().literal;
}

bool operator==(const Text& a, const Text& b) {
  const auto one = a.plain();
  const auto other = b.plain();
  if (one && other) return *one == *other;
  return a.identity() == b.identity();
}

namespace {

/// Do they begin or end differently, whatever the symbols are? Most names do, and then
/// nothing has to be built to see it.
bool differ_at_an_end(const Text& a, const Text& b) {
  const std::string_view a_begin = a.literal_prefix();
  const std::string_view b_begin = b.literal_prefix();
  const std::size_t begin = std::min(a_begin.size(), b_begin.size());
  if (a_begin.substr(0, begin) != b_begin.substr(0, begin)) return true;
  const std::string_view a_end = a.literal_suffix();
  const std::string_view b_end = b.literal_suffix();
  const std::size_t end = std::min(a_end.size(), b_end.size());
  return a_end.substr(a_end.size() - end) != b_end.substr(b_end.size() - end);
}

}  // namespace

Verdict equal(const Text& a, const Text& b) {
  ++work_count();
  const auto one = a.plain();
  const auto other = b.plain();
  if (one && other) return verdict_of(*one == *other);
  if (differ_at_an_end(a, b)) return Verdict::Fails;
  return same_text(a, b);
}

Verdict equal_ignoring_case(const Text& a, const Text& b) {
  return matches_ignoring_case(Pattern().append_literal(a), b);
}

}  // namespace trailseal
