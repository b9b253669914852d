// Strings go by bytes, numbers by value, false before true. Everything else goes by a
// text that spells it, as in github.com/zclconf/go-cty (set_internals.go):
//
//   "text"  12  T  F  ~ (null)  ? (unknown)  [item;item;]  {key:value;}  <part;part;>
#include "hcl/set_order.hpp"

#include <algorithm>

#include "hcl/unicode.hpp"

namespace trailseal::hcl {
namespace {

/// A text as Go quotes it.
void append_quoted(std::string_view text, std::string& out) {
  constexpr std::string_view kShort = "\a\b\t\n\v\f\r\\\"";
  constexpr std::string_view kLetter = "abtnvfr\\\"";
  constexpr std::string_view kHex = "0123456789abcdef";
  out += '"';
  while (!text.empty()) {
    const std::uint32_t c = take_code_point(text);
    const std::size_t at = c < 128 ? kShort.find(static_cast<char>(c)) : kShort.npos;
    if (at != kShort.npos) {
      out += '\\';
      out += kLetter[at];
    } else if (c < 32 || c == 127) {
      out += {'\\', 'x', kHex[c >> 4], kHex[c & 15]};
    } else {
      append_code_point(out, c);
    }
  }
  out += '"';
}

void append_spelling(const Value& value, std::string& out);

void append_parts(const Value& value, std::string& out) {
  const bool is_map = value.type().is(Type::Kind::Map);
  const bool is_list = value.type().is_collection() && !is_map;
  out += is_map ? '{' : is_list ? '[' : '<';
  for (const Value& item : value.items()) {
    append_spelling(item, out);
    out += ';';
  }
  for (const auto& [key, member] : value.members()) {
    if (is_map) {
      append_quoted(key, out);
      out += ':';
    }
    append_spelling(member, out);
    out += ';';
  }
  out += is_map ? '}' : is_list ? ']' : '>';
}

void append_spelling(const Value& value, std::string& out) {
  if (!value.is_known()) {
    out += '?';
  } else if (value.is_null()) {
    out += '~';
  } else if (value.type().is(Type::Kind::Number)) {
    out += value.as_number().significant(10);
  } else if (value.type().is(Type::Kind::Bool)) {
    out += value.as_bool() ? 'T' : 'F';
  } else if (value.type().is(Type::Kind::String)) {
    append_quoted(value.as_string(), out);
  } else {
    append_parts(value, out);
  }
}

std::string spelling_of(const Value& value) {
  std::string spelling;
  append_spelling(value, spelling);
  return spelling;
}

int sign(int order) { return order < 0 ? -1 : order > 0 ? 1 : 0; }

template <typename T>
int order_of(const T& a, const T& b) {
  return a < b ? -1 : b < a ? 1 : 0;
}

int compare_parts(const Value& a, const Value& b) {
  if (const int order = sign(spelling_of(a).compare(spelling_of(b)))) return order;
  if (const int order = order_of(a.items().size(), b.items().size())) return order;
  for (std::size_t i = 0; i < a.items().size(); ++i) {
    if (const int order = compare(a.items()[i], b.items()[i])) return order;
  }
  if (const int order = order_of(a.members().size(), b.members().size())) return order;
  auto other = b.members().begin();
  for (const auto& [key, member] : a.members()) {
    if (const int order = sign(key.compare(other->first))) return order;
    if (const int order = compare(member, other->second)) return order;
    ++other;
  }
  return 0;
}

}  // namespace

int compare(const Value& a, const Value& b) {
  if (a.is_known() != b.is_known()) return a.is_known() ? -1 : 1;
  if (!a.is_known()) return sign(a.what().id.compare(b.what().id));
  if (a.is_null() || b.is_null()) {
    return a.is_null() && b.is_null() ? 0 : a.is_null() ? 1 : -1;
  }
  if (const int order = order_of(a.type().kind(), b.type().kind())) return order;
  switch (a.type().kind()) {
    case Type::Kind::String:
      return sign(a.as_string().compare(b.as_string()));
    case Type::Kind::Number:
      return compare(a.as_number(), b.as_number());
    case Type::Kind::Bool:
      return order_of(a.as_bool(), b.as_bool());
    default:
      return compare_parts(a, b);
  }
}

void put_in_set_order(Values& items) {
  std::sort(items.begin(), items.end(),
            [](const Value& a, const Value& b) { return compare(a, b) < 0; });
  items.erase(
      std::unique(items.begin(), items.end(),
                  [](const Value& a, const Value& b) { return compare(a, b) == 0; }),
      items.end());
}

}  // namespace trailseal::hcl
