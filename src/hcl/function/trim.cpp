// trim, trimprefix, trimsuffix, trimspace, chomp.
//
// Characters are taken off the literal at either end. Where that end is a symbol, its
// class tells whether the symbol could lose any; if so, the symbol and the characters
// next to it that could go too become one symbol: "trimmed at the end of ...".
#include <functional>

#include "base/glob.hpp"
#include "hcl/function/half_known.hpp"
#include "hcl/function/row.hpp"
#include "hcl/unicode.hpp"

namespace trailseal::hcl {
namespace {

using Taken = std::function<bool(std::uint32_t)>;

bool may_lose(const Symbol& symbol, const Taken& taken) {
  if (!is_plain(symbol.cls)) return true;
  for (char c = 0x20; c < 0x7f; ++c) {
    if (may_hold(symbol.cls, c) && taken(static_cast<unsigned char>(c))) return true;
  }
  return false;
}

std::size_t taken_front(std::string_view literal, const Taken& taken) {
  std::string_view rest = literal;
  while (!rest.empty()) {
    std::string_view behind = rest;
    if (!taken(take_code_point(behind))) break;
    rest = behind;
  }
  return literal.size() - rest.size();
}

std::size_t taken_back(std::string_view literal, const Taken& taken) {
  std::size_t end = literal.size();
  while (end > 0) {
    std::size_t start = end - 1;
    while (start > 0 && (static_cast<unsigned char>(literal[start]) & 0xC0) == 0x80) {
      --start;
    }
    std::string_view last = literal.substr(start, end - start);
    if (!taken(take_code_point(last))) break;
    end = start;
  }
  return literal.size() - end;
}

/// One end of the text: what could go, and what stays for certain.
struct Cut {
  Text kept{};
  Text open{};  ///< pieces of which nobody knows how much goes
};

Cut cut_front(const Text& text, const Taken& taken) {
  Cut cut;
  const auto& pieces = text.pieces();
  std::size_t i = 0;
  for (; i < pieces.size(); ++i) {
    if (pieces[i].symbol) {
      if (!may_lose(*pieces[i].symbol, taken)) break;
      cut.open.append(piece_text(pieces[i]));
      continue;
    }
    const std::string& literal = pieces[i].literal;
    const std::size_t gone = taken_front(literal, taken);
    if (!cut.open.empty()) cut.open.append(Text(literal.substr(0, gone)));
    if (gone == literal.size()) continue;
    cut.kept.append(Text(literal.substr(gone)));
    ++i;
    break;
  }
  for (; i < pieces.size(); ++i) cut.kept.append(piece_text(pieces[i]));
  return cut;
}

Cut cut_back(const Text& text, const Taken& taken) {
  Cut cut;
  const auto& pieces = text.pieces();
  std::size_t i = pieces.size();
  Text last;
  while (i > 0) {
    const Text::Piece& piece = pieces[i - 1];
    if (piece.symbol) {
      if (!may_lose(*piece.symbol, taken)) break;
      cut.open = piece_text(piece) + cut.open;
      --i;
      continue;
    }
    const std::size_t gone = taken_back(piece.literal, taken);
    const std::size_t stays = piece.literal.size() - gone;
    if (!cut.open.empty()) cut.open = Text(piece.literal.substr(stays)) + cut.open;
    --i;
    if (stays == 0) continue;
    last = Text(piece.literal.substr(0, stays));
    break;
  }
  for (std::size_t k = 0; k < i; ++k) cut.kept.append(piece_text(pieces[k]));
  cut.kept.append(last);
  return cut;
}

Text trimmed_back(const Text& text, const Taken& taken, const Value& cutset) {
  const Cut cut = cut_back(text, taken);
  if (cut.open.empty()) return cut.kept;
  return cut.kept + derived_text("trimmed at the end", cut.open, {&cutset, 1});
}

Text trimmed(const Text& text, const Taken& taken, const Value& cutset) {
  const Cut cut = cut_front(text, taken);
  if (cut.open.empty()) return trimmed_back(cut.kept, taken, cutset);
  // Nothing stays for certain: both ends are of the one open part.
  if (cut.kept.empty()) return derived_text("trim", cut.open, {&cutset, 1});
  return derived_text("trimmed at the front", cut.open, {&cutset, 1}) +
         trimmed_back(cut.kept, taken, cutset);
}

Result<Value> trim(Arguments arguments, CallContext&) {
  if (!arguments[1].is_known()) {
    return derived_unknown(Type::string(), "trim", arguments);
  }
  const std::string& cutset = arguments[1].as_string();
  const Taken taken = [&](std::uint32_t code_point) {
    std::string_view rest = cutset;
    while (!rest.empty()) {
      if (take_code_point(rest) == code_point) return true;
    }
    return false;
  };
  return text_result(trimmed(settled(arguments[0].text()), taken, arguments[1]),
                     arguments);
}

Result<Value> trimspace(Arguments arguments, CallContext&) {
  const Taken taken = [](std::uint32_t code_point) { return is_space(code_point); };
  return text_result(
      trimmed(settled(arguments[0].text()), taken, Value::string("spaces")), arguments);
}

Result<Value> chomp(Arguments arguments, CallContext&) {
  const Taken taken = [](std::uint32_t code_point) {
    return code_point == '\n' || code_point == '\r';
  };
  return text_result(
      trimmed_back(settled(arguments[0].text()), taken, Value::string("newlines")),
      arguments);
}

Verdict begins(const Text& text, const Text& prefix) {
  Pattern pattern;
  pattern.append_literal(prefix).append_wildcards(Text("*"));
  return matches(pattern, text);
}

Verdict ends(const Text& text, const Text& suffix) {
  Pattern pattern;
  pattern.append_wildcards(Text("*")).append_literal(suffix);
  return matches(pattern, text);
}

Result<Value> trimprefix(Arguments arguments, CallContext&) {
  const Text text = settled(arguments[0].text());
  const Text prefix = settled(arguments[1].text());
  if (const auto rest = after_prefix(text, prefix)) return text_result(*rest, arguments);
  if (begins(text, prefix) == Verdict::Fails) return text_result(text, arguments);
  return derived_unknown(Type::string(), "trimprefix", arguments);
}

Result<Value> trimsuffix(Arguments arguments, CallContext&) {
  const Text text = settled(arguments[0].text());
  const Text suffix = settled(arguments[1].text());
  if (const auto rest = before_suffix(text, suffix)) {
    return text_result(*rest, arguments);
  }
  if (ends(text, suffix) == Verdict::Fails) return text_result(text, arguments);
  return derived_unknown(Type::string(), "trimsuffix", arguments);
}

Result<Value> startswith(Arguments arguments, CallContext&) {
  const Verdict verdict =
      begins(settled(arguments[0].text()), settled(arguments[1].text()));
  return verdict_value(verdict, "startswith", arguments);
}

Result<Value> endswith(Arguments arguments, CallContext&) {
  const Verdict verdict =
      ends(settled(arguments[0].text()), settled(arguments[1].text()));
  return verdict_value(verdict, "endswith", arguments);
}

Result<Value> strcontains(Arguments arguments, CallContext&) {
  Pattern pattern;
  pattern.append_wildcards(Text("*"))
      .append_literal(settled(arguments[1].text()))
      .append_wildcards(Text("*"));
  return verdict_value(matches(pattern, settled(arguments[0].text())), "strcontains",
                       arguments);
}

Function row(std::string_view name, std::initializer_list<std::string_view> parameters,
             FunctionBody body, Type returns = Type::string()) {
  Function function{
      .name = name, .returns = std::move(returns), .body = body, .total = true};
  for (const std::string_view parameter : parameters) {
    function.parameters.push_back(text_parameter(parameter));
  }
  return function;
}

}  // namespace

Rows trim_rows() {
  return {row("chomp", {"str"}, &chomp),
          row("endswith", {"str", "suffix"}, &endswith, Type::boolean()),
          row("startswith", {"str", "prefix"}, &startswith, Type::boolean()),
          row("strcontains", {"str", "substr"}, &strcontains, Type::boolean()),
          row("trim", {"str", "cutset"}, &trim),
          row("trimprefix", {"str", "prefix"}, &trimprefix),
          row("trimspace", {"str"}, &trimspace),
          row("trimsuffix", {"str", "suffix"}, &trimsuffix)};
}

}  // namespace trailseal::hcl
