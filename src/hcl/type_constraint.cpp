#include "hcl/type_constraint.hpp"

#include "document/source.hpp"
#include "hcl/body.hpp"
#include "hcl/conversion.hpp"
#include "hcl/evaluator.hpp"

namespace trailseal::hcl {
namespace {

Error no_type(const Place& place) {
  return at_place(
      Error{.message = "this is not a type",
            .help = "types are `string`, `number`, `bool`, `any`, `list(T)`, `set(T)`, "
                    "`map(T)`, `tuple([T, ...])` and `object({ name = T, ... })`"},
      place);
}

Result<Type> keyword_type(const std::string& word, const Place& place) {
  if (word == "string") return Type::string();
  if (word == "number") return Type::number();
  if (word == "bool") return Type::boolean();
  if (word == "any") return Type::any();
  // Terraform takes the bare words of its first versions for collections of anything.
  if (word == "list") return Type::list(Type::any());
  if (word == "map") return Type::map(Type::any());
  return no_type(place);
}

Result<Type> tuple_type(const Expression& expression) {
  const auto* items = std::get_if<TupleNode>(&expression.node);
  if (items == nullptr) return no_type(expression.place);
  std::vector<Type> elements;
  for (const Tree& item : items->items) {
    auto element = read_type_constraint(*item);
    if (!element) return element;
    elements.push_back(std::move(*element));
  }
  return Type::tuple(std::move(elements));
}

/// `optional(T)` or `optional(T, default)`
Result<Type::Attribute> optional_attribute(const Call& call, const Place& place) {
  if (call.arguments.empty() || call.arguments.size() > 2) {
    return at_place(Error{.message = "`optional` takes a type and perhaps a default"},
                    place);
  }
  auto type = read_type_constraint(*call.arguments[0]);
  if (!type) return type.error();
  Type::Attribute attribute{.type = *type, .optional = true};
  if (call.arguments.size() == 1) return attribute;
  NamedScope nothing;
  auto fallback = Evaluator(nothing).evaluate(*call.arguments[1]);
  if (!fallback) return fallback.error();
  auto converted = convert(with_defaults(*fallback, *type), *type);
  if (!converted) {
    return at_place(Error{.message = "the default of `optional` does not fit its type: " +
                                     converted.error().message},
                    call.arguments[1]->place);
  }
  attribute.fallback = std::make_shared<const Value>(std::move(*converted));
  return attribute;
}

Result<Type> object_type(const Expression& expression) {
  const auto* object = std::get_if<ObjectNode>(&expression.node);
  if (object == nullptr) return no_type(expression.place);
  Type::Attributes attributes;
  for (const ObjectNode::Item& item : object->items) {
    const auto name = literal_string(*item.key);
    if (!name) {
      return at_place(Error{.message = "the name of an attribute is a plain name"},
                      item.key->place);
    }
    const auto* call = std::get_if<Call>(&item.value->node);
    if (call != nullptr && call->name == "optional") {
      auto attribute = optional_attribute(*call, item.value->place);
      if (!attribute) return attribute.error();
      attributes.insert_or_assign(*name, std::move(*attribute));
      continue;
    }
    auto type = read_type_constraint(*item.value);
    if (!type) return type;
    attributes.insert_or_assign(*name, Type::Attribute{.type = std::move(*type)});
  }
  return Type::object(std::move(attributes));
}

}  // namespace

Result<Type> read_type_constraint(const Expression& expression) {
  if (const auto word = keyword_of(expression)) {
    return keyword_type(*word, expression.place);
  }
  const auto* call = std::get_if<Call>(&expression.node);
  if (call == nullptr || call->arguments.size() != 1) return no_type(expression.place);
  const Expression& argument = *call->arguments[0];
  if (call->name == "tuple") return tuple_type(argument);
  if (call->name == "object") return object_type(argument);
  if (call->name != "list" && call->name != "set" && call->name != "map") {
    return no_type(expression.place);
  }
  auto element = read_type_constraint(argument);
  if (!element) return element;
  if (call->name == "list") return Type::list(*element);
  return call->name == "set" ? Type::set(*element) : Type::map(*element);
}

Result<Type> read_type_constraint(std::string_view text, const std::string& path) {
  auto tree = read_expression(Source(path, text));
  if (!tree) return tree.error();
  return read_type_constraint(**tree);
}

}  // namespace trailseal::hcl
