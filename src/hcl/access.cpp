#include "hcl/access.hpp"

#include <algorithm>

#include "base/suggest.hpp"
#include "hcl/candidate.hpp"
#include "hcl/conversion.hpp"

namespace trailseal::hcl {
namespace {

using Kind = Type::Kind;

/// The part of an unknown that a key leads to.
Value unknown_part(const Value& whole, const std::string& key, const Type& type) {
  Unknown what = whole.what();
  Unknown part{.id = what.id + "[" + key + "]",
               .reason = what.reason,
               .help = what.help,
               .origins = what.origins};
  if (part.origins.size() == 1) part.origins[0] += key;
  return Value::unknown(type, std::move(part)).as_sensitive(whole.is_sensitive());
}

std::string attribute_key(const std::string& name) { return "." + name; }

Error no_attribute(const Value& object, const std::string& name) {
  std::vector<std::string_view> names;
  for (const auto& [known, attribute] : object.type().attributes())
    names.push_back(known);
  for (const auto& [known, member] : object.members()) names.push_back(known);
  Error error{.message = "there is no attribute `" + name + "`"};
  if (object.type().is(Kind::Map))
    error.message = "the map has no element `" + name + "`";
  error.help = did_you_mean(name, names);
  return error;
}

Result<Value> keyed_part(const Value& object, const std::string& name, bool& may_fail) {
  const Type& type = object.type();
  if (object.is_known()) {
    const Value* member = object.member(name);
    if (member == nullptr) return no_attribute(object, name);
    return member->as_sensitive(member->is_sensitive() || object.is_sensitive());
  }
  if (type.is(Kind::Object)) {
    const Type::Attribute* attribute = type.attribute(name);
    if (attribute == nullptr) return no_attribute(object, name);
    if (!object.is_never_null()) may_fail = true;
    return unknown_part(object, attribute_key(name), attribute->type);
  }
  may_fail = true;
  return unknown_part(object, attribute_key(name), type.element());
}

Error no_index(const Value& collection) {
  Error error{.message = "a " + description_of(collection) + " has no index"};
  if (collection.type().is(Kind::Set)) {
    error.help = "the members of a set have no keys; `tolist` converts it to a list";
  }
  return error;
}

/// The whole number that an index is.
Result<std::int64_t> whole_index(const Value& key) {
  const auto number = convert(key.without_marks(), Type::number());
  if (!number) return Error{.message = "an index is a whole number"};
  const auto integer = number->as_number().integer();
  if (!integer) return Error{.message = "an index is a whole number"};
  if (*integer < 0) return Error{.message = "an index is not negative"};
  return *integer;
}

Error out_of_range(std::int64_t index, std::size_t size) {
  return Error{.message = "there is no element " + std::to_string(index) + " among " +
                          std::to_string(size)};
}

Result<Value> sequence_part(const Value& list, const Value& key, bool& may_fail) {
  const auto index = whole_index(key);
  if (!index && !list.is_known()) {
    // Terraform reports it once the list is known.
    may_fail = true;
    const Value operands[] = {list, key};
    return derived_unknown(list.type().element(), "index", operands, false);
  }
  if (!index) return index.error();
  const auto at = static_cast<std::size_t>(*index);
  if (list.is_known()) {
    if (at >= list.items().size()) return out_of_range(*index, list.items().size());
    const Value& item = list.items()[at];
    return item.as_sensitive(item.is_sensitive() || list.is_sensitive());
  }
  const std::string step = "[" + std::to_string(*index) + "]";
  if (list.type().is(Kind::Tuple)) {
    const auto& types = list.type().elements();
    if (at >= types.size()) return out_of_range(*index, types.size());
    if (!list.is_never_null()) may_fail = true;
    return unknown_part(list, step, types[at]);
  }
  const auto& most = list.what().max_length;
  if (most && at >= *most) return out_of_range(*index, *most);
  if (at >= list.what().min_length || !list.is_never_null()) may_fail = true;
  return unknown_part(list, step, list.type().element());
}

/// The key is not known: one of the elements, if they have one type.
Value any_part(const Value& collection, const Value& key, bool& may_fail) {
  may_fail = true;
  const Value operands[] = {collection, key};
  Values parts = collection.items();
  for (const auto& [name, member] : collection.members()) parts.push_back(member);
  const bool is_plain = collection.is_known() && !parts.empty() &&
                        std::all_of(parts.begin(), parts.end(), [&](const Value& part) {
                          return part.type() == parts.front().type() && part.is_known();
                        });
  // One value alone would count as known, though the index may still be out of range.
  if (is_plain && !std::all_of(parts.begin(), parts.end(), [&](const Value& part) {
        return identical(part, parts.front());
      })) {
    return one_of(std::move(parts), "index", operands);
  }
  const Type& type = collection.type();
  return derived_unknown(type.is_collection() ? type.element() : Type::any(), "index",
                         operands, false);
}

Result<Value> index_plain(const Value& collection, const Value& key, bool& may_fail) {
  if (collection.is_null()) return Error{.message = "a null value has no elements"};
  if (key.is_null()) return Error{.message = "an index must not be null"};
  const Type& type = collection.type();
  if (type.is_any()) {
    may_fail = true;
    const Value operands[] = {collection, key};
    if (!key.is_wholly_known()) {
      return derived_unknown(Type::any(), "index", operands, false);
    }
    const auto name = convert(key, Type::string());
    if (!name) return Error{.message = "an index is a number or a string"};
    return unknown_part(collection,
                        key.type().is(Kind::Number) ? "[" + name->as_string() + "]"
                                                    : attribute_key(name->as_string()),
                        Type::any());
  }
  const bool is_sequence = type.is(Kind::List) || type.is(Kind::Tuple);
  if (!is_sequence && !type.is_keyed()) return no_index(collection);
  if (!is_convertible(key.type(), is_sequence ? Type::number() : Type::string())) {
    return Error{.message = is_sequence ? "an index is a whole number"
                                        : "the key of a " + type.name() + " is a string"};
  }
  if (!key.is_known()) return any_part(collection, key, may_fail);
  if (is_sequence) return sequence_part(collection, key, may_fail);
  const auto name = convert(key.without_marks(), Type::string());
  if (!name) return Error{.message = "the key of a " + type.name() + " is a string"};
  if (type.is(Kind::Object) && !collection.is_known() &&
      type.attribute(name->as_string()) == nullptr) {
    // Unlike `.name`, Terraform reports `["name"]` once the object is known.
    may_fail = true;
    const Value operands[] = {collection, key};
    return derived_unknown(Type::any(), "index", operands, false);
  }
  return keyed_part(collection, name->as_string(), may_fail);
}

}  // namespace

std::string description_of(const Value& value) {
  return value.is_null() ? "null value" : value.type().name();
}

Result<Value> attribute_of(const Value& object, const std::string& name, bool& may_fail) {
  const Operation apply = [&](std::span<const Value> operands) {
    return attribute_of(operands[0], name, may_fail);
  };
  if (auto chosen = over_candidates("." + name, {&object, 1}, may_fail, apply)) {
    return *chosen;
  }
  if (object.is_null()) {
    return Error{.message = "a null value has no attribute `" + name + "`"};
  }
  const Type& type = object.type();
  if (!type.is_keyed() && !type.is_any()) {
    Error error{.message =
                    "a " + description_of(object) + " has no attribute `" + name + "`"};
    if (type.is_sequence()) error.help = "name one element, as in `[0]`, or all: `[*]`";
    return error;
  }
  return keyed_part(object, name, may_fail);
}

Result<Value> index_of(const Value& collection, const Value& key, bool& may_fail) {
  const Value operands[] = {collection, key};
  const Operation apply = [&](std::span<const Value> chosen) {
    return index_of(chosen[0], chosen[1], may_fail);
  };
  if (auto chosen = over_candidates("index", operands, may_fail, apply)) return *chosen;
  auto part = index_plain(collection, key, may_fail);
  if (part && key.is_sensitive()) return part->as_sensitive();
  return part;
}

Result<Value> step_into(const Value& value, const Step& step, bool& may_fail) {
  auto part = step.is_attribute ? attribute_of(value, step.key.as_string(), may_fail)
                                : index_of(value, step.key, may_fail);
  if (!part) return at_place(part.error(), step.place);
  return part;
}

Value expanded(const Value& value) {
  if (value.is_known()) return value;
  bool may_fail = false;
  if (value.type().is(Kind::Tuple)) {
    Values items;
    for (std::size_t i = 0; i < value.type().elements().size(); ++i) {
      items.push_back(
          *index_of(value, Value::number(static_cast<std::int64_t>(i)), may_fail));
    }
    return Value::tuple(std::move(items)).as_sensitive(value.is_sensitive());
  }
  if (!value.type().is(Kind::Object)) return value;
  Members members;
  for (const auto& [name, attribute] : value.type().attributes()) {
    members.emplace(name, *attribute_of(value, name, may_fail));
  }
  return Value::object(std::move(members)).as_sensitive(value.is_sensitive());
}

bool has_known_length(const Value& value) {
  if (!value.is_known()) return false;
  return !value.type().is(Kind::Set) || value.items().size() < 2 ||
         value.is_wholly_known();
}

}  // namespace trailseal::hcl
