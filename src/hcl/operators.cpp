#include "hcl/operators.hpp"

#include <array>

#include "hcl/candidate.hpp"
#include "hcl/conversion.hpp"
#include "hcl/equality.hpp"

namespace trailseal::hcl {
namespace {

constexpr std::array<const char*, 13> kSymbols{"||", "&&", "==", "!=", "<", "<=", ">",
                                               ">=", "+",  "-",  "*",  "/", "%"};

const char* symbol_of(BinaryOperator op) {
  return kSymbols[static_cast<std::size_t>(op)];
}

/// The operand converted to what the operator takes.
Result<Value> operand_of(const Value& value, const Type& type, const std::string& symbol,
                         bool& may_fail) {
  if (value.is_null()) return Error{.message = "an operand of `" + symbol + "` is null"};
  auto converted = convert(value, type);
  if (!converted) {
    const std::string what = type.is(Type::Kind::Bool) ? "a bool" : "a number";
    return Error{.message = "an operand of `" + symbol + "` is not " + what};
  }
  if (!value.is_known() && (value.type() != type || !value.is_never_null())) {
    may_fail = true;
  }
  return converted;
}

Value unknown_of(const Type& type, const std::string& symbol,
                 std::span<const Value> operands) {
  return derived_unknown(type, symbol, operands);
}

Value logic(BinaryOperator op, std::span<const Value> operands) {
  // `true` decides `||`, `false` decides `&&`.
  const bool decides = op == BinaryOperator::Or;
  bool all_known = true;
  for (const Value& operand : operands) {
    if (operand.is_known() && operand.as_bool() == decides) {
      return Value::boolean(decides);
    }
    all_known = all_known && operand.is_known();
  }
  if (all_known) return Value::boolean(!decides);
  // `false || b` is b.
  for (const Value& operand : operands) {
    const Value& other = &operand == &operands[0] ? operands[1] : operands[0];
    if (operand.is_known() && other.is_never_null()) return other;
  }
  return unknown_of(Type::boolean(), symbol_of(op), operands);
}

Value equality(BinaryOperator op, const Value& left, const Value& right) {
  const Verdict verdict = equal(left, right);
  const bool is_negated = op == BinaryOperator::NotEqual;
  if (verdict != Verdict::Unknown) {
    return Value::boolean((verdict == Verdict::Holds) != is_negated);
  }
  const Value operands[] = {left, right};
  return unknown_of(Type::boolean(), symbol_of(op), operands);
}

std::optional<Number> least_of(const Value& value) {
  return value.is_known() ? std::optional(value.as_number()) : value.what().least;
}

std::optional<Number> most_of(const Value& value) {
  return value.is_known() ? std::optional(value.as_number()) : value.what().most;
}

/// `a < b` where bounds decide it; with `or_equal`, `a <= b`.
Verdict is_less(const Value& a, const Value& b, bool or_equal) {
  const auto before = [or_equal](const Number& x, const Number& y) {
    return or_equal ? !(y < x) : x < y;
  };
  if (most_of(a) && least_of(b) && before(*most_of(a), *least_of(b))) {
    return Verdict::Holds;
  }
  if (least_of(a) && most_of(b) && !before(*least_of(a), *most_of(b))) {
    return Verdict::Fails;
  }
  return Verdict::Unknown;
}

Value comparison(BinaryOperator op, std::span<const Value> sides) {
  const bool or_equal =
      op == BinaryOperator::LessOrEqual || op == BinaryOperator::GreaterOrEqual;
  const bool is_turned =
      op == BinaryOperator::Greater || op == BinaryOperator::GreaterOrEqual;
  const Verdict verdict = is_turned ? is_less(sides[1], sides[0], or_equal)
                                    : is_less(sides[0], sides[1], or_equal);
  if (verdict == Verdict::Unknown) {
    return unknown_of(Type::boolean(), symbol_of(op), sides);
  }
  return Value::boolean(verdict == Verdict::Holds);
}

Result<Value> arithmetic(BinaryOperator op, std::span<const Value> sides) {
  if (!sides[0].is_known() || !sides[1].is_known()) {
    return unknown_of(Type::number(), symbol_of(op), sides);
  }
  const Number& a = sides[0].as_number();
  const Number& b = sides[1].as_number();
  const auto compute = [&] {
    switch (op) {
      case BinaryOperator::Add:
        return a + b;
      case BinaryOperator::Subtract:
        return a - b;
      case BinaryOperator::Multiply:
        return a * b;
      case BinaryOperator::Divide:
        return a / b;
      default:
        return a % b;
    }
  };
  const Number result = compute();
  if (result.is_nan()) {
    return Error{.message =
                     std::string("`") + symbol_of(op) + "` has no result for infinities"};
  }
  return Value::number(result);
}

Result<Value> apply_to_numbers(BinaryOperator op, const Value& left, const Value& right,
                               bool& may_fail) {
  Values sides;
  for (const Value* side : {&left, &right}) {
    auto number = operand_of(*side, Type::number(), symbol_of(op), may_fail);
    if (!number) return number;
    sides.push_back(std::move(*number));
  }
  // An infinity or a zero may be no operand.
  const bool divides = op == BinaryOperator::Divide || op == BinaryOperator::Modulo;
  if (divides && !(sides[0].is_known() && sides[1].is_known())) may_fail = true;
  if (op >= BinaryOperator::Add) return arithmetic(op, sides);
  return comparison(op, sides);
}

Result<Value> apply_to_bools(BinaryOperator op, const Value& left, const Value& right,
                             bool& may_fail) {
  Values sides;
  for (const Value* side : {&left, &right}) {
    auto condition = operand_of(*side, Type::boolean(), symbol_of(op), may_fail);
    if (!condition) return condition;
    sides.push_back(std::move(*condition));
  }
  return logic(op, sides);
}

Result<Value> apply_unmarked(BinaryOperator op, const Value& left, const Value& right,
                             bool& may_fail) {
  const Value operands[] = {left, right};
  const Operation again = [&](std::span<const Value> chosen) {
    return apply_unmarked(op, chosen[0], chosen[1], may_fail);
  };
  if (auto chosen = over_candidates(symbol_of(op), operands, may_fail, again)) {
    return *chosen;
  }
  if (op == BinaryOperator::Equal || op == BinaryOperator::NotEqual) {
    return equality(op, left, right);
  }
  return op <= BinaryOperator::And ? apply_to_bools(op, left, right, may_fail)
                                   : apply_to_numbers(op, left, right, may_fail);
}

Result<Value> apply_unary_plain(UnaryOperator op, const Value& operand, bool& may_fail) {
  const Operation again = [&](std::span<const Value> chosen) {
    return apply_unary_plain(op, chosen[0], may_fail);
  };
  const bool negates = op == UnaryOperator::Not;
  const std::string symbol = negates ? "!" : "-";
  if (auto chosen = over_candidates(symbol, {&operand, 1}, may_fail, again)) {
    return *chosen;
  }
  const Type type = negates ? Type::boolean() : Type::number();
  auto value = operand_of(operand, type, symbol, may_fail);
  if (!value) return value;
  if (!value->is_known()) return unknown_of(type, symbol, {&*value, 1});
  if (negates) return Value::boolean(!value->as_bool());
  return Value::number(-value->as_number());
}

}  // namespace

Result<Value> apply_unary(UnaryOperator op, const Value& operand, bool& may_fail) {
  auto result = apply_unary_plain(op, operand, may_fail);
  if (result && operand.is_sensitive()) return result->as_sensitive();
  return result;
}

Result<Value> apply_binary(BinaryOperator op, const Value& left, const Value& right,
                           bool& may_fail) {
  const bool is_sensitive = left.has_sensitive_part() || right.has_sensitive_part();
  auto result = apply_unmarked(op, left.without_marks(), right.without_marks(), may_fail);
  if (result && is_sensitive) return result->as_sensitive();
  return result;
}

Result<Value> condition_of(const Value& value, const std::string& user, bool& may_fail) {
  if (value.is_null()) return Error{.message = "the condition of " + user + " is null"};
  auto converted = convert(value, Type::boolean());
  if (!converted) {
    return Error{.message = "the condition of " + user + " is not a bool"};
  }
  if (!value.is_known() &&
      (!value.type().is(Type::Kind::Bool) || !value.is_never_null())) {
    may_fail = true;
  }
  return converted;
}

}  // namespace trailseal::hcl
