// compact, distinct, sort, chunklist, range, matchkeys, contains, index, alltrue,
// anytrue: functions that look at the items of a list.
//
// Where an unknown item decides about the result, the result is unknown; where every
// comparison is certain, it is known though items are not.
#include <algorithm>

#include "hcl/conversion.hpp"
#include "hcl/equality.hpp"
#include "hcl/function/half_known.hpp"
#include "hcl/function/part.hpp"
#include "hcl/function/row.hpp"

namespace trailseal::hcl {
namespace {

using Kind = Type::Kind;

/// Is the string neither null nor empty?
Verdict has_text(const Value& value) {
  if (value.is_null()) return Verdict::Fails;
  const Verdict is_empty = equal_texts(value.text(), Text());
  if (is_empty == Verdict::Holds) return Verdict::Fails;
  if (!value.is_never_null()) return Verdict::Unknown;
  return negate(is_empty);
}

Result<Value> compact(Arguments arguments, CallContext&) {
  const Value& list = arguments[0];
  Values kept;
  bool certain = list.is_known();
  for (const Value& item : list.items()) {
    const Verdict has = has_text(item);
    if (has == Verdict::Holds) kept.push_back(item);
    certain = certain && has != Verdict::Unknown;
  }
  if (certain) return Value::list(Type::string(), std::move(kept));
  return unknown_collection(Type::list(Type::string()), "compact", arguments,
                            {kept.size(), length_bounds(list).most});
}

/// Does a value stand in a list? Holds as soon as one item is the same for certain.
Verdict stands_in(const Values& items, const Value& value) {
  Verdict found = Verdict::Fails;
  for (const Value& item : items) {
    found = either(found, equal(item, value));
    if (found == Verdict::Holds) break;
  }
  return found;
}

Result<Value> distinct(Arguments arguments, CallContext&) {
  const Value& list = arguments[0];
  Values kept;
  bool certain = list.is_known() && !is_uncertain_set(list);
  for (const Value& item : list.items()) {
    const Verdict there = stands_in(kept, item);
    if (there == Verdict::Unknown) certain = false;
    if (there == Verdict::Fails) kept.push_back(item);
  }
  if (certain) return Value::list(list.type().element(), std::move(kept));
  const LengthBounds bounds = length_bounds(list);
  return unknown_collection(list.type(), "distinct", arguments,
                            {std::min<std::size_t>(bounds.least, 1), bounds.most});
}

Result<Value> sort(Arguments arguments, CallContext&) {
  const Value& list = arguments[0];
  const Type type = Type::list(Type::string());
  if (!list.is_known()) {
    return unknown_collection(type, "sort", arguments, length_bounds(list));
  }
  Values items = list.items();
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].is_null()) {
      return failure("element " + std::to_string(i) +
                     " is null, and null cannot be sorted");
    }
  }
  if (items.size() < 2 || list.is_wholly_known()) {
    std::stable_sort(items.begin(), items.end(), [](const Value& a, const Value& b) {
      return a.as_string() < b.as_string();
    });
    return Value::list(Type::string(), std::move(items));
  }
  // As many as before, in an order that nobody knows.
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Values operands{list, Value::number(static_cast<std::int64_t>(i))};
    items[i] = derived_unknown(Type::string(), "sort", operands);
  }
  return Value::list(Type::string(), std::move(items));
}

Result<Value> chunklist(Arguments arguments, CallContext& context) {
  const Value& list = arguments[0];
  const Type type = Type::list(list.type());
  if (!list.is_known() || !arguments[1].is_known()) {
    return unknown_result(type, "chunklist", arguments);
  }
  const auto size = whole_number(arguments[1]);
  if (!size) return size.error();
  if (*size < 0) return failure("the size must not be negative");
  const Values& items = list.items();
  const std::size_t step = *size == 0 ? std::max<std::size_t>(items.size(), 1)
                                      : static_cast<std::size_t>(*size);
  Values chunks;
  for (std::size_t at = 0; at < items.size(); at += std::min(step, items.size() - at)) {
    const auto begin = items.begin() + static_cast<std::ptrdiff_t>(at);
    const auto end =
        begin + static_cast<std::ptrdiff_t>(std::min(step, items.size() - at));
    chunks.push_back(Value::list(list.type().element(), Values(begin, end)));
  }
  return certain(context,
                 with_marks_of(Value::list(list.type(), std::move(chunks)), arguments));
}

// --------------------------------------------------------------------------- range

Result<Value> range(Arguments arguments, CallContext&) {
  constexpr std::size_t kMost = 1024;  // Terraform's own bound
  if (arguments.empty() || arguments.size() > 3) {
    return failure("one, two or three numbers are required");
  }
  const Number zero;
  const Number start = arguments.size() > 1 ? arguments[0].as_number() : zero;
  const Number& end = arguments[arguments.size() > 1 ? 1 : 0].as_number();
  const Number step = arguments.size() > 2 ? arguments[2].as_number()
                      : end < start        ? Number(-1)
                                           : Number(1);
  const bool down = step.is_negative() && !step.is_zero();
  if (down && start < end) {
    return failure("the end must be less than the start where the step is negative");
  }
  if (!down && end < start) {
    return failure("the end must be greater than the start where the step is positive");
  }
  Values items;
  for (Number at = start; down ? end < at : at < end; at = at + step) {
    if (items.size() == kMost) {
      return failure("more than 1024 numbers", "use a larger step or a closer end");
    }
    items.push_back(Value::number(at));
  }
  return Value::list(Type::number(), std::move(items));
}

// ----------------------------------------------------------- contains, index, matchkeys

Result<Value> contains(Arguments arguments, CallContext& context) {
  const Value& list = arguments[0];
  if (list.is_known() && !list.type().is_sequence()) {
    return failure("a list, tuple or set is required, not a " + list.type().name());
  }
  if (list.type().is_sequence()) context.may_fail = false;
  const auto items = list.type().is_sequence() ? items_of(list) : std::nullopt;
  return verdict_value(items ? stands_in(*items, arguments[1]) : Verdict::Unknown,
                       "contains", arguments);
}

Result<Value> index(Arguments arguments, CallContext& context) {
  const Value& list = arguments[0];
  const bool is_list = list.type().is(Kind::List) || list.type().is(Kind::Tuple);
  if (list.is_known() && !is_list) {
    return failure("a list or tuple is required, not a " + list.type().name());
  }
  const auto items = is_list ? items_of(list) : std::nullopt;
  const bool is_deferred = items && items->empty() && !arguments[1].is_wholly_known();
  if (!items || is_deferred) {
    return derived_unknown(Type::number(), "index", arguments);
  }
  if (items->empty()) return failure("an empty list has no items");
  for (std::size_t i = 0; i < items->size(); ++i) {
    const Verdict same = equal((*items)[i], arguments[1]);
    if (same == Verdict::Unknown) {
      return derived_unknown(Type::number(), "index", arguments);
    }
    if (same == Verdict::Holds) {
      return certain(context, Value::number(static_cast<std::int64_t>(i)));
    }
  }
  return failure("the item is not in the list");
}

/// Keys and search set in their one type; nothing where they have none.
std::optional<std::pair<Value, Value>> one_type(const Value& keys, const Value& wanted) {
  std::vector<Type> types;
  for (const Value* list : {&keys, &wanted}) {
    const bool tells = !list->type().element().is_any() || !list->is_known();
    if (tells) types.push_back(list->type().element());
  }
  const auto type = types.empty() ? std::optional(Type::any()) : unify(types);
  if (!type) return std::nullopt;
  const auto left = convert(keys, Type::list(*type));
  const auto right = convert(wanted, Type::list(*type));
  if (!left || !right) return std::nullopt;
  return std::pair(*left, *right);
}

Result<Value> matchkeys(Arguments arguments, CallContext& context) {
  const Value& values = arguments[0];
  const auto lists = one_type(arguments[1], arguments[2]);
  if (!lists) return failure("keys and search set must have one type");
  const Value unknown = derived_unknown(values.type(), "matchkeys", arguments);
  if (!values.is_known() || !lists->first.is_known() || !lists->second.is_known()) {
    return unknown;
  }
  const Values& keys = lists->first.items();
  if (keys.size() != values.items().size()) {
    return failure("there must be as many keys as values");
  }
  Values kept;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const Verdict there = stands_in(lists->second.items(), keys[i]);
    if (there == Verdict::Unknown) return unknown;
    if (there == Verdict::Holds) kept.push_back(values.items()[i]);
  }
  return certain(context, Value::list(values.type().element(), std::move(kept)));
}

// ---------------------------------------------------------------- alltrue, anytrue

Verdict truth(const Value& value) {
  if (!value.is_known()) return Verdict::Unknown;
  return verdict_of(!value.is_null() && value.as_bool());
}

Result<Value> alltrue(Arguments arguments, CallContext&) {
  Verdict all = arguments[0].is_known() ? Verdict::Holds : Verdict::Unknown;
  for (const Value& item : arguments[0].items()) all = both(all, truth(item));
  return verdict_value(all, "alltrue", arguments);
}

Result<Value> anytrue(Arguments arguments, CallContext&) {
  Verdict any = arguments[0].is_known() ? Verdict::Fails : Verdict::Unknown;
  for (const Value& item : arguments[0].items()) any = either(any, truth(item));
  return verdict_value(any, "anytrue", arguments);
}

}  // namespace

Rows sequence_rows() {
  const Type any_list = Type::list(Type::any());
  const Type bools = Type::list(Type::boolean());
  const Type texts = Type::list(Type::string());
  return {
      Function{.name = "alltrue",
               .parameters = {any_value("list", bools)},
               .returns = Type::boolean(),
               .body = &alltrue,
               .total = true},
      Function{.name = "anytrue",
               .parameters = {any_value("list", bools)},
               .returns = Type::boolean(),
               .body = &anytrue,
               .total = true},
      Function{.name = "chunklist",
               .parameters = {marked_value("list", any_list),
                              marked_value("size", Type::number())},
               .returns = Type::list(any_list),
               .body = &chunklist},
      Function{.name = "compact",
               .parameters = {any_value("list", texts)},
               .returns = texts,
               .body = &compact,
               .total = true},
      Function{.name = "contains",
               .parameters = {any_value("list"), any_value("value")},
               .returns = Type::boolean(),
               .body = &contains},
      Function{.name = "distinct",
               .parameters = {any_value("list", any_list)},
               .returns = any_list,
               .body = &distinct,
               .total = true},
      Function{.name = "index",
               .parameters = {any_value("list"), any_value("value")},
               .returns = Type::number(),
               .body = &index},
      Function{.name = "matchkeys",
               .parameters = {any_value("values", any_list), any_value("keys", any_list),
                              any_value("searchset", any_list)},
               .returns = any_list,
               .body = &matchkeys},
      Function{.name = "range",
               .variadic = known_number("params"),
               .returns = Type::list(Type::number()),
               .body = &range},
      Function{.name = "sort",
               .parameters = {any_value("list", texts)},
               .returns = texts,
               .body = &sort}};
}

}  // namespace trailseal::hcl
