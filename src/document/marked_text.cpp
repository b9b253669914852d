// {"Resource": "arn:aws:s3:::<bucket>/*"} is read with a mark in the place of each
// symbol, and the marks in the strings that come out are put back:
//
//   "arn:aws:s3:::" U+E000 "0" U+E001 "/*"
//
// The two letters are of the private use area: no document of AWS's holds them. One that
// does is not read.
#include "document/marked_text.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include "document/json_reader.hpp"

namespace trailseal {
namespace {

constexpr std::string_view kOpen = "\xEE\x80\x80";
constexpr std::string_view kClose = "\xEE\x80\x81";

class Marks {
 public:
  /// The text with marks; nothing where it holds such a letter already.
  std::optional<std::string> set(const Text& text) {
    std::string marked;
    for (const Text::Piece& piece : text.pieces()) {
      if (piece.symbol) {
        marked.append(kOpen).append(std::to_string(symbols_.size())).append(kClose);
        symbols_.push_back(Text::of_symbol(*piece.symbol));
        continue;
      }
      if (piece.literal.find(kOpen) != std::string::npos) return std::nullopt;
      marked += piece.literal;
    }
    return marked;
  }

  Value take(const Value& value) {
    if (value.is_text()) {
      const std::string literal = value.literal().value_or("");
      return Value::text(take_text(literal), value.position());
    }
    if (value.is_list()) {
      Value list = Value::list({}, value.position());
      for (const Value& item : value.items()) list.push_back(take(item));
      return list;
    }
    if (!value.is_map()) return value;
    Value map = Value::map(value.position());
    for (std::size_t i = 0; i < value.size(); ++i) {
      const Value::Key& key = value.keys()[i];
      if (key.name.find(kOpen) != std::string::npos) in_key_ = true;
      map.set(key.name, take(value.items()[i]), key.position);
    }
    return map;
  }

  /// Does a symbol stand in a key? Then nobody knows which condition key it is.
  bool in_key() const { return in_key_; }

 private:
  Text take_text(std::string_view marked) const {
    Text text;
    while (true) {
      const std::size_t open = marked.find(kOpen);
      text.append(Text(marked.substr(0, open)));
      if (open == std::string_view::npos) return text;
      marked.remove_prefix(open + kOpen.size());
      const std::size_t close = std::min(marked.find(kClose), marked.size());
      std::size_t index = symbols_.size();
      std::from_chars(marked.data(), marked.data() + close, index);
      if (index < symbols_.size()) text.append(symbols_[index]);
      marked.remove_prefix(std::min(close + kClose.size(), marked.size()));
    }
  }

  std::vector<Text> symbols_;
  bool in_key_ = false;
};

}  // namespace

std::optional<Value> read_half_known(const Text& text, Position at,
                                     Result<Document> (*read)(std::string_view,
                                                              Position)) {
  Marks marks;
  const auto marked = marks.set(text);
  if (!marked) return std::nullopt;
  const Result<Document> document = read(*marked, at);
  if (!document || !document->root.is_map()) return std::nullopt;
  Value whole = marks.take(document->root);
  if (marks.in_key()) return std::nullopt;
  return whole;
}

}  // namespace trailseal
