#include "hcl/type.hpp"

#include <algorithm>

namespace trailseal::hcl {

struct Type::Parts {
  Type element{};
  std::vector<Type> elements{};
  Attributes attributes{};
};

namespace {

const char* word(Type::Kind kind) {
  switch (kind) {
    case Type::Kind::Any:
      return "any";
    case Type::Kind::String:
      return "string";
    case Type::Kind::Number:
      return "number";
    case Type::Kind::Bool:
      return "bool";
    case Type::Kind::List:
      return "list";
    case Type::Kind::Set:
      return "set";
    case Type::Kind::Map:
      return "map";
    case Type::Kind::Tuple:
      return "tuple";
    case Type::Kind::Object:
      break;
  }
  return "object";
}

std::string display_attribute(const std::string& name, const Type::Attribute& attribute) {
  const std::string type = attribute.type.display();
  return name + "=" + (attribute.optional ? "optional(" + type + ")" : type);
}

}  // namespace

Type Type::list(Type element) {
  Type type(Kind::List);
  type.parts_ = std::make_shared<const Parts>(Parts{.element = std::move(element)});
  return type;
}

Type Type::set(Type element) {
  Type type = list(std::move(element));
  type.kind_ = Kind::Set;
  return type;
}

Type Type::map(Type element) {
  Type type = list(std::move(element));
  type.kind_ = Kind::Map;
  return type;
}

Type Type::tuple(std::vector<Type> elements) {
  Type type(Kind::Tuple);
  type.parts_ = std::make_shared<const Parts>(Parts{.elements = std::move(elements)});
  return type;
}

Type Type::object(Attributes attributes) {
  Type type(Kind::Object);
  type.parts_ = std::make_shared<const Parts>(Parts{.attributes = std::move(attributes)});
  return type;
}

bool Type::is_primitive() const {
  return kind_ == Kind::String || kind_ == Kind::Number || kind_ == Kind::Bool;
}

bool Type::is_sequence() const {
  return kind_ == Kind::List || kind_ == Kind::Set || kind_ == Kind::Tuple;
}

bool Type::is_keyed() const { return kind_ == Kind::Map || kind_ == Kind::Object; }

bool Type::is_collection() const {
  return kind_ == Kind::List || kind_ == Kind::Set || kind_ == Kind::Map;
}

bool Type::is_complete() const {
  if (is_any()) return false;
  if (is_collection()) return element().is_complete();
  for (const Type& type : elements()) {
    if (!type.is_complete()) return false;
  }
  for (const auto& [name, attribute] : attributes()) {
    if (!attribute.type.is_complete()) return false;
  }
  return true;
}

const Type& Type::element() const {
  static const Type none;
  return is_collection() ? parts_->element : none;
}

const std::vector<Type>& Type::elements() const {
  static const std::vector<Type> none;
  return is(Kind::Tuple) ? parts_->elements : none;
}

const Type::Attributes& Type::attributes() const {
  static const Attributes none;
  return is(Kind::Object) ? parts_->attributes : none;
}

const Type::Attribute* Type::attribute(const std::string& name) const {
  const auto found = attributes().find(name);
  return found == attributes().end() ? nullptr : &found->second;
}

std::string Type::display() const {
  if (is_collection()) return word(kind_) + ("(" + element().display()) + ")";
  std::string parts;
  if (is(Kind::Tuple)) {
    for (const Type& type : elements()) {
      parts += (parts.empty() ? "" : ", ") + type.display();
    }
    return "tuple([" + parts + "])";
  }
  if (is(Kind::Object)) {
    for (const auto& [name, attribute] : attributes()) {
      parts += (parts.empty() ? "" : ", ") + display_attribute(name, attribute);
    }
    return "object({" + parts + "})";
  }
  return word(kind_);
}

std::string Type::name() const {
  if (is_any()) return "value of any type";
  if (is_collection()) return word(kind_) + (" of " + element().name());
  return word(kind_);
}

bool operator==(const Type& a, const Type& b) {
  if (a.kind_ != b.kind_) return false;
  if (a.parts_ == b.parts_) return true;
  if (a.is_collection()) return a.element() == b.element();
  if (a.is(Type::Kind::Tuple)) return a.elements() == b.elements();
  const auto same = [](const auto& x, const auto& y) {
    return x.first == y.first && x.second.type == y.second.type &&
           x.second.optional == y.second.optional;
  };
  return std::equal(a.attributes().begin(), a.attributes().end(), b.attributes().begin(),
                    b.attributes().end(), same);
}

}  // namespace trailseal::hcl
