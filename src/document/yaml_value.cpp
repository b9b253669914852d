// The tree has CloudFormation's long forms only:
//
//   plain scalar                                see plain_scalar.cpp
//   quoted scalar                               text
//   !Ref x  !Condition x                        {"Ref": "x"}  {"Condition": "x"}
//   !GetAtt a.b                                 {"Fn::GetAtt": ["a", "b"]}
//   !Name x                                     {"Fn::Name": x}
//   !!str 12                                    text
//   <<: *base                                   the members of `base` that are not there
#include "document/yaml_value.hpp"

#include <string_view>
#include <utility>

#include "document/plain_scalar.hpp"

namespace trailseal {
namespace {

constexpr std::string_view kCoreTag = "tag:yaml.org,2002:";

/// `a.b` of `!GetAtt` as the two names it holds.
Value split_attribute(const Value& argument) {
  const auto text = argument.literal();
  const std::size_t dot = text ? text->find('.') : std::string::npos;
  if (dot == std::string::npos) return argument;
  const Position position = argument.position();
  return Value::list({Value::text(Text(text->substr(0, dot)), position),
                      Value::text(Text(text->substr(dot + 1)), position)},
                     position);
}

[[noreturn]] void refuse_merge(const Value& value) {
  throw Malformed{.message = "`<<` merges mappings, but this is not a mapping",
                  .position = value.position()};
}

void merge_from(Value& into, const Value& from) {
  if (!from.is_map()) refuse_merge(from);
  for (std::size_t i = 0; i < from.size(); ++i) {
    const Value::Key& key = from.keys()[i];
    if (into.find(key.name) == nullptr) {
      into.set(key.name, from.items()[i], key.position);
    }
  }
}

}  // namespace

std::string function_of(const std::string& tag, Position position) {
  if (tag.empty() || tag == "?" || tag == "!") return {};
  if (tag.starts_with(kCoreTag)) return {};
  if (tag[0] != '!') {
    throw Malformed{.message = "unknown tag `" + tag + "`", .position = position};
  }
  const std::string name = tag.substr(1);
  return name == "Ref" || name == "Condition" ? name : "Fn::" + name;
}

Value scalar_value(const std::string& tag, const std::string& text, Position position) {
  const bool plain =
      tag == "?" || (tag.starts_with(kCoreTag) && tag.substr(kCoreTag.size()) != "str");
  return plain ? resolve_plain(text, position) : Value::text(Text(text), position);
}

Value long_form(const std::string& function, Value argument, Position position) {
  if (function == "Fn::GetAtt") argument = split_attribute(argument);
  Value map = Value::map(position);
  map.set(function, std::move(argument), position);
  return map;
}

void merge_mappings(const std::vector<Value>& merged, Value& into) {
  for (const Value& value : merged) {
    if (value.is_map()) {
      merge_from(into, value);
    } else if (value.is_list()) {
      for (const Value& item : value.items()) merge_from(into, item);
    } else {
      refuse_merge(value);
    }
  }
}

}  // namespace trailseal
