// coalesce, coalescelist: the first argument that is something.
#include <algorithm>

#include "hcl/conversion.hpp"
#include "hcl/equality.hpp"
#include "hcl/function/half_known.hpp"
#include "hcl/function/part.hpp"
#include "hcl/function/row.hpp"

namespace trailseal::hcl {
namespace {

using Kind = Type::Kind;

/// The one type of all arguments. Beside a bare null, which has no type, Terraform
/// converts strings, numbers and bools only, and leaves the rest as it is (`any`).
std::optional<Type> common_type(Arguments arguments) {
  std::vector<Type> types;
  for (const Value& value : arguments) {
    if (!value.is_null() || !value.type().is_any()) types.push_back(value.type());
  }
  auto type = types.empty() ? std::optional(Type::any()) : unify(types);
  const bool has_bare_null = types.size() < arguments.size();
  if (!has_bare_null) return type;
  const bool is_primitive = std::all_of(
      types.begin(), types.end(), [](const Type& one) { return one.is_primitive(); });
  return type && is_primitive ? type : Type::any();
}

/// Is the value neither null nor the empty string?
Verdict is_something(const Value& value) {
  if (value.is_null()) return Verdict::Fails;
  Verdict is_filled = Verdict::Holds;
  if (value.type().is(Kind::String)) {
    is_filled = negate(equal_texts(value.text(), Text()));
  } else if (value.type().is_any()) {
    is_filled = Verdict::Unknown;
  }
  if (is_filled == Verdict::Fails || value.is_never_null()) return is_filled;
  return Verdict::Unknown;
}

Result<Value> coalesce(Arguments arguments, CallContext& context) {
  const auto type = arguments.empty() ? std::nullopt : common_type(arguments);
  if (!type) return failure("all arguments must have one type");
  const bool is_open =
      std::any_of(arguments.begin(), arguments.end(), [](const Value& value) {
        return !value.is_known() && !value.type().is_complete();
      });
  // An unknown of no type may still widen the others: to strings, as far as they go.
  if (is_open && !type->is(Kind::String)) {
    return derived_unknown(Type::any(), "coalesce", arguments);
  }
  for (const Value& argument : arguments) {
    if (argument.type().is_any() && !argument.is_null()) {
      return derived_unknown(Type::any(), "coalesce", arguments);
    }
    const auto value =
        argument.is_null() ? Result<Value>(argument) : convert(argument, *type);
    if (!value) return value.error();
    const Verdict something = is_something(*value);
    if (something == Verdict::Holds) {
      if (!is_open) context.may_fail = false;
      return *value;
    }
    if (something == Verdict::Unknown) {
      return derived_unknown(is_open ? Type::any() : *type, "coalesce", arguments);
    }
  }
  return failure("every argument is null or empty",
                 "give a last argument that is neither");
}

Result<Value> coalescelist(Arguments arguments, CallContext&) {
  if (arguments.empty()) return failure("at least one list is required");
  for (const Value& value : arguments) {
    const Type& type = value.type();
    const bool is_list = type.is(Kind::List) || type.is(Kind::Tuple);
    if (!is_list && value.is_known()) {
      return failure("lists and tuples are required, not a " + type.name());
    }
  }
  for (const Value& value : arguments) {
    if (value.is_null()) continue;
    const LengthBounds bounds = length_bounds(value);
    const bool is_list = value.type().is(Kind::List) || value.type().is(Kind::Tuple);
    const bool is_certain = is_list && value.is_never_null();
    if (is_certain && bounds.least > 0) return value;
    const bool is_empty = is_certain && bounds.most && *bounds.most == 0;
    if (is_empty) continue;
    const bool one_type =
        std::all_of(arguments.begin(), arguments.end(),
                    [&](const Value& other) { return other.type() == value.type(); });
    return derived_unknown(one_type ? value.type() : Type::any(), "coalescelist",
                           arguments);
  }
  return failure("every list is null or empty");
}

}  // namespace

Rows choice_rows() {
  return {
      Function{
          .name = "coalesce", .variadic = nullable(any_value("vals")), .body = &coalesce},
      Function{.name = "coalescelist",
               .variadic = nullable(any_value("vals")),
               .body = &coalescelist}};
}

}  // namespace trailseal::hcl
