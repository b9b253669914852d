// `condition ? yes : no`: the types of both sides are unified, and the chosen side is
// converted. An error in the side that is not chosen is not reported.
#include <algorithm>

#include "hcl/candidate.hpp"
#include "hcl/conversion.hpp"
#include "hcl/evaluator.hpp"
#include "hcl/operators.hpp"

namespace trailseal::hcl {
namespace {

/// Whether a part is unknown and has no type yet: the common type may still change.
bool has_open_type(const Value& value) {
  if (!value.is_known()) return !value.type().is_complete();
  const auto open = [](const Value& part) { return has_open_type(part); };
  return std::any_of(value.items().begin(), value.items().end(), open) ||
         std::any_of(value.members().begin(), value.members().end(),
                     [&](const auto& member) { return open(member.second); });
}

/// Whether a conversion to any common type leaves the value what it is, or fails.
bool is_settled(const Value& value) {
  if (value.is_null()) return true;
  if (value.type().is(Type::Kind::Number) || value.type().is(Type::Kind::Bool)) {
    return false;
  }
  const auto settled = [](const Value& part) { return is_settled(part); };
  return std::all_of(value.items().begin(), value.items().end(), settled) &&
         std::all_of(value.members().begin(), value.members().end(),
                     [&](const auto& member) { return settled(member.second); });
}

/// Whether the common type would say of an unknown part what it may turn out not to be:
/// beside a number it may still be a string, and then the number becomes one.
bool narrows(const Type& type, const Value& value) {
  if (!value.is_known()) {
    return value.type().is_any() && !type.is_any() && !type.is(Type::Kind::String);
  }
  for (std::size_t i = 0; i < value.items().size(); ++i) {
    const bool is_tuple = type.is(Type::Kind::Tuple);
    const Type& part = is_tuple ? type.elements()[i] : type.element();
    if (narrows(part, value.items()[i])) return true;
  }
  for (const auto& [name, member] : value.members()) {
    const Type::Attribute* attribute = type.attribute(name);
    if (narrows(attribute != nullptr ? attribute->type : type.element(), member)) {
      return true;
    }
  }
  return false;
}

Error inconsistent(const Value& yes, const Value& no) {
  return Error{.message = "the results of the conditional have no common type: " +
                          yes.type().name() + " and " + no.type().name(),
               .help = "convert one of them, or give both the same attributes"};
}

/// A side, and whether it may still turn out to be an error. An error has no type, and the
/// other side then stays what it is.
struct ChosenSide {
  Result<Value> value;
  bool may_fail = false;
};

/// The chosen side in the type that it has in common with the other.
Result<Value> converted(const Value& chosen, const Value& other, bool& may_fail) {
  const Type types[] = {chosen.type(), other.type()};
  const auto common = unify(types);
  if (!common) return inconsistent(chosen, other);
  if (has_open_type(other)) {
    may_fail = true;
    const bool is_whole = other.type().is_any();
    const bool is_text = chosen.type().is(Type::Kind::String) || chosen.is_null() ||
                         chosen.type().is_any();
    if (is_whole ? !is_text : !is_settled(chosen)) {
      const Value operands[] = {chosen, other};
      return derived_unknown(Type::any(), "conditional", operands, false);
    }
  }
  if (narrows(*common, chosen)) {
    may_fail = true;
    const Value operands[] = {chosen, other};
    return derived_unknown(Type::any(), "conditional", operands, false);
  }
  return convert(chosen, *common);
}

Result<Value> chosen_of(const Value& chosen, const ChosenSide& other, bool& may_fail) {
  auto result = converted(chosen, *other.value, may_fail);
  const bool is_as_it_was = result && identical(*result, chosen);
  if (!other.may_fail || is_as_it_was) return result;
  may_fail = true;
  const Value operands[] = {chosen, *other.value};
  return derived_unknown(Type::any(), "conditional", operands, false);
}

Result<Value> choice(const Value& condition, const ChosenSide& yes_side,
                     const ChosenSide& no_side, bool& may_fail) {
  if (!yes_side.value.ok() || !no_side.value.ok()) {
    may_fail = true;
    return derived_unknown(Type::any(), "conditional", {&condition, 1}, false)
        .with_fresh_id();
  }
  const Value operands[] = {condition, *yes_side.value, *no_side.value};
  auto yes = chosen_of(*yes_side.value, no_side, may_fail);
  auto no = chosen_of(*no_side.value, yes_side, may_fail);
  if (!yes && !no && !yes_side.may_fail && !no_side.may_fail) return yes;
  if (!yes || !no) may_fail = true;
  if (!yes || !no || yes->type() != no->type()) {
    return derived_unknown(Type::any(), "conditional", operands, false);
  }
  return one_of({*yes, *no}, "conditional", operands);
}

}  // namespace

Result<Value> Evaluator::conditional(const Conditional& node, const Place&) {
  auto asked = value_of(node.condition);
  if (!asked) return asked;
  bool condition_may_fail = false;
  auto condition = condition_of(*asked, "a conditional", condition_may_fail);
  if (!condition) return at_place(condition.error(), node.condition->place);
  const bool before = may_fail_ || condition_may_fail;
  may_fail_ = false;
  ChosenSide yes{.value = value_of(node.yes), .may_fail = false};
  yes.may_fail = may_fail_;
  may_fail_ = false;
  ChosenSide no{.value = value_of(node.no), .may_fail = false};
  no.may_fail = may_fail_;
  may_fail_ = before;

  Result<Value> result = Value();
  if (!condition->is_known()) {
    may_fail_ = may_fail_ || yes.may_fail || no.may_fail;
    result = choice(*condition, yes, no, may_fail_);
  } else {
    const bool holds = condition->as_bool();
    const ChosenSide& chosen = holds ? yes : no;
    const ChosenSide& other = holds ? no : yes;
    may_fail_ = may_fail_ || chosen.may_fail;
    if (!chosen.value || !other.value) return chosen.value;
    result = chosen_of(*chosen.value, other, may_fail_);
  }
  if (result && condition->is_sensitive()) return result->as_sensitive();
  return result;
}

}  // namespace trailseal::hcl
