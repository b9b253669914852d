//   ${aws:SourceAccount}              the key's value, single-valued keys only
//   ${aws:PrincipalTag/team, 'none'}  the value, or the text in quotes where it is absent
//   ${*} ${?} ${$}                    the character itself
//
// A key without a value and without a default makes the whole text match nothing, and so
// does what cannot be a key: `${AWS::AccountId}` that no `Fn::Sub` has replaced. A key
// whose value is not known is put in as a symbol: the rest of the text can still show
// that nothing matches.
#include "iam/match/policy_variables.hpp"

#include <optional>
#include <string_view>

#include "base/shown_text.hpp"

namespace trailseal::iam {
namespace {

using State = Expansion::State;

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

struct Variable {
  std::string_view key;
  std::optional<std::string_view> fallback;
};

/// Reads what stands between the braces.
Variable read_variable(std::string_view inside) {
  const std::size_t comma = inside.find(',');
  Variable variable{.key = trim(inside.substr(0, comma)), .fallback = std::nullopt};
  if (comma == std::string_view::npos) return variable;
  const std::string_view quoted = trim(inside.substr(comma + 1));
  if (quoted.size() >= 2 && quoted.front() == '\'' && quoted.back() == '\'') {
    variable.fallback = quoted.substr(1, quoted.size() - 2);
  }
  return variable;
}

class Expander {
 public:
  Expander(const Context& context, VariableMode mode) : context_(context), mode_(mode) {}

  void add(Text text, bool wildcards) {
    if (text.empty()) return;
    if (!result_.parts.empty() && result_.parts.back().wildcards == wildcards) {
      result_.parts.back().text.append(text);
    } else {
      result_.parts.push_back({.text = std::move(text), .wildcards = wildcards});
    }
  }

  void expand(const Text& text) {
    for (const Text::Piece& piece : text.pieces()) {
      if (open_ended_) return;
      sensitive_ = piece.sensitive;
      if (piece.symbol) {
        add(shade(Text::of_symbol(*piece.symbol)), true);
      } else {
        expand_literal(piece.literal, &piece == &text.pieces().back());
      }
    }
  }

  Expansion take() { return std::move(result_); }

 private:
  Text shade(Text text) const { return sensitive_ ? text.as_sensitive() : text; }

  void expand_literal(std::string_view rest, bool last) {
    while (!rest.empty()) {
      const std::size_t open = rest.find("${");
      add(shade(Text(rest.substr(0, open))), true);
      if (open == std::string_view::npos) return;
      rest.remove_prefix(open);
      const std::size_t close = rest.find('}');
      if (close == std::string_view::npos) {
        if (last) return add(shade(Text(rest)), true);  // never closed: text
        // A symbol stands inside the braces: what is inserted, and where it ends, is
        // open.
        note(State::Unknown, "${", "which policy variable stands there is not known");
        open_ended_ = true;
        return add_symbol("...");
      }
      insert(rest.substr(2, close - 2));
      rest.remove_prefix(close + 1);
    }
  }

  void insert(std::string_view inside) {
    if (mode_ == VariableMode::Unknown) {
      note(State::Unknown, std::string(inside), "the policy's version is not known");
      return add_symbol(inside);
    }
    if (inside == "*" || inside == "?" || inside == "$") {
      return add(Text(inside), false);
    }
    const Variable variable = read_variable(inside);
    if (is_unfilled(variable.key)) {
      return note(State::Unresolvable, std::string(variable.key), {});
    }
    const ContextValue& value = context_.find(variable.key);
    switch (value.state) {
      case ContextValue::State::Absent:
        if (variable.fallback) return add(shade(Text(*variable.fallback)), false);
        return note(State::Unresolvable, std::string(variable.key), {});
      case ContextValue::State::Present:
        if (value.multivalued || value.values.size() != 1) {
          return note(State::Unresolvable, std::string(variable.key), {});
        }
        return add(value.values.front(), false);
      case ContextValue::State::Unknown:
        note(State::Unknown, std::string(variable.key),
             value.reason.empty()
                 ? "the value of `" + std::string(variable.key) + "` is not known"
                 : value.reason);
        return add_symbol(variable.key);
    }
  }

  void add_symbol(std::string_view key) {
    add(Text::of_symbol(Symbol{.id = "policy variable " + std::string(key),
                               .name = "${" + std::string(key) + "}",
                               .cls = SymbolClass::Anything}),
        false);
  }

  void note(State state, std::string variable, std::string missing) {
    if (result_.state == State::Unresolvable || result_.state == state) return;
    result_.state = state;
    result_.variable = std::move(variable);
    result_.missing = std::move(missing);
  }

  const Context& context_;
  VariableMode mode_;
  bool sensitive_ = false;
  bool open_ended_ = false;
  Expansion result_;
};

/// Cuts behind the fifth colon, or before the first symbol that may hide colons.
std::pair<Text, Text> cut_at_resource(const Text& text) {
  std::pair<Text, Text> halves;
  int colons = 0;
  bool behind = false;
  for (const Text::Piece& piece : text.pieces()) {
    Text whole = piece.symbol ? Text::of_symbol(*piece.symbol) : Text(piece.literal);
    Text rest;
    if (piece.symbol) {
      behind = behind || piece.symbol->cls == SymbolClass::Anything;
    } else if (!behind) {
      for (std::size_t i = 0; i < piece.literal.size() && !behind; ++i) {
        if (piece.literal[i] != ':' || ++colons < 5) continue;
        behind = true;
        whole = Text(piece.literal.substr(0, i + 1));
        rest = Text(piece.literal.substr(i + 1));
        halves.first.append(piece.sensitive ? whole.as_sensitive() : whole);
        halves.second.append(piece.sensitive ? rest.as_sensitive() : rest);
      }
      if (behind) continue;
    }
    (behind ? halves.second : halves.first)
        .append(piece.sensitive ? whole.as_sensitive() : whole);
  }
  return halves;
}

Expansion unchanged(const Text& text) {
  Expansion expansion;
  expansion.parts.push_back({.text = text, .wildcards = true});
  return expansion;
}

}  // namespace

VariableMode variable_mode(const Policy& policy) {
  if (!policy.version.is_literal()) return VariableMode::Unknown;
  return policy.has_variables() ? VariableMode::Replaced : VariableMode::Literal;
}

Text Expansion::text() const {
  Text whole;
  for (const Part& part : parts) whole.append(part.text);
  return whole;
}

Pattern Expansion::pattern() const {
  Pattern pattern;
  for (const Part& part : parts) {
    part.wildcards ? pattern.append_wildcards(part.text)
                   : pattern.append_literal(part.text);
  }
  return pattern;
}

bool has_variable(const Text& text) {
  for (const Text::Piece& piece : text.pieces()) {
    if (!piece.symbol && piece.literal.find("${") != std::string::npos) return true;
  }
  return false;
}

bool is_unfilled(std::string_view variable) {
  if (variable == "*" || variable == "?" || variable == "$") return false;
  const std::size_t colon = variable.find(':');
  return colon == std::string_view::npos || variable.substr(colon).starts_with("::");
}

std::string unfilled_variable(const Text& text) {
  for (const Text::Piece& piece : text.pieces()) {
    std::string_view rest = piece.literal;
    for (std::size_t open; (open = rest.find("${")) != std::string_view::npos;) {
      rest.remove_prefix(open + 2);
      const std::size_t close = rest.find('}');
      if (close == std::string_view::npos) break;
      const Variable variable = read_variable(rest.substr(0, close));
      if (is_unfilled(variable.key)) return std::string(variable.key);
    }
  }
  return {};
}

std::string advise_unfilled(std::string_view variable) {
  const std::string written =
      quoted(std::string_view("${" + std::string(variable) + "}"));
  if (variable.starts_with("AWS::")) {
    return written + " stands there as it is written: the text lacks `Fn::Sub`";
  }
  return written +
         " is no policy variable and stands there as it is written: in a template the text lacks `Fn::Sub`, in Terraform `$${` is written for `${`";
}

Expansion expand(const Text& text, const Context& context, VariableMode mode) {
  if (mode == VariableMode::Literal || !has_variable(text)) return unchanged(text);
  Expander expander(context, mode);
  expander.expand(text);
  return expander.take();
}

Expansion expand_resource(const Text& text, const Context& context, VariableMode mode) {
  if (mode == VariableMode::Literal || !has_variable(text)) return unchanged(text);
  auto [head, tail] = cut_at_resource(text);
  Expander expander(context, mode);
  expander.add(std::move(head), true);
  expander.expand(tail);
  return expander.take();
}

Verdict weigh(const Expansion& expansion, Verdict match) {
  if (expansion.state == Expansion::State::Unresolvable) return Verdict::Fails;
  if (expansion.state == Expansion::State::Unknown) return both(match, Verdict::Unknown);
  return match;
}

}  // namespace trailseal::iam
