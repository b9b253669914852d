// "arn:aws:s3:::<bucket>/*" is read with a mark in the place of each symbol, the number
// of the symbol between two letters:
//
//   "arn:aws:s3:::" U+E000 "0" U+E001 "/*"
//
// The two letters are of the private use area: no document of AWS's holds them.
#include "document/symbol_marks.hpp"

#include <algorithm>
#include <charconv>

namespace trailseal {
namespace {

constexpr std::string_view kOpen = "\xEE\x80\x80";
constexpr std::string_view kClose = "\xEE\x80\x81";

}  // namespace

Symbol read_from_json(const Symbol& symbol) {
  Symbol inner = symbol;
  if (symbol.id.starts_with(kJsonEscaped)) inner.id.erase(0, kJsonEscaped.size());
  return inner;
}

std::optional<std::string> SymbolMarks::set(const Text& text, Inner inner) {
  std::string marked;
  for (const Text::Piece& piece : text.pieces()) {
    if (!piece.symbol) {
      if (has_mark(piece.literal)) return std::nullopt;
      marked += piece.literal;
      continue;
    }
    auto symbol = inner(*piece.symbol);
    if (!symbol) return std::nullopt;
    marked.append(kOpen).append(std::to_string(symbols_.size())).append(kClose);
    symbols_.push_back(std::move(*symbol));
  }
  return marked;
}

Text SymbolMarks::take(std::string_view marked) const {
  Text text;
  while (true) {
    const std::size_t open = marked.find(kOpen);
    text.append(Text(marked.substr(0, open)));
    if (open == std::string_view::npos) return text;
    marked.remove_prefix(open + kOpen.size());
    const std::size_t close = std::min(marked.find(kClose), marked.size());
    std::size_t index = symbols_.size();
    std::from_chars(marked.data(), marked.data() + close, index);
    if (index < symbols_.size()) text.append(Text::of_symbol(symbols_[index]));
    marked.remove_prefix(std::min(close + kClose.size(), marked.size()));
  }
}

bool SymbolMarks::has_mark(std::string_view text) {
  return text.find(kOpen) != std::string_view::npos;
}

}  // namespace trailseal
