#include "terraform/configuration/document_value.hpp"

#include <algorithm>

#include "document/known_after_apply.hpp"

namespace trailseal::terraform {
namespace {

using hcl::Type;

trailseal::Unknown reasons_of(const hcl::Unknown& what) {
  return {.reason = what.reason.empty() ? kKnownAfterApply : what.reason,
          .help = what.help,
          .origins = what.origins};
}

/// Sensitive where that which it was made from is.
Value shaded(const Value& made, const hcl::Value& from) {
  return made.as_sensitive(from.is_sensitive());
}

Value unknown_document(const hcl::Value& value, SourceFiles& files, bool decodes) {
  const Position position = files.position_of(value.place());
  const hcl::Unknown& what = value.what();
  trailseal::Unknown why = reasons_of(what);
  for (const hcl::Value& candidate : what.candidates) {
    why.candidates.push_back(to_document(candidate, files, decodes));
  }
  const bool is_text = value.type().is(Type::Kind::String) && what.not_null;
  if (!is_text || !why.candidates.empty())
    return Value::unknown(std::move(why), position);
  return shaded(Value::text(value.text(), position), value);
}

}  // namespace

Position SourceFiles::position_of(const hcl::Place& place) {
  if (!place.is_known() || place.path == nullptr) return {};
  const auto same = [&](const auto& path) {
    return path == place.path || *path == *place.path;
  };
  auto found = std::find_if(paths_.begin(), paths_.end(), same);
  if (found == paths_.end()) found = paths_.insert(paths_.end(), place.path);
  return {.line = place.line,
          .column = place.column,
          .file = static_cast<std::uint32_t>(found - paths_.begin()) + 1};
}

hcl::Place SourceFiles::place_of(Position position) const {
  if (position.file == 0 || position.file > paths_.size()) return {};
  return {.path = paths_[position.file - 1],
          .line = position.line,
          .column = position.column};
}

std::vector<std::string> SourceFiles::paths() const {
  std::vector<std::string> paths;
  for (const auto& path : paths_) paths.push_back(*path);
  return paths;
}

Value to_document(const hcl::Value& value, SourceFiles& files, bool decodes) {
  const Position position = files.position_of(value.place());
  if (value.is_null()) return Value::null(position);
  if (decodes && value.encoded() != nullptr && value.encoded()->type().is_keyed()) {
    Value inner = to_document(*value.encoded(), files, false);
    if (inner.position().line == 0) inner.set_position(position);
    return shaded(inner, value);
  }
  if (!value.is_known()) return unknown_document(value, files, decodes);
  switch (value.type().kind()) {
    case Type::Kind::String:
      return shaded(Value::text(Text(value.as_string()), position), value);
    case Type::Kind::Number:
      return shaded(Value::number(value.as_number().display(), position), value);
    case Type::Kind::Bool:
      return shaded(Value::boolean(value.as_bool(), position), value);
    default:
      break;
  }
  Value made = Value::map(position);
  if (value.type().is_keyed()) {
    for (const auto& [key, member] : value.members()) {
      made.add(key, to_document(member, files, decodes),
               files.position_of(member.place()));
    }
  } else {
    made = Value::list({}, position);
    for (const hcl::Value& item : value.items()) {
      made.push_back(to_document(item, files, decodes));
    }
  }
  return shaded(made, value);
}

namespace {

hcl::Value from_unknown(const trailseal::Unknown& why, const std::string& id) {
  hcl::Unknown what{.id = id,
                    .reason = why.reason,
                    .help = why.help,
                    .origins = why.origins.empty() ? std::vector{id} : why.origins};
  for (const Value& candidate : why.candidates) {
    if (!candidate.is_text()) {
      what.candidates.clear();
      break;
    }
    what.candidates.push_back(hcl::Value::text(candidate.as_text()));
  }
  if (what.candidates.empty() && !why.beginning.empty()) {
    what.text = why.beginning + Text::of_symbol({.id = id, .name = what.origins.front()});
  }
  const bool texts = !what.candidates.empty() || !what.text.empty();
  what.not_null = texts;
  return hcl::Value::unknown(texts ? Type::string() : Type::any(), std::move(what));
}

hcl::Value from_list(const Value& value, const std::string& id,
                     const SourceFiles* files) {
  hcl::Values items;
  bool texts = value.size() > 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    items.push_back(
        from_document(value.at(i), id + "[" + std::to_string(i) + "]", files));
    texts = texts && items.back().type().is(Type::Kind::String);
  }
  if (texts) return hcl::Value::list(Type::string(), std::move(items));
  return hcl::Value::tuple(std::move(items));
}

hcl::Value from_map(const Value& value, const std::string& id, const SourceFiles* files) {
  hcl::Members members;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const std::string& key = value.keys()[i].name;
    members.emplace(key, from_document(value.items()[i], id + "." + key, files));
  }
  return hcl::Value::object(std::move(members));
}

hcl::Value from_text(const Text& text) {
  const hcl::Value value = hcl::Value::text(text);
  return text.is_sensitive() ? value.as_sensitive() : value;
}

hcl::Value from_number(const Value& value) {
  const std::string spelling = value.as_text().literal().value_or("0");
  return hcl::Value::number(hcl::Number::parse(spelling).value_or(hcl::Number()))
      .as_sensitive(value.is_sensitive());
}

hcl::Value without_place(const Value& value, const std::string& id,
                         const SourceFiles* files) {
  switch (value.kind()) {
    case Value::Kind::Absent:
    case Value::Kind::Null:
      return hcl::Value::null();
    case Value::Kind::Bool:
      return hcl::Value::boolean(value.as_bool()).as_sensitive(value.is_sensitive());
    case Value::Kind::Number:
      return from_number(value);
    case Value::Kind::Text:
      return from_text(value.as_text());
    case Value::Kind::List:
      return from_list(value, id, files);
    case Value::Kind::Unknown:
      return from_unknown(value.as_unknown(), id);
    case Value::Kind::Map:
      break;
  }
  return from_map(value, id, files);
}

}  // namespace

hcl::Value from_document(const Value& value, const std::string& id,
                         const SourceFiles* files) {
  hcl::Value made = without_place(value, id, files);
  return files == nullptr ? made : made.at(files->place_of(value.position()));
}

namespace {

std::string json_quoted(std::string_view text) {
  std::string json;
  for (const char c : text) {
    switch (c) {
      case '"':
        json += "\\\"";
        break;
      case '\\':
        json += "\\\\";
        break;
      case '\n':
        json += "\\n";
        break;
      case '\r':
        json += "\\r";
        break;
      case '\t':
        json += "\\t";
        break;
      case '<':
        json += "\\u003c";
        break;
      case '>':
        json += "\\u003e";
        break;
      case '&':
        json += "\\u0026";
        break;
      default:
        json += c;
    }
  }
  return json;
}

void render_text(const Text& text, Text& json) {
  json.append("\"");
  for (const Text::Piece& piece : text.pieces()) {
    Text part =
        piece.symbol ? Text::of_symbol(*piece.symbol) : Text(json_quoted(piece.literal));
    json.append(piece.sensitive ? part.as_sensitive() : part);
  }
  json.append("\"");
}

void render(const Value& value, const std::string& id, const std::string& indent,
            Text& json) {
  const std::string inner = indent + "  ";
  if (value.is_text()) return render_text(value.as_text(), json);
  if (value.is_unknown()) {
    json.append(Text::of_symbol({.id = id, .name = id}));
    return;
  }
  if (!value.is_map() && !value.is_list()) {
    json.append(value.scalar_text().value_or(Text("null")));
    return;
  }
  const bool is_map = value.is_map();
  json.append(is_map ? "{" : "[");
  for (std::size_t i = 0; i < value.size(); ++i) {
    json.append((i > 0 ? ",\n" : "\n") + inner);
    const std::string key = is_map ? value.keys()[i].name : std::to_string(i);
    if (is_map) json.append("\"" + json_quoted(key) + "\": ");
    render(value.items()[i], id + "." + key, inner, json);
  }
  if (value.size() > 0) json.append("\n" + indent);
  json.append(is_map ? "}" : "]");
}

}  // namespace

Text render_json(const Value& value, const std::string& id) {
  Text json;
  render(value, id, "", json);
  return json;
}

}  // namespace trailseal::terraform
