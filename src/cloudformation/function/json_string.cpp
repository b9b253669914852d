// RFC 8259. A symbol stands for a name, an id or a number of ours: none of them has a
// letter that JSON would escape.
#include "cloudformation/function/json_string.hpp"

#include <array>
#include <optional>
#include <string>

namespace trailseal::cloudformation {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20) {
      out += "\\u00";
      out += kHex[byte >> 4U];
      out += kHex[byte & 0xFU];
    } else {
      out += c;
    }
  }
}

class Writer {
 public:
  void write(const Value& value) {
    if (unknown_) return;
    if (value.is_unknown()) {
      unknown_ = value;
    } else if (value.is_map()) {
      write_parts(value, '{', '}');
    } else if (value.is_list()) {
      write_parts(value, '[', ']');
    } else if (value.is_text()) {
      write_text(value.as_text());
    } else if (value.is_bool()) {
      text_.append(Text(value.as_bool() ? "true" : "false"));
    } else if (value.is_number()) {
      text_.append(value.as_text());
    } else {
      text_.append(Text("null"));
    }
  }

  std::variant<Text, Value> take() {
    if (unknown_) return std::move(*unknown_);
    return std::move(text_);
  }

 private:
  void write_parts(const Value& value, char open, char close) {
    text_.append(Text(std::string(1, open)));
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (i > 0) text_.append(Text(","));
      if (value.is_map()) {
        write_text(Text(value.keys()[i].name));
        text_.append(Text(":"));
      }
      write(value.items()[i]);
    }
    text_.append(Text(std::string(1, close)));
  }

  void write_text(const Text& text) {
    text_.append(Text("\""));
    for (const Text::Piece& piece : text.pieces()) {
      Text part;
      if (piece.symbol) {
        part = Text::of_symbol(*piece.symbol);
      } else {
        std::string escaped;
        append_escaped(escaped, piece.literal);
        part = Text(std::move(escaped));
      }
      text_.append(piece.sensitive ? part.as_sensitive() : part);
    }
    text_.append(Text("\""));
  }

  Text text_;
  std::optional<Value> unknown_;
};

}  // namespace

std::variant<Text, Value> json_text(const Value& value) {
  Writer writer;
  writer.write(value);
  return writer.take();
}

}  // namespace trailseal::cloudformation
