// join, split, substr, strrev, indent: texts cut up and put together.
#include <algorithm>

#include "hcl/function/half_known.hpp"
#include "hcl/function/row.hpp"
#include "hcl/unicode.hpp"

namespace trailseal::hcl {
namespace {

constexpr std::string_view kWhole = "a whole number is required";

Result<std::int64_t> whole(const Value& value) {
  const auto integer = value.as_number().integer();
  if (!integer) return failure(std::string(kWhole));
  return *integer;
}

// ---------------------------------------------------------------------------- join

/// Every element of every list, in order.
Result<Values> all_elements(Arguments lists) {
  Values all;
  for (const Value& list : lists) {
    std::size_t index = 0;
    for (const Value& element : list.items()) {
      if (element.is_null()) {
        return failure("element " + std::to_string(index) +
                       " is null, and null cannot be joined");
      }
      all.push_back(element);
      ++index;
    }
  }
  return all;
}

Result<Value> join(Arguments arguments, CallContext& context) {
  const Arguments lists = arguments.subspan(1);
  if (lists.empty()) return failure("at least one list is required");
  const auto elements = all_elements(lists);
  if (!elements) return elements.error();
  for (const Value& list : lists) {
    if (!list.is_known()) return derived_unknown(Type::string(), "join", arguments);
  }
  context.may_fail = false;
  Text all;
  bool first = true;
  std::size_t size = 0;
  for (const Value& element : *elements) {
    if (!element.is_never_null()) context.may_fail = true;
    if (!first) all.append(arguments[0].text());
    all.append(element.text());
    size += literal_size(arguments[0].text()) + literal_size(element.text());
    if (size > context.max_bytes) return too_large("join");
    first = false;
  }
  return text_result(all, arguments);
}

// --------------------------------------------------------------------------- split

Value texts_list(const std::vector<Text>& texts, Arguments arguments) {
  Values items;
  for (const Text& text : texts) items.push_back(text_result(text, arguments));
  return Value::list(Type::string(), std::move(items));
}

std::vector<Text> split_characters(std::string_view text) {
  std::vector<Text> all;
  while (!text.empty()) {
    std::string_view behind = text;
    take_code_point(behind);
    all.emplace_back(text.substr(0, text.size() - behind.size()));
    text = behind;
  }
  return all;
}

/// Cuts the literals of a text whose symbols cannot hold the separator.
std::vector<Text> split_at(const Text& text, const std::string& separator) {
  std::vector<Text> all(1);
  for (const Text::Piece& piece : text.pieces()) {
    if (piece.symbol) {
      all.back().append(Text::of_symbol(*piece.symbol));
      continue;
    }
    std::string_view rest = piece.literal;
    while (true) {
      const std::size_t found = rest.find(separator);
      all.back().append(Text(rest.substr(0, found)));
      if (found == std::string_view::npos) break;
      all.emplace_back();
      rest.remove_prefix(found + separator.size());
    }
  }
  return all;
}

Result<Value> split(Arguments arguments, CallContext& context) {
  const Value unknown = derived_unknown(Type::list(Type::string()), "split", arguments);
  if (!arguments[0].is_known()) return unknown;
  const std::string& separator = arguments[0].as_string();
  const Text text = settled(arguments[1].text());
  if (separator.empty()) {
    const auto literal = text.literal();
    if (!literal) return unknown;
    if (literal->size() > context.max_members) return too_large("split");
    return texts_list(split_characters(*literal), arguments);
  }
  const auto texts = split_at(text, separator);
  if (texts.size() > context.max_members) return too_large("split");
  if (!may_hold(text, separator)) return texts_list(texts, arguments);
  // A separator of one character is found wherever it stands in a literal, so the list
  // has at least as many elements. The ends of a longer one could lie in a symbol.
  Unknown what = unknown.what();
  what.min_length = separator.size() == 1 ? texts.size() : 1;
  return Value::unknown(unknown.type(), std::move(what));
}

// -------------------------------------------------------------------------- substr

/// Where `count` characters end in what the text begins with for certain.
std::optional<std::size_t> end_of(const Text& text, std::int64_t count) {
  if (count == 0) return 0;
  const std::string front(text.literal_prefix());
  const auto clusters = graphemes(front);
  const auto& pieces = text.pieces();
  const bool is_whole = text.is_literal();
  const bool is_firm = is_whole || pieces.size() < 2 || pieces[0].symbol ||
                       is_plain(pieces[1].symbol->cls);
  // The last character before an open symbol may be longer than it seems.
  const std::size_t certain =
      is_firm ? clusters.size()
              : clusters.size() - std::min<std::size_t>(1, clusters.size());
  if (static_cast<std::size_t>(count) > certain) {
    if (is_whole) return front.size();
    return std::nullopt;
  }
  std::size_t end = 0;
  for (std::int64_t i = 0; i < count; ++i) {
    end += clusters[static_cast<std::size_t>(i)].size();
  }
  return end;
}

Value substr_known(const std::string& text, std::int64_t offset, std::int64_t length) {
  const auto clusters = graphemes(text);
  const auto size = static_cast<std::int64_t>(clusters.size());
  if (offset < 0) offset = std::max<std::int64_t>(0, offset + size);
  if (offset >= size) return Value::string("");
  const std::int64_t left = size - offset;
  const std::int64_t count = length < 0 ? left : std::min(length, left);
  std::string all;
  for (std::int64_t i = offset; i < offset + count; ++i) {
    all += clusters[static_cast<std::size_t>(i)];
  }
  return Value::string(all);
}

Result<Value> substr(Arguments arguments, CallContext& context) {
  const Value unknown = derived_unknown(Type::string(), "substr", arguments);
  if (!arguments[1].is_known() || !arguments[2].is_known()) return unknown;
  const auto offset = whole(arguments[1]);
  if (!offset) return offset.error();
  const auto length = whole(arguments[2]);
  if (!length) return length.error();
  context.may_fail = false;
  if (*length == 0) return Value::string("");
  const Text text = settled(arguments[0].text());
  if (text.is_literal()) return substr_known(*text.literal(), *offset, *length);
  if (*offset < 0) return unknown;
  const auto start = end_of(text, *offset);
  if (!start) return unknown;
  const Text rest = without_first(text, *start);
  if (*length < 0) return text_result(rest, arguments);
  const auto end = end_of(rest, *length);
  if (!end) return unknown;
  return text_result(Text(rest.literal_prefix().substr(0, *end)), arguments);
}

// ------------------------------------------------------------------ strrev, indent

Result<Value> strrev(Arguments arguments, CallContext&) {
  const auto literal = arguments[0].text().literal();
  if (!literal) return derived_unknown(Type::string(), "strrev", arguments);
  auto clusters = graphemes(*literal);
  std::reverse(clusters.begin(), clusters.end());
  std::string all;
  for (const std::string_view cluster : clusters) all += cluster;
  return Value::string(all);
}

Result<Value> indent(Arguments arguments, CallContext& context) {
  if (!arguments[0].is_known()) {
    return derived_unknown(Type::string(), "indent", arguments);
  }
  const auto spaces = whole(arguments[0]);
  if (!spaces) return spaces.error();
  if (*spaces < 0) return failure("the number of spaces must not be negative");
  const auto width = static_cast<std::size_t>(*spaces);
  if (width > context.max_bytes) return too_large("indent");
  context.may_fail = false;
  const std::string newline = "\n" + std::string(width, ' ');
  Text all;
  std::size_t size = 0;
  const Text text = arguments[1].text();
  for (const Text::Piece& piece : text.pieces()) {
    if (piece.symbol) {
      const Text symbol = Text::of_symbol(*piece.symbol);
      all.append(may_hold(piece.symbol->cls, '\n')
                     ? derived_text("indent", symbol, {&arguments[0], 1})
                     : symbol);
      continue;
    }
    const auto lines = static_cast<std::size_t>(
        std::count(piece.literal.begin(), piece.literal.end(), '\n'));
    size += piece.literal.size() + lines * width;
    if (size > context.max_bytes) return too_large("indent");
    std::string_view rest = piece.literal;
    for (std::size_t at; (at = rest.find('\n')) != std::string_view::npos;) {
      all.append(Text(rest.substr(0, at))).append(Text(newline));
      rest.remove_prefix(at + 1);
    }
    all.append(Text(rest));
  }
  return text_result(all, arguments);
}

}  // namespace

Rows piece_rows() {
  const Type text = Type::string();
  return {
      Function{.name = "indent",
               .parameters = {any_value("spaces", Type::number()), text_parameter("str")},
               .returns = text,
               .body = &indent},
      Function{.name = "join",
               .parameters = {text_parameter("separator")},
               .variadic = any_value("lists", Type::list(text)),
               .returns = text,
               .body = &join},
      Function{.name = "split",
               .parameters = {text_parameter("separator"), text_parameter("str")},
               .returns = Type::list(text),
               .body = &split,
               .total = true},
      Function{.name = "strrev",
               .parameters = {text_parameter("str")},
               .returns = text,
               .body = &strrev,
               .total = true},
      Function{.name = "substr",
               .parameters = {text_parameter("str"), any_value("offset", Type::number()),
                              any_value("length", Type::number())},
               .returns = text,
               .body = &substr}};
}

}  // namespace trailseal::hcl
