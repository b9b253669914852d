#include "hcl/conversion.hpp"

#include <algorithm>

#include "hcl/equality.hpp"

namespace trailseal::hcl {
namespace {

using Kind = Type::Kind;

Result<Value> convert_known(const Value& value, const Type& type);

Error unsuitable(const Type& type) {
  if (type.is(Kind::Number)) return Error{.message = "a number is required"};
  if (type.is(Kind::Bool)) {
    return Error{.message = "a bool is required",
                 .help = "`true`, `false`, and the same as text, are bools"};
  }
  return Error{.message = type.name() + " required"};
}

Error within(Error error, const std::string& part) {
  error.message = part + ": " + error.message;
  return error;
}

Result<Value> to_string(const Value& value) {
  if (value.type().is(Kind::Number)) return Value::string(value.as_number().display());
  if (value.type().is(Kind::Bool))
    return Value::string(value.as_bool() ? "true" : "false");
  return unsuitable(Type::string());
}

Result<Value> to_number(const Value& value) {
  if (!value.type().is(Kind::String)) return unsuitable(Type::number());
  const auto number = Number::parse(value.as_string());
  if (!number) return unsuitable(Type::number());
  return Value::number(*number);
}

Result<Value> to_bool(const Value& value) {
  const std::string& text = value.as_string();
  if (!value.type().is(Kind::String)) return unsuitable(Type::boolean());
  if (text == "true" || text == "1") return Value::boolean(true);
  if (text == "false" || text == "0") return Value::boolean(false);
  return unsuitable(Type::boolean());
}

/// The element type that `any` stands for: what all parts have in common.
Result<Type> common_type(const std::vector<Type>& types, const Type& wanted) {
  const auto common = unify(types);
  if (!common) {
    return Error{.message = "all elements of a " + wanted.name().substr(0, 4) +
                            " must have one type"};
  }
  return *common;
}

/// `any` in the wanted type, filled with what the parts have in common.
Result<Type> element_type(const Value& value, const Type& wanted) {
  if (wanted.element().is_complete()) return wanted.element();
  std::vector<Type> types;
  for (const Value& item : value.items()) types.push_back(item.type());
  for (const auto& [key, member] : value.members()) types.push_back(member.type());
  if (types.empty() && value.type().is_collection()) types = {value.type().element()};
  if (!wanted.element().is_any()) {
    for (Type& type : types) {
      if (!is_convertible(type, wanted.element())) return unsuitable(wanted.element());
    }
    // Each part is converted by itself first; what comes out may still differ.
    types.clear();
    std::vector<Value> parts = value.items();
    for (const auto& [key, member] : value.members()) parts.push_back(member);
    for (const Value& part : parts) {
      const auto converted = convert(part, wanted.element());
      if (!converted) return converted.error();
      types.push_back(converted->type());
    }
  }
  if (types.empty()) return wanted.element();
  auto common = common_type(types, wanted);
  if (!common || !common->is_any()) return common;
  return wanted.element();
}

bool has_unknown_type(const Value& part, const Type& element) {
  return !part.is_known() && part.type().is_any() && !element.is(Kind::String) &&
         !element.is_any();
}

Value unknown_collection(const Value& value, const Type& type, std::size_t least,
                         std::size_t most) {
  Unknown what = derived_unknown(type, "convert:" + type.display(), {&value, 1}).what();
  what.min_length = least;
  what.max_length = most;
  return Value::unknown(type, std::move(what));
}

/// A collection without members still has a type of members.
bool has_unsuitable_members(const Type& from, const Type& to) {
  return from.is_collection() && !is_convertible(from.element(), to.element());
}

Result<Value> to_sequence(const Value& value, const Type& type) {
  if (!value.type().is_sequence()) return unsuitable(type);
  if (value.items().empty() && has_unsuitable_members(value.type(), type)) {
    return unsuitable(type);
  }
  const auto element = element_type(value, type);
  if (!element) return element.error();
  Values items;
  const bool open = type.element().is_any();
  for (std::size_t i = 0; i < value.items().size(); ++i) {
    const Value& item = value.items()[i];
    // What it turns out to be may still change the type of all.
    if (open && has_unknown_type(item, *element)) {
      return unknown_collection(value, type,
                                std::min<std::size_t>(1, value.items().size()),
                                value.items().size());
    }
    auto converted = convert(item, *element);
    if (!converted) return within(converted.error(), "element " + std::to_string(i));
    items.push_back(std::move(*converted));
  }
  if (type.is(Kind::Set)) return Value::set(*element, std::move(items));
  // Members of a set that are not known may be doubles of others.
  if (value.type().is(Kind::Set) && !value.is_wholly_known() && items.size() > 1) {
    return unknown_collection(value, Type::list(*element), 1, items.size());
  }
  return Value::list(*element, std::move(items));
}

Result<Value> to_map(const Value& value, const Type& type) {
  if (!value.type().is_keyed()) return unsuitable(type);
  if (value.members().empty() && has_unsuitable_members(value.type(), type)) {
    return unsuitable(type);
  }
  const auto element = element_type(value, type);
  if (!element) return element.error();
  Members members;
  for (const auto& [key, member] : value.members()) {
    if (type.element().is_any() && has_unknown_type(member, *element)) {
      return unknown_collection(value, type, value.members().size(),
                                value.members().size());
    }
    auto converted = convert(member, *element);
    if (!converted) return within(converted.error(), "element `" + key + "`");
    members.emplace(key, std::move(*converted));
  }
  return Value::map(*element, std::move(members));
}

Result<Value> to_tuple(const Value& value, const Type& type) {
  if (!value.type().is(Kind::Tuple)) return unsuitable(type);
  const auto& types = type.elements();
  if (types.size() != value.items().size()) {
    return Error{.message = "a tuple of " + std::to_string(types.size()) +
                            " elements is required"};
  }
  Values items;
  for (std::size_t i = 0; i < types.size(); ++i) {
    auto converted = convert(value.items()[i], types[i]);
    if (!converted) return within(converted.error(), "element " + std::to_string(i));
    items.push_back(std::move(*converted));
  }
  return Value::tuple(std::move(items));
}

Result<Value> to_object(const Value& value, const Type& type) {
  if (!value.type().is_keyed()) return unsuitable(type);
  Members members;
  for (const auto& [name, attribute] : type.attributes()) {
    const Value* member = value.member(name);
    if (member == nullptr && !attribute.optional) {
      return Error{.message = "attribute `" + name + "` is required"};
    }
    auto converted = convert(member == nullptr ? Value() : *member, attribute.type);
    if (!converted) return within(converted.error(), "attribute `" + name + "`");
    members.emplace(name, std::move(*converted));
  }
  return Value::object(std::move(members));
}

Result<Value> convert_known(const Value& value, const Type& type) {
  switch (type.kind()) {
    case Kind::Any:
      return value;
    case Kind::String:
      return to_string(value);
    case Kind::Number:
      return to_number(value);
    case Kind::Bool:
      return to_bool(value);
    case Kind::List:
    case Kind::Set:
      return to_sequence(value, type);
    case Kind::Map:
      return to_map(value, type);
    case Kind::Tuple:
      return to_tuple(value, type);
    case Kind::Object:
      break;
  }
  return to_object(value, type);
}

/// The wanted type, with what the value's type says in place of `any`.
Type filled(const Type& from, const Type& to) {
  if (to.is_any()) return from;
  if (!to.is_collection()) return to;
  Type element = to.element();
  if (from.is_collection()) {
    element = filled(from.element(), to.element());
  } else if (element.is_any()) {
    std::vector<Type> parts = from.elements();
    for (const auto& [name, attribute] : from.attributes())
      parts.push_back(attribute.type);
    element = unify(parts).value_or(Type::any());
  }
  if (to.is(Kind::List)) return Type::list(element);
  return to.is(Kind::Set) ? Type::set(element) : Type::map(element);
}

/// A text that the learned value may have: that of a number or bool.
Result<Value> convert_unknown(const Value& value, const Type& type) {
  if (!is_convertible(value.type(), type)) return unsuitable(type);
  const Type target = filled(value.type(), type);
  Unknown what = value.what();
  if (value.type().is_any()) {
    what.id = derived_id("convert:" + target.display(), {&value, 1});
    return Value::unknown(target, std::move(what));
  }
  if (value.type().is_primitive() || type.is_primitive()) {
    const bool not_null = what.not_null;
    Values candidates = what.candidates;
    what = derived_unknown(target, "convert:" + target.display(), {&value, 1}).what();
    what.not_null = not_null;
    for (const Value& candidate : candidates) {
      auto converted = convert(candidate, type);
      if (converted) what.candidates.push_back(std::move(*converted));
    }
    return Value::unknown(target, std::move(what));
  }
  what.candidates.clear();
  what.id = derived_id("convert:" + target.display(), {&value, 1});
  if (type.is(Kind::Set)) what.min_length = std::min<std::size_t>(what.min_length, 1);
  return Value::unknown(target, std::move(what));
}

}  // namespace

bool is_convertible(const Type& from, const Type& to) {
  if (to.is_any() || from.is_any() || from == to) return true;
  if (to.is_primitive()) {
    return from.is_primitive() && (to.is(Kind::String) || from.is(Kind::String));
  }
  if (to.is(Kind::List) || to.is(Kind::Set)) {
    if (from.is(Kind::Tuple)) {
      return std::all_of(
          from.elements().begin(), from.elements().end(),
          [&](const Type& element) { return is_convertible(element, to.element()); });
    }
    return from.is_sequence() && is_convertible(from.element(), to.element());
  }
  if (to.is(Kind::Map)) {
    if (from.is(Kind::Map)) return is_convertible(from.element(), to.element());
    return from.is(Kind::Object) &&
           std::all_of(from.attributes().begin(), from.attributes().end(),
                       [&](const auto& attribute) {
                         return is_convertible(attribute.second.type, to.element());
                       });
  }
  if (to.is(Kind::Tuple)) {
    return std::equal(from.elements().begin(), from.elements().end(),
                      to.elements().begin(), to.elements().end(), is_convertible) &&
           from.is(Kind::Tuple);
  }
  if (from.is(Kind::Map)) {
    return std::all_of(to.attributes().begin(), to.attributes().end(),
                       [&](const auto& attribute) {
                         return is_convertible(from.element(), attribute.second.type);
                       });
  }
  return from.is(Kind::Object) &&
         std::all_of(to.attributes().begin(), to.attributes().end(),
                     [&](const auto& wanted) {
                       const Type::Attribute* own = from.attribute(wanted.first);
                       if (own == nullptr) return wanted.second.optional;
                       return is_convertible(own->type, wanted.second.type);
                     });
}

Result<Value> convert(const Value& value, const Type& type) {
  if (type.is_any() || value.type() == type) return value;
  const auto finish = [&](Result<Value> converted) -> Result<Value> {
    if (!converted) return converted;
    Value result =
        converted->as_sensitive(value.is_sensitive() || converted->is_sensitive());
    return value.place().is_known() ? result.at(value.place()) : result;
  };
  if (value.is_null()) {
    if (!is_convertible(value.type(), type)) return unsuitable(type);
    return finish(Value::null(without_optional(filled(value.type(), type))));
  }
  if (!value.is_known()) return finish(convert_unknown(value, without_optional(type)));
  auto converted = finish(convert_known(value, type));
  // The members of a set keep no marks of their own.
  if (converted && type.is(Kind::Set) && converted->has_sensitive_part()) {
    return converted->without_marks().as_sensitive();
  }
  return converted;
}

}  // namespace trailseal::hcl
