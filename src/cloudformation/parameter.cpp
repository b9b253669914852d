// Types (AWS CloudFormation User Guide, "Parameters" and "Specify existing resources at
// runtime with CloudFormation-supplied parameter types"):
//
//   String, Number, AWS::EC2::VPC::Id, ...           a text; numbers too are texts
//   CommaDelimitedList, List<...>                     a list of texts
//   AWS::SSM::Parameter::Name                         a text: the name itself
//   AWS::SSM::Parameter::Value<...>                   the name is given, the value is
//                                                     read at deployment
#include "cloudformation/parameter.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/suggest.hpp"
#include "cloudformation/resolver.hpp"

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

/// `a, b` -> a list of `a` and `b`.
Value comma_list(std::string_view text, bool hidden, Position at) {
  Value list = Value::list({}, at);
  while (true) {
    const std::size_t comma = text.find(',');
    std::string_view item = text.substr(0, comma);
    const std::size_t first = std::min(item.find_first_not_of(" \t\n"), item.size());
    item.remove_prefix(first);
    item = item.substr(0, item.find_last_not_of(" \t\n") + 1);
    const Text value(item);
    list.push_back(Value::text(hidden ? value.as_sensitive() : value, at));
    if (comma == std::string_view::npos) return list;
    text.remove_prefix(comma + 1);
  }
}

class Declaration {
 public:
  Declaration(const Value::Key& key, const Value& body, Notes& notes)
      : key_(key), body_(body), notes_(notes) {}

  Value value(const Parameters& given, const Scope& scope) {
    const auto type = body_["Type"].literal();
    if (!type) return fail(body_, "has no `Type`", "write `Type: String`");
    if (!is_known_type(*type)) return fail_type(*type);
    const auto text = scope.has_other_value(key_.name) ? std::nullopt : chosen(given);
    if (type->starts_with(kStoreValue)) return stored(*type, text, scope);
    if (!text) return missing(*type, scope);
    const Position at = body_["Default"].is_absent() ? key_.position : default_position();
    if (is_list_type(*type)) return comma_list(*text, hidden(), at);
    const Text value(*text);
    return Value::text(hidden() ? value.as_sensitive() : value, at);
  }

 private:
  Value fail(const Value& at, const std::string& what, const std::string& help) {
    notes_.fail(at.position(), "parameter `" + key_.name + "` " + what, help);
    return Value();
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

  /// The text that was given or is the default.
  std::optional<std::string> chosen(const Parameters& given) {
    if (const auto row = given.find(key_.name); row != given.end()) {
      check_allowed(row->second);
      return row->second;
    }
    const Value& fallback = body_["Default"];
    if (fallback.is_unset()) return std::nullopt;
    const auto text = text_of(fallback);
    if (!text) fail(fallback, "has a default that is no text", "");
    return text ? text->literal() : std::nullopt;
  }

  void check_allowed(const std::string& given) {
    const Value& allowed = body_["AllowedValues"];
    const auto type = body_["Type"].literal();
    if (!allowed.is_list() || allowed.size() == 0 || is_list_type(*type)) return;
    std::string words;
    for (const Value& item : allowed.items()) {
      const auto text = text_of(item);
      if (!text || text->literal() == given) return;
      words += (words.empty() ? "`" : ", `") + text->display() + "`";
    }
    fail(allowed, "does not allow the value it is given",
         hidden() ? "" : "one of " + words + " is allowed");
  }

  Value missing(const std::string& type, const Scope& scope) const {
    const Text symbol = parameter_symbol(scope.path, key_.name);
    if (!is_list_type(type)) return Value::text(symbol, key_.position);
    return unknown_for(symbol, key_.position);
  }

  Value stored(const std::string& type, const std::optional<std::string>& name,
               const Scope& scope) const {
    if (!name) return missing(type.substr(kStoreValue.size()), scope);
    const Text symbol = dynamic_symbol("ssm", *name);
    const std::string_view inner = std::string_view(type).substr(kStoreValue.size());
    if (!is_list_type(inner)) return Value::text(symbol, key_.position);
    return unknown_for(symbol, key_.position);
  }

  const Value::Key& key_;
  const Value& body_;
  Notes& notes_;
};

}  // namespace

void read_parameters(const Value& section, const Parameters& given, Scope& scope,
                     Notes& notes) {
  for (std::size_t i = 0; i < section.size() && !notes.failed(); ++i) {
    const Value::Key& key = section.keys()[i];
    const Value& body = section.items()[i];
    if (!body.is_map()) {
      notes.fail(key.position, "parameter `" + key.name + "` is not a mapping");
      return;
    }
    scope.parameters[key.name] = Declaration(key, body, notes).value(given, scope);
  }
}

}  // namespace trailseal::cloudformation
