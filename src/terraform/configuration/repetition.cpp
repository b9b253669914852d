#include "terraform/configuration/repetition.hpp"

#include <charconv>

#include "base/limits.hpp"
#include "document/json_reader.hpp"
#include "hcl/conversion.hpp"

namespace trailseal::terraform {
namespace {

using hcl::Type;

hcl::Value open_value(const std::string& what) {
  return hcl::Value::unknown(Type::any(),
                             {.id = {},
                              .reason = "`" + what + "` is not known before apply",
                              .origins = {what}});
}

Result<Repetition> unknown_repetition(Repetition::Kind kind, const hcl::Value& value) {
  return Repetition{.kind = kind, .unknown = value.what()};
}

/// The members of a set of strings, each its own value.
Result<Repetition> repeat_set(const hcl::Value& value) {
  Repetition repetition{.kind = Repetition::Kind::ForEach};
  for (const hcl::Value& item : value.items()) {
    if (item.is_null() || !(item.type().is(Type::Kind::String) || item.type().is_any())) {
      return Error{.message = "`for_each` takes a set of strings",
                   .help = "convert the members with `tostring`"};
    }
    if (!item.is_known()) return unknown_repetition(Repetition::Kind::ForEach, item);
    repetition.each.emplace(item.as_string(), item);
  }
  return repetition;
}

}  // namespace

Result<Repetition> repeat_by_count(const hcl::Value& value) {
  if (value.is_null()) return Error{.message = "`count` is null"};
  const Result<hcl::Value> number = hcl::convert(value, Type::number());
  if (!number) return Error{.message = "`count` is not a number"};
  if (!number->is_known()) return unknown_repetition(Repetition::Kind::Count, *number);
  const auto count = number->as_number().integer();
  if (!count || *count < 0) {
    return Error{.message = "`count` is " + number->as_number().display() +
                            ", which is not a number of instances"};
  }
  if (static_cast<std::size_t>(*count) > kMaxMadeMembers) {
    return Error{.message = "`count` is more than " + std::to_string(kMaxMadeMembers)};
  }
  return Repetition{.kind = Repetition::Kind::Count,
                    .count = static_cast<std::size_t>(*count)};
}

Result<Repetition> repeat_for_each(const hcl::Value& value) {
  if (value.is_sensitive()) {
    return Error{.message = "`for_each` has a sensitive value",
                 .help = "its keys would show it"};
  }
  if (value.is_null()) return Error{.message = "`for_each` is null"};
  const Type& type = value.type();
  if (!type.is_any() && !type.is_keyed() && !type.is(Type::Kind::Set)) {
    return Error{.message = "`for_each` is a " + type.name(),
                 .help = "it takes a map or a set of strings: `toset(...)`"};
  }
  if (!value.is_known()) return unknown_repetition(Repetition::Kind::ForEach, value);
  if (type.is(Type::Kind::Set)) return repeat_set(value);
  return Repetition{.kind = Repetition::Kind::ForEach, .each = value.members()};
}

std::vector<std::string> Repetition::keys() const {
  if (kind == Kind::Single) return {""};
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < count; ++i) keys.push_back(key_text(i));
  for (const auto& member : each) keys.push_back(key_text(member.first));
  return keys;
}

Iteration Repetition::at(const std::string& key) const {
  if (key == kUnknownKey) {
    if (kind == Kind::Count) return {.index = open_value("count.index")};
    return {.key = open_value("each.key"), .value = open_value("each.value")};
  }
  const std::optional<hcl::Value> own = key_value(key);
  if (kind == Kind::Single || !own) return {};
  if (kind == Kind::Count) return {.index = own};
  Iteration iteration{.key = own, .value = open_value("each.value")};
  if (!own->type().is(Type::Kind::String)) return iteration;
  const auto found = each.find(own->as_string());
  if (found != each.end()) iteration.value = found->second;
  return iteration;
}

// As Terraform's addresses: Go's %q, and templates escaped.
std::string key_text(const std::string& key) {
  std::string text = "[\"";
  for (std::size_t i = 0; i < key.size(); ++i) {
    const char c = key[i];
    if (c == '"' || c == '\\') text += '\\';
    if (c == '\n') {
      text += "\\n";
    } else if (c == '\t') {
      text += "\\t";
    } else if (c == '\r') {
      text += "\\r";
    } else {
      text += c;
      if ((c == '$' || c == '%') && i + 1 < key.size() && key[i + 1] == '{') text += c;
    }
  }
  return text + "\"]";
}

std::string key_text(std::size_t index) { return "[" + std::to_string(index) + "]"; }

std::optional<hcl::Value> key_value(std::string_view text) {
  if (text.size() < 3) return std::nullopt;
  const std::string_view inner = text.substr(1, text.size() - 2);
  if (inner.front() != '"') {
    std::int64_t index = 0;
    const auto [end, code] =
        std::from_chars(inner.data(), inner.data() + inner.size(), index);
    if (code != std::errc{} || end != inner.data() + inner.size()) return std::nullopt;
    return hcl::Value::number(index);
  }
  const Result<Document> read = read_json_text(inner);
  const auto literal = read ? read->root.literal() : std::nullopt;
  if (!literal) return std::nullopt;
  std::string key = *literal;
  for (const char* escaped : {"$${", "%%{"}) {
    for (std::size_t at = 0; (at = key.find(escaped, at)) != std::string::npos;) {
      key.erase(at, 1);
      at += 2;
    }
  }
  return hcl::Value::string(key);
}

}  // namespace trailseal::terraform
