#include "hcl/function/half_known.hpp"

#include <algorithm>
#include <utility>

#include "base/ascii.hpp"
#include "hcl/unicode.hpp"

namespace trailseal::hcl {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// The bytes at the front that could combine with what stands before them.
std::size_t unsettled_front(std::string_view literal) {
  const auto first = std::find_if(literal.begin(), literal.end(), is_ascii);
  return static_cast<std::size_t>(first - literal.begin());
}

/// An unknown string that is this one text.
Value operand_of(const Text& text) {
  if (text.is_literal() || text.pieces().size() != 1) return Value::text(text);
  Unknown what{.id = text.pieces().front().symbol->id, .not_null = true, .text = text};
  return Value::unknown(Type::string(), std::move(what));
}

const std::string& first_name(const Text& text) {
  static const std::string none;
  for (const Text::Piece& piece : text.pieces()) {
    if (piece.symbol) return piece.symbol->name;
  }
  return none;
}

bool is_open(const Text::Piece& piece) {
  return piece.symbol && !is_plain(piece.symbol->cls);
}

}  // namespace

Text piece_text(const Text::Piece& piece) {
  return piece.symbol ? Text::of_symbol(*piece.symbol) : Text(piece.literal);
}

bool is_plain(SymbolClass cls) { return cls != SymbolClass::Anything; }

bool may_hold(SymbolClass cls, char byte) {
  switch (cls) {
    case SymbolClass::Anything:
      return true;
    case SymbolClass::AccountId:
      return is_digit(byte);
    case SymbolClass::Region:
    case SymbolClass::Partition:
    case SymbolClass::KeyId:
    case SymbolClass::OrganizationId:
      return is_lower(byte) || is_digit(byte) || byte == '-';
    case SymbolClass::Date:
      return is_digit(byte) || byte == '/';
    case SymbolClass::Name:
      return is_lower(byte) || is_upper(byte) || is_digit(byte) || byte == '-' ||
             byte == '.' || byte == '_';
  }
  return true;
}

bool may_hold(const Text& text, std::string_view bytes) {
  for (const Text::Piece& piece : text.pieces()) {
    if (!piece.symbol) continue;
    for (const char byte : bytes) {
      if (may_hold(piece.symbol->cls, byte)) return true;
    }
  }
  return false;
}

Text settled(const Text& text) {
  Text all;
  Text moving;  // what goes into the next or the present symbol
  const auto flush = [&] {
    if (moving.empty()) return;
    const bool alone = moving.pieces().size() == 1 && moving.pieces().front().symbol;
    all.append(alone || moving.is_literal() ? moving : derived_text("join", moving));
    moving = Text();
  };
  const auto& pieces = text.pieces();
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].symbol) {
      if (!is_open(pieces[i])) flush();
      moving.append(piece_text(pieces[i]));
      if (!is_open(pieces[i])) flush();
      continue;
    }
    std::string_view literal = pieces[i].literal;
    if (i > 0 && is_open(pieces[i - 1])) {
      const std::size_t front = unsettled_front(literal);
      moving.append(Text(literal.substr(0, front)));
      literal.remove_prefix(front);
    }
    if (literal.empty()) continue;
    flush();
    const bool open_behind = i + 1 < pieces.size() && is_open(pieces[i + 1]);
    const std::size_t stays =
        open_behind ? certain_prefix(literal).size() : literal.size();
    all.append(Text(literal.substr(0, stays)));
    moving.append(Text(literal.substr(stays)));
  }
  flush();
  return all;
}

Text derived_text(std::string_view operation, const Text& text,
                  std::span<const Value> operands, SymbolClass cls) {
  Values all{operand_of(text)};
  all.insert(all.end(), operands.begin(), operands.end());
  return Text::of_symbol(
      Symbol{.id = derived_id(operation, all), .name = first_name(text), .cls = cls});
}

Text derived_symbol(std::string_view operation, std::span<const Value> operands,
                    SymbolClass cls) {
  const Text text = derived_unknown(Type::string(), operation, operands).text();
  Symbol symbol = *text.pieces().front().symbol;
  symbol.cls = cls;
  return Text::of_symbol(std::move(symbol));
}

Value text_result(const Text& text, Arguments arguments) {
  if (const auto literal = text.literal()) return Value::string(*literal);
  Unknown what = derived_unknown(Type::string(), "text", arguments).what();
  const auto& pieces = text.pieces();
  what.id = pieces.size() == 1 ? pieces.front().symbol->id : text.identity();
  what.not_null = true;
  what.text = text;
  return Value::unknown(Type::string(), std::move(what));
}

Result<Value> bounded_text(const Text& text, Arguments arguments,
                           const CallContext& context, std::string_view function) {
  if (literal_size(text) > context.max_bytes) return too_large(function);
  return text_result(text, arguments);
}

std::size_t literal_size(const Text& text) {
  std::size_t size = 0;
  for (const Text::Piece& piece : text.pieces()) size += piece.literal.size();
  return size;
}

Text without_first(const Text& text, std::size_t count) {
  Text rest;
  for (const Text::Piece& piece : text.pieces()) {
    const std::size_t drop = piece.symbol ? 0 : std::min(count, piece.literal.size());
    count -= drop;
    rest.append(piece.symbol ? piece_text(piece) : Text(piece.literal.substr(drop)));
  }
  return rest;
}

Text without_last(const Text& text, std::size_t count) {
  const auto& pieces = text.pieces();
  std::size_t end = pieces.size();
  std::string tail;
  while (count > 0 && end > 0) {
    const std::string& literal = pieces[--end].literal;
    const std::size_t drop = std::min(count, literal.size());
    count -= drop;
    tail = literal.substr(0, literal.size() - drop);
  }
  Text rest;
  for (std::size_t i = 0; i < end; ++i) rest.append(piece_text(pieces[i]));
  return rest.append(Text(tail));
}

std::optional<Text> after_prefix(const Text& text, const Text& prefix) {
  Text rest = text;
  for (const Text::Piece& piece : prefix.pieces()) {
    if (rest.empty()) return std::nullopt;
    const Text::Piece& first = rest.pieces().front();
    if (!piece.symbol) {
      if (first.symbol || !first.literal.starts_with(piece.literal)) return std::nullopt;
      rest = without_first(rest, piece.literal.size());
      continue;
    }
    if (!first.symbol || first.symbol->id != piece.symbol->id) return std::nullopt;
    Text behind;
    for (std::size_t i = 1; i < rest.pieces().size(); ++i) {
      behind.append(piece_text(rest.pieces()[i]));
    }
    rest = std::move(behind);
  }
  return rest;
}

std::optional<Text> before_suffix(const Text& text, const Text& suffix) {
  const auto& pieces = text.pieces();
  const auto& wanted = suffix.pieces();
  if (wanted.empty()) return text;
  if (wanted.size() > pieces.size()) return std::nullopt;
  const std::size_t start = pieces.size() - wanted.size();
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const Text::Piece& have = pieces[start + i];
    if (wanted[i].symbol) {
      if (!have.symbol || have.symbol->id != wanted[i].symbol->id) return std::nullopt;
    } else if (have.symbol || !have.literal.ends_with(wanted[i].literal) ||
               (i > 0 && have.literal != wanted[i].literal)) {
      return std::nullopt;
    }
  }
  Text before;
  for (std::size_t i = 0; i < start; ++i) before.append(piece_text(pieces[i]));
  if (wanted.front().symbol) return before;
  const std::string& first = pieces[start].literal;
  return before.append(
      Text(first.substr(0, first.size() - wanted.front().literal.size())));
}

Value verdict_value(Verdict verdict, std::string_view operation, Arguments arguments) {
  if (verdict != Verdict::Unknown) return Value::boolean(verdict == Verdict::Holds);
  return derived_unknown(Type::boolean(), operation, arguments);
}

}  // namespace trailseal::hcl
