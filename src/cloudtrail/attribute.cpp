#include "cloudtrail/attribute.hpp"

namespace trailseal::cloudtrail {
namespace {

std::vector<const Resource*> of_kind(const ResourceGraph& graph, Spelling type,
                                     bool deleted) {
  std::vector<const Resource*> found;
  for (const std::string_view name : {type.terraform, type.cloudformation}) {
    if (name.empty()) continue;
    for (const Resource* resource : graph.of_type(name)) {
      if (resource->data || (resource->change == Change::Delete) != deleted) continue;
      if (resource->exists == Verdict::Fails) continue;
      found.push_back(resource);
    }
  }
  return found;
}

std::string_view spelt(const Resource& resource, Spelling path) {
  return resource.language == Language::Terraform ? path.terraform : path.cloudformation;
}

std::string pointer_part(std::string_view dotted) {
  std::string pointer;
  for (std::size_t from = 0; from <= dotted.size();) {
    const std::size_t dot = std::min(dotted.find('.', from), dotted.size());
    pointer += "/" + std::string(dotted.substr(from, dot - from));
    from = dot + 1;
  }
  return pointer;
}

}  // namespace

std::vector<const Resource*> resources_of(const ResourceGraph& graph, Spelling type) {
  return of_kind(graph, type, false);
}

std::vector<const Resource*> deleted_of(const ResourceGraph& graph, Spelling type) {
  return of_kind(graph, type, true);
}

const Value& attribute(const Resource& resource, Spelling path) {
  static const Value absent;
  const std::string_view dotted = spelt(resource, path);
  if (dotted.empty()) return absent;
  const Value& found = resource.attributes.at_path(dotted);
  return found.is_absent() ? resource.otherwise : found;
}

Place place_of(const Resource& resource) {
  return Place{.input = resource.input,
               .address = resource.address,
               .pointer = resource.pointer,
               .position = resource.position,
               .label = resource.label};
}

Place place_of(const Resource& resource, Spelling path) {
  Place place = place_of(resource);
  const Value& value = resource.attributes.at_path(spelt(resource, path));
  if (spelt(resource, path).empty() || value.is_absent()) return place;
  place.pointer += pointer_part(spelt(resource, path));
  if (value.position().line != 0) place.position = value.position();
  return place;
}

Value bool_or(const Value& value, bool otherwise) {
  if (value.is_unset()) return Value::boolean(otherwise);
  if (value.is_bool() || value.is_unknown()) return value;
  if (value.is_literal("true")) return Value::boolean(true, value.position());
  if (value.is_literal("false")) return Value::boolean(false, value.position());
  return Value::unknown({.reason = "`" + value.display() + "` is not known"},
                        value.position());
}

Value text_or_unknown(const Value& value) {
  if (value.is_text() || value.is_unknown()) return value;
  return Value::unknown({.reason = "a text should stand there, and something else does"},
                        value.position());
}

Text text_or_symbol(const Value& value, const std::string& id, const std::string& name,
                    SymbolClass cls) {
  if (value.is_text() && !value.as_text().empty()) return value.as_text();
  return Text::of_symbol(Symbol{.id = id, .name = name, .cls = cls});
}

bool is_created(const Resource& resource) {
  return resource.change == Change::Create || resource.change == Change::Replace;
}

bool is_touched(const Resource& resource) {
  return is_created(resource) || resource.change == Change::Update;
}

}  // namespace trailseal::cloudtrail
