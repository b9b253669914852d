// Types (AWS CloudFormation User Guide, "Parameters" and "Specify existing resources at
// runtime with CloudFormation-supplied parameter types"):
//
//   String, Number, AWS::EC2::VPC::Id, ...           a text; numbers too are texts
//   CommaDelimitedList, List<...>                     a list of texts
//   AWS::SSM::Parameter::Name                         a text: the name itself
//   AWS::SSM::Parameter::Value<...>                   the name is given, the value is
//                                                     read at deployment
#include "cloudformation/template/parameter.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/suggest.hpp"
#include "cloudformation/function/derived.hpp"
#include "cloudformation/function/function.hpp"
#include "cloudformation/function/resolver.hpp"

namespace trailseal::cloudformation {
namespace {

constexpr std::string_view kStoreValue = "AWS::SSM::Parameter::Value<";

bool is_list_type(std::string_view type) {
  return type == "CommaDelimitedList" || type.starts_with("List<");
}

bool is_known_type(std::string_view type) {
  return type == "String" || type == "Number" || is_list_type(type) ||
         type.starts_with("AWS::");
}

Text without_spaces(const Text& text) {
  constexpr const char* kSpaces = " \t\n";
  if (!text.is_literal()) return text;
  std::string item = *text.literal();
  item.erase(0, std::min(item.find_first_not_of(kSpaces), item.size()));
  item.erase(item.find_last_not_of(kSpaces) + 1);
  return text.is_sensitive() ? Text(item).as_sensitive() : Text(item);
}

/// `a, b` -> a list of `a` and `b`.
Value comma_list(const Text& text, Position at) {
  Value list = Value::list({}, at);
  for (const Text& item : text.split(',')) {
    list.push_back(Value::text(without_spaces(item), at));
  }
  if (list.size() == 0) list.push_back(Value::text("", at));
  return list;
}

/// The list that a text with symbols stands for.
Value open_list(const Text& text, Position at) {
  return unknown_for(text, at,
                     id_of({.function = "list",
                            .operands = {text.identity()},
                            .open = Value::text(text)}));
}

/// Can the symbols of the text hold separators?
bool is_open(const Text& text) {
  const auto& pieces = text.pieces();
  return std::any_of(pieces.begin(), pieces.end(), [](const Text::Piece& piece) {
    return piece.symbol && piece.symbol->cls == SymbolClass::Anything;
  });
}

class Declaration {
 public:
  Declaration(const Value::Key& key, const Value& body, TemplateDiagnostics& notes)
      : key_(key), body_(body), notes_(notes) {}

  Value value(const Arguments& given, const TemplateScope& scope) {
    const auto type = body_["Type"].literal();
    if (!type) return fail(body_, "has no `Type`", "write `Type: String`");
    if (!is_known_type(*type)) return fail_type(*type);
    Value chosen = scope.has_other_value(key_.name) ? Value() : chosen_value(given);
    if (chosen.is_unknown()) return chosen;
    const auto text = text_of(chosen);
    if (type->starts_with(kStoreValue)) return stored(*type, text, scope);
    const Position at = body_["Default"].is_absent() ? key_.position : default_position();
    if (is_list_type(*type)) return list(*type, chosen, at, scope);
    if (!text) return missing(*type, scope);
    return Value::text(hidden() ? text->as_sensitive() : *text, at);
  }

 private:
  Value fail(const Value& at, const std::string& what, const std::string& help) {
    notes_.fail(at.position(), "parameter `" + key_.name + "` " + what, help);
    return Value::unknown({.reason = "parameter `" + key_.name + "` " + what});
  }

  Value fail_type(const std::string& type) {
    constexpr std::array<std::string_view, 4> kTypes{
        "String", "Number", "CommaDelimitedList", "List<Number>"};
    return fail(body_["Type"], "has the unknown type `" + type + "`",
                did_you_mean(type, kTypes));
  }

  Position default_position() const { return body_["Default"].position(); }

  bool hidden() const {
    const Value& no_echo = body_["NoEcho"];
    return no_echo.as_bool() || no_echo.is_literal("true");
  }

  /// What was given or is the default; absent where neither is there.
  Value chosen_value(const Arguments& given) {
    if (const auto row = given.find(key_.name); row != given.end()) {
      check_allowed(row->second);
      return row->second;
    }
    const Value& fallback = body_["Default"];
    if (fallback.is_unset()) return {};
    if (!text_of(fallback))
      return fail(fallback, "has a default that is not a string", "");
    return fallback;
  }

  void check_allowed(const Value& given) {
    const Value& allowed = body_["AllowedValues"];
    const auto type = body_["Type"].literal();
    const auto chosen = text_of(given);
    if (!chosen || !chosen->is_literal() || is_list_type(*type)) return;
    if (!allowed.is_list() || allowed.size() == 0) return;
    std::string words;
    for (const Value& item : allowed.items()) {
      const auto text = text_of(item);
      if (!text || text->literal() == chosen->literal()) return;
      words += (words.empty() ? "`" : ", `") + text->display() + "`";
    }
    notes_.refuse(allowed.position(),
                  "parameter `" + key_.name + "` does not allow its value",
                  hidden() ? "" : "one of " + words + " is allowed");
  }

  /// A list out of a text with commas, or one that a stack around this one passes on.
  Value list(const std::string& type, const Value& chosen, Position at,
             const TemplateScope& scope) const {
    if (chosen.is_list()) return chosen;
    const auto text = text_of(chosen);
    if (!text) return missing(type, scope);
    if (is_open(*text)) return open_list(*text, at);
    return comma_list(hidden() ? text->as_sensitive() : *text, at);
  }

  Value missing(const std::string& type, const TemplateScope& scope) const {
    const Text symbol = parameter_symbol(scope.path, key_.name);
    if (!is_list_type(type)) return Value::text(symbol, key_.position);
    return open_list(symbol, key_.position);
  }

  Value stored(const std::string& type, const std::optional<Text>& name,
               const TemplateScope& scope) const {
    if (!name) return missing(type.substr(kStoreValue.size()), scope);
    const Text symbol = dynamic_symbol("ssm", *name);
    const std::string_view inner = std::string_view(type).substr(kStoreValue.size());
    if (!is_list_type(inner)) return Value::text(symbol, key_.position);
    return open_list(symbol, key_.position);
  }

  const Value::Key& key_;
  const Value& body_;
  TemplateDiagnostics& notes_;
};

}  // namespace

void read_parameters(const Value& section, const Arguments& given, TemplateScope& scope,
                     TemplateDiagnostics& notes) {
  for (std::size_t i = 0; i < section.size() && !notes.stopped(); ++i) {
    const Value::Key& key = section.keys()[i];
    const Value& body = section.items()[i];
    if (is_expanded_by_service(key.name)) continue;
    const ReadingPart part(notes, "Parameters/" + key.name);
    if (!body.is_map()) {
      notes.fail(key.position, "parameter `" + key.name + "` is not a mapping");
      scope.parameters[key.name] =
          Value::unknown({.reason = "parameter " + key.name + " is not a mapping"});
      continue;
    }
    if (given.count(key.name) == 0 && !body["Default"].is_unset()) {
      scope.defaulted.insert(key.name);
    }
    scope.parameters[key.name] = Declaration(key, body, notes).value(given, scope);
  }
}

}  // namespace trailseal::cloudformation
