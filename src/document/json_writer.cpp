// RFC 8259. A symbol stands for a name, an id or a number of ours: none of them has a
// letter that JSON would escape.
#include "document/json_writer.hpp"

#include <optional>
#include <string_view>
#include <utility>

namespace trailseal {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += {'\\', c};
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20) {
      out += "\\u00";
      out += {kHex[byte >> 4U], kHex[byte & 0xFU]};
    } else {
      out += c;
    }
  }
}

/// Collects literal text, and hands it on where a symbol or a secret comes between.
class Writer {
 public:
  void write(const Value& value) {
    switch (value.kind()) {
      case Value::Kind::Unknown:
        if (!unknown_) unknown_ = value;
        literal_ += "null";
        return;
      case Value::Kind::Absent:
      case Value::Kind::Null:
        literal_ += "null";
        return;
      case Value::Kind::Bool:
      case Value::Kind::Number:
        write_pieces(*value.scalar_text());
        return;
      case Value::Kind::Text:
        literal_ += '"';
        write_pieces(value.as_text());
        literal_ += '"';
        return;
      case Value::Kind::List:
      case Value::Kind::Map:
        write_members(value);
        return;
    }
  }

  /// All that was written.
  Text take() {
    flush();
    return std::move(text_);
  }

  /// The first unknown that was met.
  const std::optional<Value>& unknown() const { return unknown_; }

 private:
  void write_members(const Value& value) {
    literal_ += value.is_map() ? '{' : '[';
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (i > 0) literal_ += ',';
      if (value.is_map()) {
        literal_ += '"';
        append_escaped(literal_, value.keys()[i].name);
        literal_ += "\":";
      }
      write(value.items()[i]);
    }
    literal_ += value.is_map() ? '}' : ']';
  }

  void write_pieces(const Text& text) {
    for (const Text::Piece& piece : text.pieces()) {
      if (!piece.symbol && !piece.sensitive) {
        append_escaped(literal_, piece.literal);
        continue;
      }
      flush();
      if (!piece.symbol) append_escaped(literal_, piece.literal);
      Text part = piece.symbol ? Text::of_symbol(*piece.symbol)
                               : Text(std::exchange(literal_, {}));
      text_.append(piece.sensitive ? part.as_sensitive() : part);
    }
  }

  void flush() {
    if (!literal_.empty()) text_.append(Text(std::exchange(literal_, {})));
  }

  Text text_;
  std::string literal_;
  std::optional<Value> unknown_;
};

}  // namespace

std::string json_text(const Value& value) {
  Writer writer;
  writer.write(value);
  const Text text = writer.take();
  return text.literal().value_or(text.display());
}

std::variant<Text, Value> partial_json_text(const Value& value) {
  Writer writer;
  writer.write(value);
  if (writer.unknown()) return *writer.unknown();
  return writer.take();
}

}  // namespace trailseal
