//   ${aws:SourceAccount}              the key's value, single-valued keys only
//   ${aws:PrincipalTag/team, 'none'}  the value, or the text in quotes where it is absent
//   ${*} ${?} ${$}                    the character itself
//
// A key without a value and without a default makes the whole text match nothing, and so
// does what cannot be a key: `${AWS::AccountId}` that no `Fn::Sub` has replaced. A key
// whose value is not known is put in as a symbol: the rest of the text can still show
// that nothing matches. So is what may be a variable or its own text, which depends on the
// policy's version and, in a resource, on the fifth colon standing before it.
#include "iam/match/policy_variables.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

#include "aws/arn.hpp"
#include "base/shown_text.hpp"
#include "iam/match/silence.hpp"
#include "iam/match/text_piece.hpp"

namespace trailseal::iam {
namespace {

/// In the place of a variable's name in a sensitive text.
const char* const kHidden = "(sensitive)";

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

constexpr std::string_view kVersionOpen = "the policy's version is not known";
constexpr std::string_view kPlaceOpen =
    "whether a policy variable is in the last part of the ARN is not known";

class Expander {
 public:
  /// `open`: why it is not known whether `${...}` is a variable; empty where it is one.
  Expander(const Context& context, std::string_view open)
      : context_(context), open_(open) {}

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
  Text shade(const Text& text) const { return sensitive_ ? text.as_sensitive() : text; }

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
        note(Expansion::State::Unknown, "${",
             "which policy variable is used is not known");
        open_ended_ = true;
        return add_symbol("...");
      }
      insert(rest.substr(2, close - 2));
      rest.remove_prefix(close + 1);
    }
  }

  void insert(std::string_view inside) {
    if (!open_.empty()) {
      note(Expansion::State::Unknown, std::string(inside), std::string(open_));
      return add_symbol(inside);
    }
    if (inside == "*" || inside == "?" || inside == "$") {
      return add(Text(inside), false);
    }
    const Variable variable = read_variable(inside);
    if (is_unfilled(variable.key)) {
      return note(Expansion::State::Unresolvable, std::string(variable.key), {});
    }
    const ContextValue& value = context_.find(variable.key);
    const bool possible = value.state == ContextValue::State::Present && !value.certain;
    switch (possible ? ContextValue::State::Unknown : value.state) {
      case ContextValue::State::Absent:
        if (variable.fallback) return add(shade(Text(*variable.fallback)), false);
        return note(Expansion::State::Unresolvable, std::string(variable.key), {});
      case ContextValue::State::Present:
        if (value.multivalued || value.values.size() != 1) {
          if (!variable.fallback) {
            return note(Expansion::State::Unresolvable, std::string(variable.key), {});
          }
          note(Expansion::State::Unknown, std::string(variable.key),
               not_said("whether the default of a policy variable applies to a key of "
                        "several values",
                        Page::Variables));
          return add_symbol(variable.key);
        }
        return add(value.values.front(), false);
      case ContextValue::State::Unknown:
        note(Expansion::State::Unknown, std::string(variable.key),
             value.reason.empty()
                 ? "the value of `" + std::string(variable.key) + "` is not known"
                 : value.reason);
        return add_symbol(variable.key);
    }
  }

  void add_symbol(std::string_view key) {
    add(shade(Text::of_symbol(Symbol{.id = "policy variable " + std::string(key),
                                     .name = "${" + std::string(key) + "}",
                                     .cls = SymbolClass::Anything})),
        false);
  }

  void note(Expansion::State state, std::string variable, std::string missing) {
    if (result_.state == Expansion::State::Unresolvable || result_.state == state) return;
    result_.state = state;
    result_.variable = !sensitive_             ? std::move(variable)
                       : is_unfilled(variable) ? kHidden
                                               : std::string("aws:") + kHidden;
    result_.missing =
        sensitive_ ? "the value of a policy variable is not known" : std::move(missing);
  }

  const Context& context_;
  std::string_view open_;
  bool sensitive_ = false;
  bool open_ended_ = false;
  Expansion result_;
};

/// A resource, cut where policy variables begin to count.
struct ResourceHalves {
  Text head{};
  Text tail{};
  /// The fifth colon stands at the end of the head. Else the tail begins with a symbol
  /// that may hide colons, more or fewer than are needed.
  bool certain = true;
};

/// Where a literal goes on behind the colon that is the fifth of the text; npos before it.
std::size_t behind_fifth_colon(std::string_view literal, int& colons) {
  for (std::size_t i = 0; i < literal.size(); ++i) {
    if (literal[i] == ':' && ++colons == kArnColons) return i + 1;
  }
  return std::string_view::npos;
}

ResourceHalves cut_at_resource(const Text& text) {
  ResourceHalves halves;
  int colons = 0;
  bool behind = false;
  for (const Text::Piece& piece : text.pieces()) {
    if (!behind && may_hide_colon(piece)) {
      behind = true;
      halves.certain = false;
    }
    const std::string_view literal = piece.literal;
    const std::size_t cut = behind ? 0 : behind_fifth_colon(literal, colons);
    if (cut == 0 || cut == std::string_view::npos) {
      (behind ? halves.tail : halves.head).append(piece_text(piece, literal));
      continue;
    }
    behind = true;
    halves.head.append(piece_text(piece, literal.substr(0, cut)));
    halves.tail.append(piece_text(piece, literal.substr(cut)));
  }
  return halves;
}

/// Whether the request's ARN shows that the first symbol of the pattern that may hide
/// colons holds the fifth: it begins with the same pieces, and no colon follows.
bool shows_cut(const Text& arn, const Text& pattern) {
  const auto& left = pattern.pieces();
  const auto& right = arn.pieces();
  std::size_t i = 0;
  for (bool hidden = false; !hidden; ++i) {
    if (i == left.size() || i == right.size()) return false;
    const bool same =
        left[i].symbol && right[i].symbol
            ? left[i].symbol->id == right[i].symbol->id
            : left[i].literal == right[i].literal && !left[i].symbol && !right[i].symbol;
    if (!same) return false;
    hidden = may_hide_colon(left[i]);
  }
  return std::none_of(right.begin() + static_cast<std::ptrdiff_t>(i), right.end(),
                      [](const Text::Piece& piece) {
                        return may_hide_colon(piece) ||
                               piece.literal.find(':') != std::string::npos;
                      });
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
      if (!is_unfilled(variable.key)) continue;
      return piece.sensitive ? kHidden : std::string(variable.key);
    }
  }
  return {};
}

std::string advise_unfilled(std::string_view variable) {
  const std::string written =
      quoted(std::string_view("${" + std::string(variable) + "}"));
  if (variable.starts_with("AWS::")) {
    return written + " is used literally: `Fn::Sub` is missing";
  }
  return written +
         " is not a policy variable and is used literally: in a template `Fn::Sub` is "
         "missing, in Terraform `$${` is a literal `${`";
}

Expansion expand(const Text& text, const Context& context, VariableMode mode) {
  if (mode == VariableMode::Literal || !has_variable(text)) return unchanged(text);
  Expander expander(context, mode == VariableMode::Unknown ? kVersionOpen : "");
  expander.expand(text);
  return expander.take();
}

Expansion expand_resource(const Text& text, const Request& request, VariableMode mode) {
  if (mode == VariableMode::Literal || !has_variable(text)) return unchanged(text);
  ResourceHalves halves = cut_at_resource(text);
  std::string_view open;
  if (mode == VariableMode::Unknown) {
    open = kVersionOpen;
  } else if (!halves.certain && !shows_cut(request.resource, text)) {
    open = kPlaceOpen;
  }
  Expander expander(request.context, open);
  expander.add(std::move(halves.head), true);
  expander.expand(halves.tail);
  return expander.take();
}

Verdict weigh(const Expansion& expansion, Verdict match) {
  if (expansion.state == Expansion::State::Unresolvable) return Verdict::Fails;
  if (expansion.state == Expansion::State::Unknown) return both(match, Verdict::Unknown);
  return match;
}

}  // namespace trailseal::iam
