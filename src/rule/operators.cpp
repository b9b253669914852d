// The operator table and what each operator says.
//
//   actual    every operator but `exists`
//   unknown   Unknown
//   absent    Fails
//   null      equals only null
//   other     types are kept: `true` is not "true", 1 is not "1"
//
// A text with symbols is compared by base/text and base/glob, so `arn:aws:s3:::<name>`
// differs from `logs` for certain although its end is not known.
#include "rule/operators.hpp"

#include <re2/re2.h>

#include <array>

#include "base/glob.hpp"

namespace trailseal::rule {
namespace {

Verdict same(const Value& a, const Value& b);

Verdict same_items(const Value& a, const Value& b) {
  if (a.size() != b.size()) return Verdict::Fails;
  Verdict verdict = Verdict::Holds;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Value* other = a.is_map() ? b.find(a.keys()[i].name) : &b.items()[i];
    if (other == nullptr) return Verdict::Fails;
    verdict = both(verdict, same(a.items()[i], *other));
  }
  return verdict;
}

Verdict same_numbers(const Value& a, const Value& b) {
  const auto left = a.as_number();
  const auto right = b.as_number();
  if (!left || !right) return equal(a.as_text(), b.as_text());
  return verdict_of(*left >= *right && *left <= *right);
}

// Two known values; an unknown inside a list or map decides nothing by itself.
Verdict same(const Value& a, const Value& b) {
  if (a.is_unknown() || b.is_unknown()) return Verdict::Unknown;
  if (a.kind() != b.kind()) return Verdict::Fails;
  switch (a.kind()) {
    case Value::Kind::Bool:
      return verdict_of(a.as_bool() == b.as_bool());
    case Value::Kind::Number:
      return same_numbers(a, b);
    case Value::Kind::Text:
      return equal(a.as_text(), b.as_text());
    case Value::Kind::List:
    case Value::Kind::Map:
      return same_items(a, b);
    case Value::Kind::Absent:
    case Value::Kind::Null:
    case Value::Kind::Unknown:
      break;
  }
  return Verdict::Holds;
}

// The first two lines of the table above.
template <Verdict (*test)(const Value&, const Value&)>
Verdict guarded(const Value& actual, const Value& argument) {
  if (actual.is_unknown() || argument.is_unknown()) return Verdict::Unknown;
  if (actual.is_absent() || argument.is_absent()) return Verdict::Fails;
  return test(actual, argument);
}

Verdict differs(const Value& actual, const Value& argument) {
  return negate(same(actual, argument));
}

Verdict among(const Value& actual, const Value& list) {
  Verdict verdict = Verdict::Fails;
  for (const Value& item : list.items()) verdict = either(verdict, same(actual, item));
  return verdict;
}

// A regular expression cannot be asked about symbols; `like` can.
Verdict matches_pattern(const Value& actual, const Value& pattern) {
  if (!actual.is_text()) return Verdict::Fails;
  const auto text = actual.literal();
  const auto expression = pattern.literal();
  if (!text || !expression) return Verdict::Unknown;
  RE2::Options options(RE2::Quiet);
  options.set_never_capture(true);
  const RE2 compiled(*expression, options);
  return verdict_of(compiled.ok() && RE2::PartialMatch(*text, compiled));
}

Verdict is_like(const Value& actual, const Value& pattern) {
  if (!actual.is_text() || !pattern.is_text()) return Verdict::Fails;
  return matches(Pattern::parse(pattern.as_text()), actual.as_text());
}

Verdict has_part(const Value& actual, const Value& part) {
  if (actual.is_list()) return among(part, actual);
  if (!actual.is_text() || !part.is_text()) return Verdict::Fails;
  Pattern anywhere;
  anywhere.append_wildcards("*").append_literal(part.as_text()).append_wildcards("*");
  return matches(anywhere, actual.as_text());
}

// Every item of the list, or the value itself, is among those of the argument.
Verdict within(const Value& actual, const Value& list) {
  if (!actual.is_list()) return among(actual, list);
  Verdict verdict = Verdict::Holds;
  for (const Value& item : actual.items()) verdict = both(verdict, among(item, list));
  return verdict;
}

template <typename Compare>
Verdict compare(const Value& actual, const Value& argument, Compare compare_numbers) {
  const auto left = actual.as_number();
  const auto right = argument.as_number();
  return verdict_of(left && right && compare_numbers(*left, *right));
}

Verdict is_less(const Value& actual, const Value& argument) {
  return compare(actual, argument, [](double a, double b) { return a < b; });
}

Verdict is_at_least(const Value& actual, const Value& argument) {
  return compare(actual, argument, [](double a, double b) { return a >= b; });
}

// Whether an unknown will be null is not known, so neither is whether it exists.
Verdict exists(const Value& actual, const Value& wanted) {
  if (actual.is_unknown()) return Verdict::Unknown;
  return verdict_of(actual.is_unset() != wanted.as_bool());
}

// One row per operator; tests/conformance/operators.yaml holds the cases of each.
constexpr std::array kOperators{
    OperatorSpec{"equals", ArgumentKind::Value, &guarded<same>,
                 "the fact is this value, of the same type"},
    OperatorSpec{"not_equals", ArgumentKind::Value, &guarded<differs>,
                 "the fact exists and is another value"},
    OperatorSpec{"one_of", ArgumentKind::List, &guarded<among>,
                 "the fact is one of these values"},
    OperatorSpec{"like", ArgumentKind::Text, &guarded<is_like>,
                 "the text matches as a whole, `*` and `?` being wildcards"},
    OperatorSpec{"matches", ArgumentKind::Pattern, &guarded<matches_pattern>,
                 "the regular expression is found in the text"},
    OperatorSpec{"contains", ArgumentKind::Value, &guarded<has_part>,
                 "the list has this item, or the text this part"},
    OperatorSpec{"subset_of", ArgumentKind::List, &guarded<within>,
                 "every item of the list is one of these values"},
    OperatorSpec{"less_than", ArgumentKind::Number, &guarded<is_less>,
                 "the number is below this one"},
    OperatorSpec{"at_least", ArgumentKind::Number, &guarded<is_at_least>,
                 "the number is this one or above it"},
    OperatorSpec{"same_as", ArgumentKind::Fact, &guarded<same>,
                 "the fact equals another fact"},
    OperatorSpec{"exists", ArgumentKind::Flag, &exists,
                 "the fact exists and is not null; `exists: false` is the opposite"},
};

}  // namespace

const char* to_string(ArgumentKind kind) {
  switch (kind) {
    case ArgumentKind::Value:
      return "a value";
    case ArgumentKind::List:
      return "a list of values";
    case ArgumentKind::Pattern:
      return "a regular expression";
    case ArgumentKind::Text:
      return "a text";
    case ArgumentKind::Number:
      return "a number";
    case ArgumentKind::Flag:
      return "true or false";
    case ArgumentKind::Fact:
      break;
  }
  return "the path of another fact";
}

std::span<const OperatorSpec> operators() { return kOperators; }

const OperatorSpec* find_operator(std::string_view name) {
  for (const OperatorSpec& spec : kOperators) {
    if (spec.name == name) return &spec;
  }
  return nullptr;
}

std::span<const std::string_view> operator_names() {
  static const auto names = [] {
    std::array<std::string_view, kOperators.size()> all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = kOperators[i].name;
    return all;
  }();
  return names;
}

std::string pattern_problem(std::string_view pattern) {
  const RE2 compiled(re2::StringPiece(pattern.data(), pattern.size()), RE2::Quiet);
  return compiled.ok() ? std::string() : compiled.error();
}

}  // namespace trailseal::rule
