// length, concat, flatten, element, reverse, slice, one: functions that keep the items of
// their lists, with their marks.
#include <algorithm>

#include "hcl/conversion.hpp"
#include "hcl/function/half_known.hpp"
#include "hcl/function/part.hpp"
#include "hcl/function/row.hpp"
#include "hcl/unicode.hpp"

namespace trailseal::hcl {
namespace {

using Kind = Type::Kind;

bool is_list_like(const Type& type) {
  return type.is(Kind::List) || type.is(Kind::Tuple);
}

/// A list as long as its element type is kept, else a tuple.
Value sequence_like(const Type& type, Values items) {
  if (type.is(Kind::Tuple)) return Value::tuple(std::move(items));
  return Value::list(type.element(), std::move(items));
}

// -------------------------------------------------------------------------- length

Value unknown_length(Arguments arguments, LengthBounds bounds) {
  const Value value = derived_unknown(Type::number(), "length", arguments);
  Unknown what = value.what();
  what.least = Number(static_cast<std::int64_t>(bounds.least));
  if (bounds.most) what.most = Number(static_cast<std::int64_t>(*bounds.most));
  return Value::unknown(Type::number(), std::move(what))
      .as_sensitive(value.is_sensitive());
}

Value length_of_text(Arguments arguments) {
  constexpr std::size_t kAccountDigits = 12;
  const Text text = settled(arguments[0].text());
  std::size_t count = 0;
  std::size_t open = 0;
  for (const Text::Piece& piece : text.pieces()) {
    if (!piece.symbol) {
      count += graphemes(piece.literal).size();
    } else if (piece.symbol->cls == SymbolClass::AccountId) {
      count += kAccountDigits;
    } else {
      ++open;
    }
  }
  if (open == 0) {
    return Value::number(static_cast<std::int64_t>(count))
        .as_sensitive(arguments[0].is_sensitive());
  }
  // A symbol may swallow the character before it and the one behind it.
  return unknown_length(arguments, {count - std::min(count, 2 * open), std::nullopt});
}

Result<Value> length(Arguments arguments, CallContext& context) {
  const Value& value = arguments[0];
  const Type& type = value.type();
  if (type.is(Kind::String)) return certain(context, length_of_text(arguments));
  if (type.is_any()) return derived_unknown(Type::number(), "length", arguments);
  if (!type.is_sequence() && !type.is_keyed()) {
    return failure("a " + type.name() + " has no length",
                   "strings, lists, sets, tuples, maps and objects have one");
  }
  context.may_fail = false;
  const LengthBounds bounds = length_bounds(value);
  if (bounds.most && *bounds.most == bounds.least) {
    return Value::number(static_cast<std::int64_t>(bounds.least))
        .as_sensitive(value.is_sensitive());
  }
  return unknown_length(arguments, bounds);
}

// -------------------------------------------------------------------------- concat

/// The one type of all elements where all arguments are lists, else nothing.
std::optional<Type> common_element(Arguments arguments) {
  std::vector<Type> types;
  for (const Value& value : arguments) {
    if (!value.type().is(Kind::List)) return std::nullopt;
    const bool tells = !value.type().element().is_any() || !value.is_known();
    if (tells) types.push_back(value.type().element());
  }
  if (types.empty()) return Type::any();
  return unify(types);
}

/// All items in order; nothing where a list is unknown.
std::optional<Values> all_items(Arguments arguments) {
  Values all;
  for (const Value& value : arguments) {
    const auto items = items_of(value);
    if (!items) return std::nullopt;
    all.insert(all.end(), items->begin(), items->end());
  }
  return all;
}

Result<Value> concat(Arguments arguments, CallContext& context) {
  if (arguments.empty()) return failure("at least one list is required");
  bool any = false;
  for (const Value& value : arguments) {
    any = any || value.type().is_any();
    if (!value.type().is_any() && !is_list_like(value.type())) {
      return failure("lists and tuples can be joined, not a " + value.type().name(),
                     "`tolist` converts a set to a list");
    }
  }
  const auto element = any ? std::nullopt : common_element(arguments);
  const auto items = all_items(arguments);
  if (!items) {
    LengthBounds bounds{0, 0};
    for (const Value& value : arguments) bounds.least += length_bounds(value).least;
    bounds.most.reset();
    return unknown_collection(element ? Type::list(*element) : Type::any(), "concat",
                              arguments, bounds);
  }
  if (items->size() > context.max_members) return too_large("concat");
  if (!any) context.may_fail = false;
  if (!element) return with_marks_of(Value::tuple(*items), arguments);
  const auto list = convert(Value::tuple(*items), Type::list(*element));
  if (!list) return list.error();
  return with_marks_of(*list, arguments);
}

// ------------------------------------------------------------------------- flatten

/// Adds the items of all sequences below; false where a part may be an unknown sequence.
bool append_flat(const Value& value, Values& flat, bool& marked, std::size_t most) {
  if (flat.size() > most) return true;
  if (value.type().is_any() && !value.is_known()) return false;
  if (!value.type().is_sequence() || value.is_null()) {
    flat.push_back(value);
    return true;
  }
  marked = marked || value.is_sensitive();
  const auto items = items_of(value);
  if (!items || is_uncertain_set(value)) return false;
  // An unknown tuple in a list may be null, which would stay one item.
  if (!value.is_known() && !value.is_never_null()) return false;
  return std::all_of(items->begin(), items->end(), [&](const Value& item) {
    return append_flat(item, flat, marked, most);
  });
}

Result<Value> flatten(Arguments arguments, CallContext& context) {
  const Value& value = arguments[0];
  if (value.is_wholly_known() && !value.type().is_sequence()) {
    return failure("a " + value.type().name() + " cannot be flattened",
                   "lists, sets and tuples can");
  }
  Values flat;
  bool marked = false;
  if (!value.type().is_sequence() ||
      !append_flat(value, flat, marked, context.max_members)) {
    return unknown_result(Type::any(), "flatten", arguments);
  }
  if (flat.size() > context.max_members) return too_large("flatten");
  const Value tuple = Value::tuple(std::move(flat));
  return certain(context, marked ? tuple.as_sensitive() : tuple);
}

// ------------------------------------------------------------------- element, slice

Result<Value> element(Arguments arguments, CallContext& context) {
  const Value& list = arguments[0];
  const Type& type = list.type();
  if (!type.is_any() && !is_list_like(type)) {
    return failure("a " + type.name() + " has no elements to count",
                   "`tolist` converts a set to a list");
  }
  const auto items = items_of(list);
  if (items && items->empty()) return failure("an empty list has no elements");
  if (!items || !arguments[1].is_known()) {
    return unknown_result(type.element(), "element", arguments, false);
  }
  const auto index = whole_number(arguments[1]);
  if (!index) return index.error();
  const auto size = static_cast<std::int64_t>(items->size());
  std::int64_t at = *index % size;
  if (at < 0 && type.is(Kind::Tuple)) return failure("the index must not be negative");
  if (at < 0) at += size;
  return certain(context,
                 with_marks_of((*items)[static_cast<std::size_t>(at)], arguments));
}

Result<Value> reverse(Arguments arguments, CallContext& context) {
  const Value& list = arguments[0];
  if (!list.type().is_any() && !list.type().is_sequence()) {
    return failure("a " + list.type().name() + " cannot be reversed");
  }
  auto items = items_of(list);
  if (!items || is_uncertain_set(list)) {
    const Type type =
        list.type().is_any() ? Type::any() : Type::list(list.type().element());
    return unknown_collection(type, "reverse", arguments, length_bounds(list));
  }
  std::reverse(items->begin(), items->end());
  return certain(context,
                 with_marks_of(sequence_like(list.type(), std::move(*items)), arguments));
}

/// The bounds of a slice, from 0 to `size`.
Result<void> check_slice(std::int64_t start, std::int64_t end,
                         std::optional<std::size_t> size) {
  if (start < 0) return failure("the start must not be negative");
  if (end < 0) return failure("the end must not be negative");
  if (start > end) return failure("the start must not be greater than the end");
  if (size && static_cast<std::size_t>(end) > *size) {
    return failure("the end must not be greater than the length of the list, which is " +
                   std::to_string(*size));
  }
  return {};
}

Result<Value> slice(Arguments arguments, CallContext& context) {
  const Value& list = arguments[0];
  const Type& type = list.type();
  if (type.is(Kind::Set)) {
    return failure("a set cannot be sliced", "`tolist` converts a set to a list");
  }
  if (!type.is_any() && !is_list_like(type)) {
    return failure("a list or tuple is required, not a " + type.name());
  }
  const Type unknown = type.is(Kind::List) ? type : Type::any();
  if (!arguments[1].is_known() || !arguments[2].is_known()) {
    return unknown_result(unknown, "slice", arguments);
  }
  const auto start = whole_number(arguments[1]);
  if (!start) return start.error();
  const auto end = whole_number(arguments[2]);
  if (!end) return end.error();
  const auto items = items_of(list);
  const auto most = items ? std::optional(items->size()) : length_bounds(list).most;
  if (auto done = check_slice(*start, *end, most); !done) return done.error();
  if (!items) {
    const auto size = static_cast<std::size_t>(*end - *start);
    return unknown_collection(unknown, "slice", arguments, {size, size});
  }
  Values part(items->begin() + *start, items->begin() + *end);
  return certain(context, with_marks_of(sequence_like(type, std::move(part)), arguments));
}

// ----------------------------------------------------------------------------- one

Result<Value> one(Arguments arguments, CallContext& context) {
  const Value& list = arguments[0];
  const Type& type = list.type();
  if (!type.is_any() && !type.is_sequence()) {
    return failure("a list, set or tuple is required, not a " + type.name());
  }
  const auto items = items_of(list);
  if (!items || is_uncertain_set(list)) {
    return unknown_result(type.element(), "one", arguments, false);
  }
  if (items->size() > 1) return failure("the list must have no more than one element");
  return certain(context, items->empty() ? Value::null(type.element()) : items->front());
}

}  // namespace

Rows list_rows() {
  const Type number = Type::number();
  return {
      Function{.name = "concat", .variadic = marked_value("seqs"), .body = &concat},
      Function{.name = "element",
               .parameters = {marked_value("list"), marked_value("index", number)},
               .body = &element,
               .may_be_null = true},
      Function{.name = "flatten", .parameters = {marked_value("list")}, .body = &flatten},
      Function{.name = "length",
               .parameters = {marked_value("value")},
               .returns = number,
               .body = &length},
      Function{.name = "one",
               .parameters = {any_value("list")},
               .body = &one,
               .may_be_null = true},
      Function{.name = "reverse", .parameters = {marked_value("list")}, .body = &reverse},
      Function{.name = "slice",
               .parameters = {marked_value("list"), marked_value("start_index", number),
                              marked_value("end_index", number)},
               .body = &slice}};
}

}  // namespace trailseal::hcl
