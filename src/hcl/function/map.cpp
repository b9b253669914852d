// keys, values, lookup, merge, zipmap, transpose: functions on maps and objects.
#include <algorithm>

#include "hcl/conversion.hpp"
#include "hcl/equality.hpp"
#include "hcl/function/half_known.hpp"
#include "hcl/function/part.hpp"
#include "hcl/function/row.hpp"

namespace trailseal::hcl {
namespace {

using Kind = Type::Kind;

Error not_a_map(const Type& type) {
  return failure("a map or an object is required, not a " + type.name());
}

// -------------------------------------------------------------------- keys, values

Result<Value> keys(Arguments arguments, CallContext& context) {
  const Value& map = arguments[0];
  const Type& type = map.type();
  if (!type.is_any() && !type.is_keyed()) return not_a_map(type);
  if (type.is_keyed()) context.may_fail = false;
  const auto members = members_of(map);
  if (!members) {
    const Type result = type.is_any() ? Type::any() : Type::list(Type::string());
    return unknown_collection(result, "keys", arguments, length_bounds(map))
        .as_sensitive(map.is_sensitive());
  }
  Values names;
  for (const auto& [name, member] : *members) names.push_back(Value::string(name));
  return with_marks_of(type.is(Kind::Map) ? Value::list(Type::string(), std::move(names))
                                          : Value::tuple(std::move(names)),
                       arguments);
}

Result<Value> values(Arguments arguments, CallContext& context) {
  const Value& map = arguments[0];
  const Type& type = map.type();
  if (!type.is_any() && !type.is_keyed()) return not_a_map(type);
  if (type.is_keyed()) context.may_fail = false;
  const auto members = members_of(map);
  if (!members) {
    const Type result = type.is_any() ? Type::any() : Type::list(type.element());
    return unknown_collection(result, "values", arguments, length_bounds(map));
  }
  Values items;
  for (const auto& [name, member] : *members) items.push_back(member);
  return with_marks_of(type.is(Kind::Map) ? Value::list(type.element(), std::move(items))
                                          : Value::tuple(std::move(items)),
                       arguments);
}

// -------------------------------------------------------------------------- lookup

/// Can the half-known key be one of the keys of the map?
bool may_be_key(const Members& members, const Value& key) {
  return std::any_of(members.begin(), members.end(), [&](const auto& member) {
    return equal_texts(Text(member.first), key.text()) != Verdict::Fails;
  });
}

/// The default of `lookup` as the map's elements are; of an object it stays as it is.
Result<std::optional<Value>> fallback_of(Arguments arguments) {
  if (arguments.size() < 3) return std::optional<Value>();
  const Type& type = arguments[0].type();
  if (!type.is(Kind::Map) || type.element().is_any()) return std::optional(arguments[2]);
  const auto converted = convert(arguments[2], type.element());
  if (!converted) {
    return failure("the default must have the type of the map's elements, which is " +
                   type.element().name());
  }
  return std::optional(*converted);
}

Result<Value> lookup(Arguments arguments, CallContext& context) {
  if (arguments.size() > 3) return failure("two or three arguments are required");
  const Value& map = arguments[0];
  const Value& key = arguments[1];
  const Type& type = map.type();
  if (!type.is_any() && !type.is_keyed()) return not_a_map(type);
  const auto fallback = fallback_of(arguments);
  if (!fallback) return fallback.error();
  const auto members = members_of(map);
  const Type unknown = type.is(Kind::Map) ? type.element() : Type::any();
  if (!members) return unknown_result(unknown, "lookup", arguments, false);
  if (!key.is_known() && may_be_key(*members, key)) {
    return unknown_result(unknown, "lookup", arguments, false);
  }
  const Arguments marked = arguments.first(2);
  const auto found = members->find(key.as_string());
  if (key.is_known() && found != members->end()) {
    return certain(context, with_marks_of(found->second, marked));
  }
  if (*fallback) return certain(context, with_marks_of(**fallback, marked));
  return failure("there is no key `" + key.as_string() + "`",
                 "give a default as the third argument");
}

// --------------------------------------------------------------------------- merge

/// The arguments that are not null, each a map or an object.
Result<Values> maps_of(Arguments arguments) {
  Values maps;
  for (const Value& value : arguments) {
    if (value.is_null()) continue;
    if (!value.type().is_any() && !value.type().is_keyed()) {
      return not_a_map(value.type());
    }
    maps.push_back(value);
  }
  return maps;
}

bool has_one_map_type(const Values& maps) {
  return !maps.empty() && maps.front().type().is(Kind::Map) &&
         std::all_of(maps.begin(), maps.end(),
                     [&](const Value& map) { return map.type() == maps.front().type(); });
}

/// All members, later ones first to count; nothing where keys are not known.
std::optional<Members> merged_members(const Values& maps) {
  Members merged;
  for (const Value& map : maps) {
    // An unknown that may be null may add nothing.
    if (!map.is_known() && !map.is_never_null()) return std::nullopt;
    const auto members = members_of(map);
    if (!members) return std::nullopt;
    for (const auto& [name, member] : *members) merged.insert_or_assign(name, member);
  }
  return merged;
}

Result<Value> merge(Arguments arguments, CallContext& context) {
  const auto maps = maps_of(arguments);
  if (!maps) return maps.error();
  const bool is_open = std::any_of(maps->begin(), maps->end(),
                                   [](const Value& map) { return map.type().is_any(); });
  if (!is_open) context.may_fail = false;
  const bool is_map = has_one_map_type(*maps);
  auto merged = merged_members(*maps);
  if (!merged) {
    const Type type = is_map ? maps->front().type() : Type::any();
    return unknown_result(type, "merge", arguments);
  }
  if (merged->size() > context.max_members) return too_large("merge");
  const Value result =
      is_map ? Value::map(maps->front().type().element(), std::move(*merged))
             : Value::object(std::move(*merged));
  return with_marks_of(result, arguments);
}

// --------------------------------------------------------------- zipmap, transpose

Result<Value> zipmap(Arguments arguments, CallContext& context) {
  const Value& names = arguments[0];
  const Value& list = arguments[1];
  const Type& type = list.type();
  if (!type.is_any() && !type.is(Kind::List) && !type.is(Kind::Tuple)) {
    return failure("the values must be a list or a tuple, not a " + type.name());
  }
  const Type unknown = type.is(Kind::List) ? Type::map(type.element()) : Type::any();
  if (!names.is_known()) return unknown_result(unknown, "zipmap", arguments);
  const auto items = items_of(list);
  const LengthBounds bounds = length_bounds(list);
  const std::size_t size = names.items().size();
  if (!type.is_any() && (size < bounds.least || (bounds.most && size > *bounds.most))) {
    return failure("there are " + std::to_string(size) + " keys for " +
                   std::to_string(items ? items->size() : bounds.least) + " values");
  }
  Members members;
  for (std::size_t i = 0; i < size; ++i) {
    const Value& name = names.items()[i];
    if (name.is_null()) return failure("key " + std::to_string(i) + " is null");
    if (!name.is_known() || !items) return unknown_result(unknown, "zipmap", arguments);
    members.insert_or_assign(name.as_string(), (*items)[i]);
  }
  if (!items) return unknown_result(unknown, "zipmap", arguments);
  context.may_fail = false;
  return with_marks_of(type.is(Kind::List)
                           ? Value::map(type.element(), std::move(members))
                           : Value::object(std::move(members)),
                       arguments);
}

Result<Value> transpose(Arguments arguments, CallContext&) {
  const Type texts = Type::list(Type::string());
  std::map<std::string, Values> turned;
  bool certain = arguments[0].is_known();
  for (const auto& [name, list] : arguments[0].members()) {
    if (list.is_null()) return failure("the list of `" + name + "` is null");
    certain = certain && list.is_known();
    for (const Value& item : list.items()) {
      if (item.is_null())
        return failure("a string in the list of `" + name + "` is null");
      certain = certain && item.is_known();
      if (item.is_known()) turned[item.as_string()].push_back(Value::string(name));
    }
  }
  if (!certain) return derived_unknown(Type::map(texts), "transpose", arguments);
  Members members;
  for (auto& [name, items] : turned) {
    members.emplace(name, Value::list(Type::string(), std::move(items)));
  }
  return Value::map(texts, std::move(members));
}

}  // namespace

Rows map_rows() {
  const Type texts = Type::list(Type::string());
  return {
      Function{.name = "keys", .parameters = {marked_value("inputMap")}, .body = &keys},
      Function{
          .name = "lookup",
          .parameters = {marked_value("inputMap"), marked_value("key", Type::string())},
          .variadic = nullable(marked_value("default")),
          .body = &lookup,
          .may_be_null = true},
      Function{
          .name = "merge", .variadic = nullable(marked_value("maps")), .body = &merge},
      Function{.name = "transpose",
               .parameters = {any_value("values", Type::map(texts))},
               .returns = Type::map(texts),
               .body = &transpose},
      Function{
          .name = "values", .parameters = {marked_value("mapping")}, .body = &values},
      Function{.name = "zipmap",
               .parameters = {any_value("keys", texts), marked_value("values")},
               .body = &zipmap}};
}

}  // namespace trailseal::hcl
