// The one type that several types convert to, as github.com/zclconf/go-cty finds it
// (convert/unify.go): first types of one kind part by part, then the type among them that
// all others convert to.
#include <algorithm>

#include "hcl/conversion.hpp"

namespace trailseal::hcl {
namespace {

using Types = std::vector<Type>;
using Kind = Type::Kind;

std::optional<Type> unify_elements(std::span<const Type> types, Type (*make)(Type)) {
  Types elements;
  for (const Type& type : types) {
    if (type.is(Kind::Tuple)) {
      elements.insert(elements.end(), type.elements().begin(), type.elements().end());
    } else {
      elements.push_back(type.element());
    }
  }
  const auto element = unify(elements);
  if (!element) return std::nullopt;
  return make(*element);
}

std::optional<Type> unify_tuples(std::span<const Type> types) {
  const std::size_t size = types[0].elements().size();
  for (const Type& type : types) {
    if (type.elements().size() != size) return unify_elements(types, &Type::list);
  }
  Types elements;
  for (std::size_t i = 0; i < size; ++i) {
    Types column;
    for (const Type& type : types) column.push_back(type.elements()[i]);
    const auto element = unify(column);
    if (!element) return std::nullopt;
    elements.push_back(*element);
  }
  return Type::tuple(std::move(elements));
}

std::optional<Type> unify_as_map(std::span<const Type> types) {
  Types elements;
  for (const Type& type : types) {
    if (type.is(Kind::Map)) elements.push_back(type.element());
    for (const auto& [name, attribute] : type.attributes()) {
      elements.push_back(attribute.type);
    }
  }
  const auto element = unify(elements);
  if (!element) return std::nullopt;
  return Type::map(*element);
}

std::optional<Type> unify_objects(std::span<const Type> types) {
  const auto same_names = [&](const Type& type) {
    return std::equal(type.attributes().begin(), type.attributes().end(),
                      types[0].attributes().begin(), types[0].attributes().end(),
                      [](const auto& a, const auto& b) { return a.first == b.first; });
  };
  if (!std::all_of(types.begin(), types.end(), same_names)) return unify_as_map(types);
  Type::Attributes attributes;
  for (const auto& [name, first] : types[0].attributes()) {
    Types column;
    for (const Type& type : types) column.push_back(type.attribute(name)->type);
    const auto type = unify(column);
    if (!type) return std::nullopt;
    attributes.emplace(name, Type::Attribute{.type = *type});
  }
  return Type::object(std::move(attributes));
}

/// The smaller, the better as the type of all.
int rank(const Type& type) {
  switch (type.kind()) {
    case Kind::Any:
      return 9;
    case Kind::String:
    case Kind::List:
    case Kind::Map:
      return 0;
    case Kind::Set:
      return 1;
    default:
      return 2;
  }
}

std::optional<Type> most_general(Types types) {
  std::stable_sort(types.begin(), types.end(),
                   [](const Type& a, const Type& b) { return rank(a) < rank(b); });
  for (const Type& wanted : types) {
    const auto fits = [&](const Type& type) { return is_convertible(type, wanted); };
    if (std::all_of(types.begin(), types.end(), fits)) return wanted;
  }
  return std::nullopt;
}

bool all_are(std::span<const Type> types, std::initializer_list<Kind> kinds) {
  return std::all_of(types.begin(), types.end(), [&](const Type& type) {
    return std::find(kinds.begin(), kinds.end(), type.kind()) != kinds.end();
  });
}

bool has(std::span<const Type> types, Kind kind) {
  return std::any_of(types.begin(), types.end(),
                     [&](const Type& type) { return type.is(kind); });
}

}  // namespace

std::optional<Type> unify(std::span<const Type> all) {
  Types types;
  for (const Type& type : all) {
    const bool is_new = std::find(types.begin(), types.end(), type) == types.end();
    if (!type.is_any() && is_new) types.push_back(type);
  }
  if (types.empty()) return Type::any();
  if (types.size() == 1) return types[0];
  if (all_are(types, {Kind::Map})) return unify_elements(types, &Type::map);
  if (all_are(types, {Kind::List})) return unify_elements(types, &Type::list);
  if (all_are(types, {Kind::Set})) return unify_elements(types, &Type::set);
  if (all_are(types, {Kind::Object})) return unify_objects(types);
  if (all_are(types, {Kind::Tuple})) return unify_tuples(types);
  if (all_are(types, {Kind::Map, Kind::Object})) return unify_as_map(types);
  if (all_are(types, {Kind::List, Kind::Tuple})) {
    return unify_elements(types, &Type::list);
  }
  if (has(types, Kind::Object) && has(types, Kind::Tuple)) return std::nullopt;
  return most_general(types);
}

}  // namespace trailseal::hcl
