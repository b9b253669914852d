// setunion, setintersection, setsubtract, setproduct.
//
// Whether a member is in another set may be undecided where members are unknown. Then the
// result is an unknown set, except for a union, which keeps all members.
#include <algorithm>

#include "hcl/conversion.hpp"
#include "hcl/equality.hpp"
#include "hcl/function/half_known.hpp"
#include "hcl/function/part.hpp"
#include "hcl/function/row.hpp"

namespace trailseal::hcl {
namespace {

using Kind = Type::Kind;

/// The sets with the one type that they have in common.
Result<Values> one_type(Arguments sets) {
  std::vector<Type> types;
  for (const Value& set : sets) {
    const bool tells = !set.type().element().is_any() || !set.is_known();
    if (tells) types.push_back(set.type().element());
  }
  const auto common = types.empty() ? std::optional(Type::any()) : unify(types);
  if (!common) return failure("the sets must have one type of members");
  Values all;
  for (const Value& set : sets) {
    const auto converted = convert(set, Type::set(*common));
    if (!converted) return converted.error();
    all.push_back(*converted);
  }
  return all;
}

bool all_known(const Values& sets) {
  return std::all_of(sets.begin(), sets.end(),
                     [](const Value& set) { return set.is_known(); });
}

/// Equal for certain where the two are one unknown, else as `==` says.
Verdict is_member(const Value& set, const Value& member) {
  Verdict found = Verdict::Fails;
  for (const Value& one : set.items()) {
    found = either(found, identical(one, member) ? Verdict::Holds : equal(one, member));
    if (found == Verdict::Holds) break;
  }
  return found;
}

Result<Value> setunion(Arguments arguments, CallContext& context) {
  const auto sets = one_type(arguments);
  if (!sets) return sets.error();
  const Type& type = sets->front().type();
  if (!all_known(*sets)) return derived_unknown(type, "setunion", arguments);
  Values members;
  for (const Value& set : *sets) {
    members.insert(members.end(), set.items().begin(), set.items().end());
    if (members.size() > context.max_members) return too_large("setunion");
  }
  return certain(context, Value::set(type.element(), std::move(members)));
}

/// The members of the first set of which `keeps` holds for every other set.
Result<Value> selected(Arguments arguments, CallContext& context,
                       std::string_view function,
                       Verdict (*keeps)(const Value& set, const Value& member)) {
  const auto sets = one_type(arguments);
  if (!sets) return sets.error();
  const Type& type = sets->front().type();
  if (!all_known(*sets)) return derived_unknown(type, function, arguments);
  Values kept;
  for (const Value& member : sets->front().items()) {
    Verdict all = Verdict::Holds;
    for (std::size_t i = 1; i < sets->size(); ++i) {
      all = both(all, keeps((*sets)[i], member));
    }
    if (all == Verdict::Unknown) return derived_unknown(type, function, arguments);
    if (all == Verdict::Holds) kept.push_back(member);
  }
  return certain(context, Value::set(type.element(), std::move(kept)));
}

Result<Value> setintersection(Arguments arguments, CallContext& context) {
  return selected(arguments, context, "setintersection", &is_member);
}

Result<Value> setsubtract(Arguments arguments, CallContext& context) {
  return selected(arguments, context, "setsubtract",
                  [](const Value& set, const Value& member) {
                    return negate(is_member(set, member));
                  });
}

// ---------------------------------------------------------------------- setproduct

/// The argument as a list with one type of elements.
Result<Value> as_list(const Value& value) {
  if (value.type().is(Kind::Tuple)) {
    const auto items = items_of(value);
    const auto list = convert(Value::tuple(*items), Type::list(Type::any()));
    if (!list) return failure("all elements must have one type");
    return *list;
  }
  return value;
}

/// Adds one more position to every row.
std::vector<Values> extended(const std::vector<Values>& rows, const Values& items) {
  std::vector<Values> longer;
  for (const Values& row : rows) {
    for (const Value& item : items) {
      longer.push_back(row);
      longer.back().push_back(item);
    }
  }
  return longer;
}

Result<Value> setproduct(Arguments arguments, CallContext& context) {
  if (arguments.size() < 2) return failure("at least two sets or lists are required");
  bool is_set = false;
  bool certain = true;
  std::vector<Type> types;
  std::vector<Values> rows(1);
  for (const Value& argument : arguments) {
    if (argument.type().is_any())
      return unknown_result(Type::any(), "setproduct", arguments);
    if (!argument.type().is_sequence()) {
      return failure("a set or a list is required, not a " + argument.type().name());
    }
    const auto list = as_list(argument);
    if (!list) return list.error();
    is_set = is_set || list->type().is(Kind::Set);
    types.push_back(list->type().element());
    certain = certain && list->is_known() && !is_uncertain_set(*list);
    if (!certain) continue;
    if (rows.size() * list->items().size() > context.max_members) {
      return too_large("setproduct");
    }
    rows = extended(rows, list->items());
  }
  const Type row_type = Type::tuple(std::move(types));
  const Type type = is_set ? Type::set(row_type) : Type::list(row_type);
  if (!certain) return unknown_result(type, "setproduct", arguments);
  context.may_fail = false;
  Values items;
  for (Values& row : rows) items.push_back(Value::tuple(std::move(row)));
  return with_marks_of(is_set ? Value::set(row_type, std::move(items))
                              : Value::list(row_type, std::move(items)),
                       arguments);
}

}  // namespace

Rows set_rows() {
  const Type any_set = Type::set(Type::any());
  const auto row = [&](std::string_view name, FunctionBody body) {
    return Function{.name = name,
                    .parameters = {any_value("first_set", any_set)},
                    .variadic = any_value("other_sets", any_set),
                    .returns = any_set,
                    .body = body};
  };
  return {
      row("setintersection", &setintersection),
      Function{
          .name = "setproduct", .variadic = marked_value("sets"), .body = &setproduct},
      Function{.name = "setsubtract",
               .parameters = {any_value("a", any_set), any_value("b", any_set)},
               .returns = any_set,
               .body = &setsubtract},
      row("setunion", &setunion)};
}

}  // namespace trailseal::hcl
