#include "cloudtrail/argument.hpp"

#include <algorithm>

#include "aws/resource_kind.hpp"
#include "graph/origin.hpp"

namespace trailseal::cloudtrail {

Value bool_or(const Value& value, bool otherwise) {
  if (value.is_unset()) return Value::boolean(otherwise);
  if (value.is_bool() || value.is_unknown()) return value;
  if (value.is_literal("true") || value.is_literal("false")) {
    return Value::boolean(value.is_literal("true"), value.position())
        .as_sensitive(value.is_sensitive());
  }
  return Value::unknown({.reason = "`" + value.display() + "` is not known"},
                        value.position());
}

Value text_or_unknown(const Value& value) {
  if (value.is_text() || value.is_unknown()) return value;
  return Value::unknown({.reason = "its value must be a string"}, value.position());
}

Value text_or_null(const Value& value) {
  if (value.is_unset() || value.is_literal("")) return Value::null(value.position());
  return text_or_unknown(value);
}

Text text_or_symbol(const Value& value, const std::string& id, const std::string& name,
                    SymbolClass cls) {
  if (value.is_text() && !value.as_text().empty()) return value.as_text();
  return Text::of_symbol(Symbol{.id = id, .name = name, .cls = cls});
}

Verdict names(const Value& value, const Text& wanted) {
  if (value.is_text()) return equal(value.as_text(), wanted);
  return value.is_unknown() ? Verdict::Unknown : Verdict::Fails;
}

bool is_configured(const Value& unknown) {
  return unknown.is_unknown() && !unknown.as_unknown().origins.empty();
}

bool is_left_to_provider(const Resource& resource, const Value& value) {
  return value.is_unknown() && !is_configured(value) && !resource.observed &&
         resource.language == Language::Terraform;
}

bool is_left_open(const Resource& resource, const Value& value) {
  return value.is_unset() || value.is_literal("") || is_left_to_provider(resource, value);
}

bool is_made_from(const Value& value, std::string_view service) {
  const auto& origins = value.as_unknown().origins;
  return std::any_of(origins.begin(), origins.end(), [&](const std::string& origin) {
    return is_of_service(parse_origin(origin).type, service);
  });
}

const Resource* resource_behind(const ResourceGraph& graph, const Value& value,
                                const Resource& from) {
  if (!value.is_unknown() || value.as_unknown().origins.size() != 1) return nullptr;
  const std::string& text = value.as_unknown().origins.front();
  const Origin origin = parse_origin(text);
  if (origin.kind != Origin::Kind::Resource) return nullptr;
  const std::size_t end =
      origin.attribute.empty() ? text.size() : text.size() - origin.attribute.size() - 1;
  return graph.find(from.input, text.substr(0, end));
}

}  // namespace trailseal::cloudtrail
