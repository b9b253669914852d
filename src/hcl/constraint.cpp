// `optional()` in type constraints: what a value of the type looks like, and defaults.
#include "hcl/conversion.hpp"

namespace trailseal::hcl {

namespace {

using Kind = Type::Kind;

}  // namespace

Type without_optional(const Type& type) {
  switch (type.kind()) {
    case Kind::List:
      return Type::list(without_optional(type.element()));
    case Kind::Set:
      return Type::set(without_optional(type.element()));
    case Kind::Map:
      return Type::map(without_optional(type.element()));
    case Kind::Tuple: {
      std::vector<Type> elements;
      for (const Type& element : type.elements()) {
        elements.push_back(without_optional(element));
      }
      return Type::tuple(std::move(elements));
    }
    case Kind::Object: {
      Type::Attributes attributes;
      for (const auto& [name, attribute] : type.attributes()) {
        attributes.emplace(name,
                           Type::Attribute{.type = without_optional(attribute.type)});
      }
      return Type::object(std::move(attributes));
    }
    default:
      return type;
  }
}

namespace {

Value object_with_defaults(const Value& value, const Type& constraint) {
  Members members = value.members();
  for (const auto& [name, attribute] : constraint.attributes()) {
    const auto own = members.find(name);
    if (own == members.end() || own->second.is_null()) {
      if (attribute.fallback) {
        members.insert_or_assign(name,
                                 with_defaults(*attribute.fallback, attribute.type));
      }
    } else {
      own->second = with_defaults(own->second, attribute.type);
    }
  }
  return Value::object(std::move(members));
}

}  // namespace

Value with_defaults(const Value& value, const Type& constraint) {
  if (!value.is_known() || value.is_null()) return value;
  Value filled = value;
  if (constraint.is(Kind::Object) && value.type().is_keyed()) {
    filled = object_with_defaults(value, constraint);
  } else if (constraint.is(Kind::Map) && value.type().is_keyed()) {
    Members members = value.members();
    for (auto& [key, member] : members) {
      member = with_defaults(member, constraint.element());
    }
    filled = Value::object(std::move(members));
  } else if (value.type().is_sequence() &&
             (constraint.is(Kind::List) || constraint.is(Kind::Set) ||
              (constraint.is(Kind::Tuple) &&
               constraint.elements().size() == value.items().size()))) {
    Values items = value.items();
    for (std::size_t i = 0; i < items.size(); ++i) {
      items[i] =
          with_defaults(items[i], constraint.is(Kind::Tuple) ? constraint.elements()[i]
                                                             : constraint.element());
    }
    filled = Value::tuple(std::move(items));
  }
  filled = filled.as_sensitive(value.is_sensitive());
  return value.place().is_known() ? filled.at(value.place()) : filled;
}

}  // namespace trailseal::hcl
