#include "hcl/function/part.hpp"

#include <algorithm>
#include <utility>

namespace trailseal::hcl {
namespace {

/// The same id as that of an index or attribute of the unknown.
Value unknown_part(const Value& whole, const Value& key, const Type& type) {
  const Values operands{whole, key};
  return derived_unknown(type, "index", operands, false);
}

}  // namespace

bool is_uncertain_set(const Value& value) {
  return value.is_known() && value.type().is(Type::Kind::Set) &&
         value.items().size() > 1 && !value.is_wholly_known();
}

std::optional<Values> items_of(const Value& value) {
  if (value.is_known()) return value.items();
  if (!value.type().is(Type::Kind::Tuple)) return std::nullopt;
  Values items;
  for (const Type& type : value.type().elements()) {
    const Value key = Value::number(static_cast<std::int64_t>(items.size()));
    items.push_back(unknown_part(value, key, type));
  }
  return items;
}

std::optional<Members> members_of(const Value& value) {
  if (value.is_known()) return value.members();
  if (!value.type().is(Type::Kind::Object)) return std::nullopt;
  Members members;
  for (const auto& [name, attribute] : value.type().attributes()) {
    members.emplace(name, unknown_part(value, Value::string(name), attribute.type));
  }
  return members;
}

LengthBounds length_bounds(const Value& value) {
  if (!value.is_known()) {
    if (value.type().is(Type::Kind::Tuple)) {
      const std::size_t size = value.type().elements().size();
      return {size, size};
    }
    if (value.type().is(Type::Kind::Object)) {
      const std::size_t size = value.type().attributes().size();
      return {size, size};
    }
    return {value.what().min_length, value.what().max_length};
  }
  const std::size_t size = value.items().size() + value.members().size();
  if (!is_uncertain_set(value)) return {size, size};
  const auto known = static_cast<std::size_t>(
      std::count_if(value.items().begin(), value.items().end(),
                    [](const Value& item) { return item.is_wholly_known(); }));
  return {std::max<std::size_t>(known, 1), size};
}

Value unknown_result(Type type, std::string_view operation, Arguments arguments,
                     bool not_null) {
  const bool marked =
      std::any_of(arguments.begin(), arguments.end(),
                  [](const Value& value) { return value.has_sensitive_part(); });
  return derived_unknown(std::move(type), operation, arguments, not_null)
      .as_sensitive(marked);
}

Value unknown_collection(Type type, std::string_view operation, Arguments arguments,
                         LengthBounds bounds) {
  const Value value = unknown_result(std::move(type), operation, arguments);
  if (!value.type().is_collection()) return value;
  Unknown what = value.what();
  what.min_length = bounds.least;
  what.max_length = bounds.most;
  return Value::unknown(value.type(), std::move(what)).as_sensitive(value.is_sensitive());
}

Value with_marks_of(const Value& value, Arguments arguments) {
  const bool marked = std::any_of(arguments.begin(), arguments.end(),
                                  [](const Value& one) { return one.is_sensitive(); });
  return marked ? value.as_sensitive() : value;
}

Result<std::int64_t> whole_number(const Value& value) {
  const auto integer = value.as_number().integer();
  if (!integer) return Error{.message = "a whole number is required"};
  return *integer;
}

}  // namespace trailseal::hcl
