#include "hcl/function/part.hpp"

#include <algorithm>
#include <utility>

#include "hcl/access.hpp"

namespace trailseal::hcl {
bool is_uncertain_set(const Value& value) {
  return value.is_known() && !has_known_length(value);
}

std::optional<Values> items_of(const Value& value) {
  const Value parts = expanded(value);
  if (!parts.is_known()) return std::nullopt;
  return parts.items();
}

std::optional<Members> members_of(const Value& value) {
  const Value parts = expanded(value);
  if (!parts.is_known()) return std::nullopt;
  return parts.members();
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
  Value value = unknown_result(std::move(type), operation, arguments);
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
