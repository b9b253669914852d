#include "document/json_writer.hpp"

namespace trailseal {
namespace {

void append_string(std::string_view text, std::string& out) {
  constexpr char kDigits[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += {'\\', c};
    } else if (byte < 0x20) {
      out += "\\u00";
      out += {kDigits[byte >> 4], kDigits[byte & 15]};
    } else {
      out += c;
    }
  }
  out += '"';
}

void append(const Value& value, std::string& out);

void append_members(const Value& value, std::string& out) {
  out += value.is_map() ? '{' : '[';
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (i > 0) out += ',';
    if (value.is_map()) {
      append_string(value.keys()[i].name, out);
      out += ':';
    }
    append(value.items()[i], out);
  }
  out += value.is_map() ? '}' : ']';
}

void append(const Value& value, std::string& out) {
  switch (value.kind()) {
    case Value::Kind::Absent:
    case Value::Kind::Null:
    case Value::Kind::Unknown:
      out += "null";
      return;
    case Value::Kind::Bool:
      out += value.as_bool() ? "true" : "false";
      return;
    case Value::Kind::Number:
      out += value.as_text().literal().value_or("0");
      return;
    case Value::Kind::Text:
      append_string(value.literal().value_or(value.display()), out);
      return;
    case Value::Kind::List:
    case Value::Kind::Map:
      append_members(value, out);
      return;
  }
}

}  // namespace

std::string json_text(const Value& value) {
  std::string out;
  append(value, out);
  return out;
}

}  // namespace trailseal
