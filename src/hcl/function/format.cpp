// format, formatlist.
#include <algorithm>
#include <optional>

#include "hcl/function/format_text.hpp"
#include "hcl/function/half_known.hpp"
#include "hcl/function/row.hpp"

namespace trailseal::hcl {
namespace {

/// A null of no type makes Terraform put the call off until apply.
bool has_bare_null(Arguments arguments) {
  return std::any_of(arguments.begin(), arguments.end(), [](const Value& argument) {
    return argument.is_null() && argument.type().is_any();
  });
}

Value put_off(std::string_view function) {
  return Value::unknown(Type::any(),
                        Unknown{.reason = "`" + std::string(function) +
                                          "` of a bare null is computed at apply"});
}

/// Terraform does not look at the format before all arguments are known.
Result<Value> refused(Type type, std::string_view function, Arguments arguments,
                      const Error& error, CallContext& context) {
  const bool known = std::all_of(arguments.begin(), arguments.end(),
                                 [](const Value& one) { return one.is_wholly_known(); });
  if (known) return error;
  context.may_fail = true;
  return derived_unknown(std::move(type), function, arguments);
}

Result<Value> format(Arguments arguments, CallContext& context) {
  if (has_bare_null(arguments.subspan(1))) return put_off("format");
  if (!arguments[0].is_known()) {
    return derived_unknown(Type::string(), "format", arguments);
  }
  const auto text =
      format_text(arguments[0].as_string(), arguments.subspan(1), context.max_bytes);
  if (text) return text_result(*text, arguments);
  return refused(Type::string(), "format", arguments, text.error(), context);
}

bool is_spread(const Value& value) {
  return value.type().is_sequence() && !value.is_null();
}

/// Nobody knows how many members the sequence has, or in which order.
bool is_uncertain(const Value& value) {
  if (!value.is_known()) return value.type().is_any() || value.type().is_sequence();
  return value.type().is(Type::Kind::Set) && value.items().size() > 1 &&
         !value.is_wholly_known();
}

/// How many texts there will be; an error where two sequences differ.
Result<std::size_t> rounds_of(Arguments arguments) {
  std::optional<std::size_t> rounds;
  for (const Value& argument : arguments) {
    if (!is_spread(argument)) continue;
    const std::size_t size = argument.items().size();
    if (rounds && *rounds != size) {
      return failure("the lists have different lengths: " + std::to_string(*rounds) +
                     " and " + std::to_string(size));
    }
    rounds = size;
  }
  return rounds.value_or(1);
}

Result<Value> formatlist(Arguments arguments, CallContext& context) {
  const Arguments values = arguments.subspan(1);
  if (has_bare_null(values)) return put_off("formatlist");
  if (!arguments[0].is_known() ||
      std::any_of(values.begin(), values.end(), is_uncertain)) {
    return derived_unknown(Type::list(Type::string()), "formatlist", arguments);
  }
  const auto rounds = rounds_of(values);
  if (!rounds) return rounds.error();
  if (*rounds > context.max_members) return too_large("formatlist");
  Values items;
  std::size_t size = 0;
  for (std::size_t round = 0; round < *rounds; ++round) {
    Values operands;
    for (const Value& value : values) {
      operands.push_back(is_spread(value) ? value.items()[round] : value);
    }
    const auto text =
        format_text(arguments[0].as_string(), operands, context.max_bytes - size);
    if (!text) {
      const Error error =
          failure("text " + std::to_string(round) + ": " + text.error().message,
                  text.error().help);
      return refused(Type::list(Type::string()), "formatlist", arguments, error, context);
    }
    size += std::min(literal_size(*text), context.max_bytes - size);
    items.push_back(text_result(*text, arguments));
  }
  return Value::list(Type::string(), std::move(items));
}

}  // namespace

Rows format_rows() {
  return {Function{.name = "format",
                   .parameters = {text_parameter("format")},
                   .variadic = nullable(any_value("args")),
                   .returns = Type::string(),
                   .body = &format},
          Function{.name = "formatlist",
                   .parameters = {text_parameter("format")},
                   .variadic = nullable(any_value("args")),
                   .returns = Type::list(Type::string()),
                   .body = &formatlist}};
}

}  // namespace trailseal::hcl
