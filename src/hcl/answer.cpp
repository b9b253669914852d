#include "hcl/answer.hpp"

#include <algorithm>

#include "hcl/access.hpp"

namespace trailseal::hcl {
namespace {

using Json = trailseal::Value;

Json text_json(const std::string& text) { return Json::text(Text(text)); }

Json count_json(std::size_t count) { return Json::number(std::to_string(count)); }

Json bound_json(const Number& bound) {
  return Json::list({Json::number(bound.display()), Json::boolean(true)});
}

Json unknown_json(const Value& value, Sensitive sensitive) {
  const Unknown& what = value.what();
  Json json = Json::map();
  json.set("$unknown", text_json(value.type().display()));
  Json origins = Json::list();
  for (const std::string& origin : what.origins) origins.push_back(text_json(origin));
  if (origins.size() > 0) json.set("from", std::move(origins));
  if (!what.reason.empty()) json.set("reason", text_json(what.reason));
  if (what.not_null) json.set("not_null", Json::boolean(true));
  if (what.least) json.set("min", bound_json(*what.least));
  if (what.most) json.set("max", bound_json(*what.most));
  if (what.min_length > 0) json.set("min_length", count_json(what.min_length));
  if (what.max_length) json.set("max_length", count_json(*what.max_length));
  Json candidates = Json::list();
  for (const Value& candidate : what.candidates) {
    candidates.push_back(answer_value(candidate, sensitive));
  }
  if (candidates.size() > 0) json.set("candidates", std::move(candidates));
  return json;
}

/// A set with unknown members: it may have fewer of them.
Json open_set_json(const Value& set, Sensitive sensitive) {
  Json json = Json::map();
  json.set("$unknown", text_json(set.type().display()));
  json.set("not_null", Json::boolean(true));
  json.set("min_length", count_json(1));
  json.set("max_length", count_json(set.items().size()));
  Json members = Json::list();
  for (const Value& item : set.items()) members.push_back(answer_value(item, sensitive));
  json.set("members", std::move(members));
  return json;
}

Json pieces_json(const Text& text) {
  Json pieces = Json::list();
  for (const Text::Piece& piece : text.pieces()) {
    if (!piece.symbol) {
      pieces.push_back(text_json(piece.literal));
      continue;
    }
    Json unknown = Json::map();
    unknown.set("$unknown", text_json("string"));
    unknown.set("from", text_json(piece.symbol->name));
    pieces.push_back(std::move(unknown));
  }
  Json json = Json::map();
  json.set("$text", std::move(pieces));
  return json;
}

bool is_half_known(const Value& value) {
  return !value.is_known() && value.is_never_null() && value.what().candidates.empty() &&
         value.text().pieces().size() > 1;
}

bool has_infinity(const Value& value) {
  const auto infinite = [](const Value& part) { return has_infinity(part); };
  return value.as_number().is_infinite() ||
         std::any_of(value.items().begin(), value.items().end(), infinite) ||
         std::any_of(value.members().begin(), value.members().end(),
                     [&](const auto& member) { return infinite(member.second); });
}

std::string status_of(const Value& value) {
  if (value.is_wholly_known()) return "known";
  if (!value.is_known()) return is_half_known(value) ? "partial" : "unknown";
  return has_known_length(value) ? "partial" : "unknown";
}

/// Where the marks are, in the shape of the value: `true` marks a value with all its
/// parts. Members of maps that would be `false` are left out, as in Terraform's plans.
Json marks_of(const Value& value) {
  if (value.is_sensitive()) return Json::boolean(true);
  const bool has_parts = value.is_known() && !value.is_null();
  if (has_parts && value.type().is_sequence()) {
    Json items = Json::list();
    for (const Value& item : value.items()) items.push_back(marks_of(item));
    return items;
  }
  if (!has_parts || !value.type().is_keyed()) return Json::boolean(false);
  Json members = Json::map();
  for (const auto& [name, member] : value.members()) {
    Json marks = marks_of(member);
    if (!marks.is_bool() || marks.as_bool()) members.set(name, std::move(marks));
  }
  return members;
}

}  // namespace

trailseal::Value answer_value(const Value& value, Sensitive sensitive) {
  if (value.is_sensitive() && sensitive == Sensitive::Hidden) {
    Json json = Json::map();
    json.set("$sensitive", text_json(value.type().display()));
    return json;
  }
  if (is_half_known(value)) return pieces_json(value.text());
  if (!value.is_known()) return unknown_json(value, sensitive);
  if (value.is_null()) return Json::null();
  switch (value.type().kind()) {
    case Type::Kind::Bool:
      return Json::boolean(value.as_bool());
    case Type::Kind::Number:
      return Json::number(value.as_number().display());
    case Type::Kind::String:
      return text_json(value.as_string());
    case Type::Kind::Map:
    case Type::Kind::Object: {
      Json map = Json::map();
      for (const auto& [name, member] : value.members()) {
        map.set(name, answer_value(member, sensitive));
      }
      return map;
    }
    default:
      break;
  }
  if (!has_known_length(value)) return open_set_json(value, sensitive);
  Json list = Json::list();
  for (const Value& item : value.items()) list.push_back(answer_value(item, sensitive));
  return list;
}

trailseal::Value answer_of(const std::string& expression, const Result<Value>& result,
                           Sensitive sensitive) {
  Json answer = Json::map();
  answer.set("expr", text_json(expression));
  if (!result || has_infinity(*result)) {
    const Error error = result ? Error{.message = "an infinite number cannot be written"}
                               : result.error();
    answer.set("status", text_json("error"));
    answer.set("error", text_json(error.message));
    if (!error.help.empty()) answer.set("help", text_json(error.help));
    if (!error.path.empty()) answer.set("path", text_json(error.path));
    if (error.line > 0) {
      answer.set("line", count_json(error.line));
      answer.set("column", count_json(error.column));
    }
    return answer;
  }
  answer.set("status", text_json(status_of(*result)));
  answer.set("value", answer_value(*result, sensitive));
  answer.set("type", text_json(result->type().display()));
  if (result->has_sensitive_part()) {
    answer.set("sensitive", Json::boolean(result->is_sensitive()));
    answer.set("sensitive_paths", marks_of(*result));
  }
  return answer;
}

}  // namespace trailseal::hcl
