// tobool, tolist, tomap, tonumber, toset, tostring, sensitive, nonsensitive, issensitive,
// ephemeralasnull.
#include "hcl/conversion.hpp"
#include "hcl/function/half_known.hpp"
#include "hcl/function/row.hpp"

namespace trailseal::hcl {
namespace {

Result<Value> converted(Arguments arguments, const Type& type) {
  const auto value = convert(arguments[0], type);
  if (value) return *value;
  return failure("a " + arguments[0].type().name() + " cannot become a " + type.name() +
                     ": " + value.error().message,
                 value.error().help);
}

Result<Value> tobool(Arguments arguments, CallContext&) {
  return converted(arguments, Type::boolean());
}

Result<Value> tolist(Arguments arguments, CallContext&) {
  return converted(arguments, Type::list(Type::any()));
}

Result<Value> tomap(Arguments arguments, CallContext&) {
  return converted(arguments, Type::map(Type::any()));
}

Result<Value> tonumber(Arguments arguments, CallContext&) {
  return converted(arguments, Type::number());
}

Result<Value> toset(Arguments arguments, CallContext&) {
  return converted(arguments, Type::set(Type::any()));
}

Result<Value> tostring(Arguments arguments, CallContext& context) {
  if (arguments[0].type().is_primitive()) context.may_fail = false;
  return converted(arguments, Type::string());
}

Result<Value> sensitive(Arguments arguments, CallContext&) {
  return arguments[0].as_sensitive();
}

Result<Value> nonsensitive(Arguments arguments, CallContext&) {
  return arguments[0].as_sensitive(false);
}

/// An unknown may still turn out to be sensitive.
Result<Value> issensitive(Arguments arguments, CallContext&) {
  const Value& value = arguments[0];
  if (value.is_sensitive()) return Value::boolean(true);
  if (value.is_known()) return Value::boolean(false);
  return derived_unknown(Type::boolean(), "issensitive", arguments);
}

/// Nothing that this program reads is ephemeral.
Result<Value> ephemeralasnull(Arguments arguments, CallContext&) { return arguments[0]; }

Function row(std::string_view name, std::string_view parameter, Type returns,
             FunctionBody body, bool total) {
  return Function{.name = name,
                  .parameters = {nullable(marked_value(parameter))},
                  .returns = std::move(returns),
                  .body = body,
                  .total = total,
                  .may_be_null = true};
}

}  // namespace

std::span<const Function> type_functions() {
  static const Rows rows{
      row("ephemeralasnull", "value", Type::any(), &ephemeralasnull, true),
      row("issensitive", "value", Type::boolean(), &issensitive, true),
      row("nonsensitive", "value", Type::any(), &nonsensitive, true),
      row("sensitive", "value", Type::any(), &sensitive, true),
      row("tobool", "v", Type::boolean(), &tobool, false),
      row("tolist", "v", Type::list(Type::any()), &tolist, false),
      row("tomap", "v", Type::map(Type::any()), &tomap, false),
      row("tonumber", "v", Type::number(), &tonumber, false),
      row("toset", "v", Type::set(Type::any()), &toset, false),
      row("tostring", "v", Type::string(), &tostring, false)};
  return rows;
}

}  // namespace trailseal::hcl
