// abs, ceil, floor, log, max, min, parseint, pow, signum, sum.
#include <cmath>

#include "hcl/conversion.hpp"
#include "hcl/function/machine_number.hpp"
#include "hcl/function/part.hpp"
#include "hcl/function/row.hpp"

namespace trailseal::hcl {
namespace {

Result<Value> abs(Arguments arguments, CallContext&) {
  return Value::number(arguments[0].as_number().absolute());
}

Result<Value> ceil(Arguments arguments, CallContext&) {
  return Value::number(arguments[0].as_number().ceiling());
}

Result<Value> floor(Arguments arguments, CallContext&) {
  return Value::number(arguments[0].as_number().floor());
}

Result<Value> signum(Arguments arguments, CallContext&) {
  const auto number = whole_number(arguments[0]);
  if (!number) return number.error();
  return Value::number(static_cast<std::int64_t>((*number > 0) - (*number < 0)));
}

/// Terraform counts these two in the machine's own precision.
Result<Value> of_double(double value) {
  if (std::isnan(value)) return failure("the result is not a number");
  return Value::number(Number::of_double(value));
}

Result<Value> log(Arguments arguments, CallContext&) {
  return of_double(machine_log(arguments[0].as_number().as_double()) /
                   machine_log(arguments[1].as_number().as_double()));
}

Result<Value> pow(Arguments arguments, CallContext&) {
  return of_double(machine_pow(arguments[0].as_number().as_double(),
                               arguments[1].as_number().as_double()));
}

// ---------------------------------------------------------------------- max and min

/// The greatest, or with `sign` -1 the least, of numbers that may be unknown. What is
/// known of them bounds the result.
Result<Value> extreme(Arguments arguments, CallContext& context,
                      std::string_view function, int sign) {
  if (arguments.empty()) return failure("at least one number is required");
  context.may_fail = false;
  std::optional<Number> best;
  bool certain = true;
  for (const Value& value : arguments) {
    if (!value.is_known()) {
      certain = false;
      continue;
    }
    const Number& number = value.as_number();
    if (!best || compare(number, *best) * sign > 0) best = number;
  }
  if (certain) return Value::number(*best);
  const Value value = derived_unknown(Type::number(), function, arguments);
  Unknown what = value.what();
  (sign > 0 ? what.least : what.most) = best;
  return Value::unknown(Type::number(), std::move(what));
}

Result<Value> max(Arguments arguments, CallContext& context) {
  return extreme(arguments, context, "max", 1);
}

Result<Value> min(Arguments arguments, CallContext& context) {
  return extreme(arguments, context, "min", -1);
}

// ------------------------------------------------------------------- sum, parseint

Result<Value> sum(Arguments arguments, CallContext&) {
  const Value& list = arguments[0];
  if (list.type().is_any()) return derived_unknown(Type::number(), "sum", arguments);
  if (!list.type().is_sequence()) {
    return failure("a list, set or tuple is required, not a " + list.type().name());
  }
  const Value unknown = derived_unknown(Type::number(), "sum", arguments);
  const auto items = items_of(list);
  if (!items) return unknown;
  if (items->empty()) return failure("an empty list has no sum");
  std::optional<Number> total;
  bool certain = !is_uncertain_set(list);
  for (const Value& item : *items) {
    if (item.is_null()) return failure("null has no sum");
    if (item.type().is_any()) {
      certain = false;
      continue;
    }
    const auto number = convert(item, Type::number());
    if (!number) return number.error();
    certain = certain && number->is_known();
    if (number->is_known()) {
      total = total ? *total + number->as_number() : number->as_number();
    }
  }
  return certain ? Value::number(*total) : unknown;
}

/// The value of a digit as Go has it: 0-9, a-z, and A-Z the same up to base 36, behind
/// them above it.
int digit_value(char c, int base) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'z') return c - 'a' + 10;
  if (c >= 'A' && c <= 'Z') return c - 'A' + (base > 36 ? 36 : 10);
  return 99;
}

std::optional<Number> read_integer(const std::string& text, int base) {
  std::string digits = text;
  const std::size_t start = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
  for (std::size_t i = start; i < text.size(); ++i) {
    if (digit_value(text[i], base) >= base) return std::nullopt;
    // The library has the letters the other way round.
    const bool is_letter = base > 36 && (text[i] < '0' || text[i] > '9');
    if (is_letter) digits[i] = static_cast<char>(text[i] ^ 0x20);
  }
  return Number::parse_integer(digits, base);
}

Result<Value> parseint(Arguments arguments, CallContext&) {
  const Value unknown = derived_unknown(Type::number(), "parseint", arguments);
  const Value& digits = arguments[0];
  if (digits.type().is_any()) return unknown;
  if (!digits.type().is(Type::Kind::String)) {
    return failure("the first argument must be a string, not a " + digits.type().name());
  }
  if (!arguments[1].is_known()) return unknown;
  const auto base = whole_number(arguments[1]);
  if (!base) return base.error();
  if (*base < 2 || *base > 62) return failure("the base must be from 2 to 62");
  if (!digits.is_known()) return unknown;
  const auto number = read_integer(digits.as_string(), static_cast<int>(*base));
  if (!number) {
    return failure("`" + digits.as_string() + "` is not a whole number in base " +
                   std::to_string(*base));
  }
  return Value::number(*number);
}

Function row(std::string_view name, std::initializer_list<std::string_view> parameters,
             FunctionBody body, bool total) {
  Function function{
      .name = name, .returns = Type::number(), .body = body, .total = total};
  for (const std::string_view parameter : parameters) {
    function.parameters.push_back(known_number(parameter));
  }
  return function;
}

Function variadic_row(std::string_view name, FunctionBody body) {
  return Function{.name = name,
                  .variadic = any_value("numbers", Type::number()),
                  .returns = Type::number(),
                  .body = body};
}

}  // namespace

std::span<const Function> number_functions() {
  static const Rows rows{
      row("abs", {"num"}, &abs, true),
      row("ceil", {"num"}, &ceil, true),
      row("floor", {"num"}, &floor, true),
      row("log", {"num", "base"}, &log, false),
      variadic_row("max", &max),
      variadic_row("min", &min),
      Function{.name = "parseint",
               .parameters = {any_value("number"), any_value("base", Type::number())},
               .returns = Type::number(),
               .body = &parseint},
      row("pow", {"num", "power"}, &pow, false),
      row("signum", {"num"}, &signum, false),
      Function{.name = "sum",
               .parameters = {any_value("list")},
               .returns = Type::number(),
               .body = &sum}};
  return rows;
}

}  // namespace trailseal::hcl
