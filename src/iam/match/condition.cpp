// IAM User Guide, "Condition operators" and "Single-valued vs. multivalued context keys":
//
//                         key absent   key present, values v, policy's values p
//   positive              fails        v matches some p
//   negated               holds        v matches no p
//   ...IfExists           holds        as the operator itself
//   ForAnyValue:          fails        some v matches some p (negated: no p)
//   ForAllValues:         holds        every v matches some p (negated: no p)
//   Null true / false     holds/fails  fails/holds
//
// For the set operators an empty value counts as absent ("null data set").
// Not settled by AWS's pages, so unknown: an operator without a set prefix on a key with
// several values; `ForAllValues:StringNotLike` on an absent key (one table row says that
// it fails, the prose that it holds); policy variables under `Bool`; an empty list of
// values against a key that is there.
#include "iam/match/condition.hpp"

#include "base/shown_text.hpp"
#include "iam/match/condition_missing.hpp"
#include "iam/match/condition_operators.hpp"
#include "iam/match/literal_match.hpp"
#include "iam/match/missing.hpp"
#include "iam/match/principal.hpp"
#include "iam/match/silence.hpp"
#include "iam/match/trial.hpp"

namespace trailseal::iam {
namespace {

using ContextState = ContextValue::State;
using Set = Operator::Set;

/// Everything one test is judged by.
struct Test {
  const Statement& statement;
  const ConditionTest& test;
  const Request& request;
  ContextValue context;  // made when it is asked for
  const Operator& op;
  VariableMode mode;
};

/// The first thing that is missing is what to tell.
void lack(Comparison& result, Missing missing) {
  if (result.missing.empty()) result.missing = std::move(missing);
}

/// One value of the request against one value of the policy, in the positive sense.
Verdict compare(const Test& t, const Text& value, const TextList::Item& item,
                Comparison& result) {
  if (!item.text) {
    lack(result, missing_of_item(name_of_values(t.test), t.statement, item));
    return Verdict::Unknown;
  }
  const OperatorSpec& spec = *t.op.spec;
  if (spec.compare_plain) {
    const auto found = plain(value);
    const auto asked = plain_without_variables(*item.text);
    if (found && asked) {
      const Verdict verdict = spec.compare_plain(*found, *asked);
      if (verdict != Verdict::Unknown) return verdict;
    }
  }
  if (spec.name == "Bool" && t.mode != VariableMode::Literal &&
      has_variable(*item.text)) {
    lack(result, {.what = contradicted("policy variables under `Bool`", Page::Operators,
                                       Page::Variables)});
    return Verdict::Unknown;
  }
  const Expansion wanted = expand(*item.text, t.request.context,
                                  spec.variables ? t.mode : VariableMode::Literal);
  if (wanted.state == Expansion::State::Unresolvable) {
    result.unresolved = wanted.variable;
    return Verdict::Fails;
  }
  const std::optional<Verdict> answer = spec.compare(value, wanted);
  if (!answer) {
    // How AWS takes a value of the wrong type is not documented beyond "no match".
    if (!spec.negated) return Verdict::Fails;
    lack(result, missing_of_type(spec, wanted, value));
    return Verdict::Unknown;
  }
  if (*answer == Verdict::Unknown) lack(result, missing_in(spec, wanted, value));
  return *answer;
}

/// `"StringEquals": {"aws:SourceArn": []}`.
bool has_no_values(const ConditionTest& test) {
  return test.values.items.empty() && !test.values.open;
}

/// One value of the request against all values of the policy, negation included.
Verdict judge_value(const Test& t, const Text& value, Comparison& result) {
  if (has_no_values(t.test)) {
    lack(result, missing_of_no_values(t.test));
    return Verdict::Unknown;
  }
  Verdict some = Verdict::Fails;
  for (const TextList::Item& item : t.test.values.items) {
    some = either(some, compare(t, value, item, result));
    if (some == Verdict::Holds) break;
  }
  if (t.test.values.open) {
    lack(result,
         missing_of_element(name_of_values(t.test), t.statement, t.test.values.reason));
    some = either(some, Verdict::Unknown);
  }
  return t.op.spec->negated ? negate(some) : some;
}

Comparison judge_absent(const Test& t) {
  if (t.op.if_exists) return {.verdict = Verdict::Holds};
  switch (t.op.set) {
    case Set::ForAnyValue:
      return {.verdict = Verdict::Fails};
    case Set::ForAllValues:
      if (t.op.spec->name == "StringNotLike") {
        return {.verdict = Verdict::Unknown,
                .missing = {
                    .what = contradicted("`ForAllValues:StringNotLike` on an absent key",
                                         Page::SetOperators, Page::SetOperators)}};
      }
      return {.verdict = Verdict::Holds};
    case Set::None:
      break;
  }
  return {.verdict = verdict_of(t.op.spec->negated)};
}

/// Whether the key's value is empty, which AWS calls a null data set.
Verdict is_empty(const ContextValue& context) {
  Verdict empty = Verdict::Holds;
  for (const Text& value : context.values) {
    for (const Text::Piece& piece : value.pieces()) {
      const bool any = piece.symbol && piece.symbol->cls == SymbolClass::Anything;
      empty = both(empty, any ? Verdict::Unknown : Verdict::Fails);
    }
  }
  return empty;
}

/// A null data set meets `ForAllValues` and fails `ForAnyValue`, whatever is asked.
Comparison with_empty_set(const Test& t, Comparison result) {
  const Verdict of_empty = verdict_of(t.op.set == Set::ForAllValues);
  const Verdict empty = is_empty(t.context);
  if (empty == Verdict::Holds) return {.verdict = of_empty};
  if (empty == Verdict::Unknown && result.verdict != of_empty) {
    result.verdict = Verdict::Unknown;
    lack(result, missing_between(t.context.values.front(), {}));
  }
  return result;
}

Comparison judge_present(const Test& t) {
  if (t.op.set == Set::None && t.context.multivalued) {
    return {.verdict = Verdict::Unknown,
            .missing = {.what = not_said("how " + shown(t.test, t.test.op) +
                                             " compares a key of several values",
                                         Page::SetOperators),
                        .help = "write `ForAnyValue:` or `ForAllValues:` before it"}};
  }
  Comparison result{.verdict = Verdict::Fails};
  const bool any = t.op.set == Set::ForAnyValue;
  result.verdict = verdict_of(!any);
  for (const Text& value : t.context.values) {
    const Verdict one = judge_value(t, value, result);
    result.verdict = any ? either(result.verdict, one) : both(result.verdict, one);
  }
  if (t.op.set != Set::None) return with_empty_set(t, std::move(result));
  return result;
}

/// `Null` for a key that is there or not.
Comparison compare_null(const Test& t, bool is_absent) {
  Comparison result{.verdict = Verdict::Fails};
  if (has_no_values(t.test)) {
    return {.verdict = Verdict::Unknown, .missing = missing_of_no_values(t.test)};
  }
  const Text absent = is_absent ? "true" : "false";
  const auto* spec = parse_operator("Bool")->spec;
  for (const TextList::Item& item : t.test.values.items) {
    Verdict one = Verdict::Unknown;
    if (!item.text) {
      lack(result, missing_of_item(name_of_values(t.test), t.statement, item));
    } else {
      const Expansion wanted = expand(*item.text, {}, VariableMode::Literal);
      one = spec->compare(absent, wanted).value_or(Verdict::Fails);
      if (one == Verdict::Unknown) lack(result, missing_between(wanted.text(), {}));
    }
    result.verdict = either(result.verdict, one);
  }
  if (t.test.values.open) {
    lack(result,
         missing_of_element(name_of_values(t.test), t.statement, t.test.values.reason));
    result.verdict = either(result.verdict, Verdict::Unknown);
  }
  return result;
}

/// `Null` asks whether the key is there at all; `true` means that it is not.
Comparison judge_null(const Test& t) {
  Comparison result = compare_null(t, t.context.state == ContextState::Absent);
  if (t.context.state != ContextState::Present || is_empty(t.context) == Verdict::Fails ||
      result.verdict == compare_null(t, true).verdict) {
    return result;
  }
  return {.verdict = Verdict::Unknown,
          .missing = {.what = not_said("whether an empty value counts as null",
                                       Page::Operators)}};
}

/// What is missing where nobody can say what the request has under the key: the statement
/// and the condition that hang on it, and how to do without.
Comparison undocumented(const Test& t) {
  const std::string key = shown(t.test, t.test.key);
  std::string reason = t.context.reason;
  if (reason.empty()) reason = "the request's value of " + key + " is not known";
  std::string help = t.context.help;
  const bool exempts = t.statement.effect == Statement::Effect::Deny &&
                       t.request.caller.kind == Caller::Kind::Service;
  if (help.empty() && exempts) {
    help =
        "exempt AWS services from the Deny with `Bool` `aws:PrincipalIsAWSService` "
        "`false`";
  }
  const std::string what = "condition " + shown(t.test, t.test.op) + " on " + key +
                           " of " + t.statement.display() + ": " + reason;
  return {.verdict = Verdict::Unknown,
          .missing = {.what = what, .help = std::move(help)},
          .reason = std::move(reason)};
}

Comparison judge_known(const Test& t) {
  if (t.op.is_null()) return judge_null(t);
  return t.context.state == ContextState::Absent ? judge_absent(t) : judge_present(t);
}

Comparison judge(const Test& t) {
  if (t.context.state == ContextState::Unknown) return undocumented(t);
  if (t.context.certain) return judge_known(t);
  const ContextValue none;
  const Comparison absent = judge_known({.statement = t.statement,
                                         .test = t.test,
                                         .request = t.request,
                                         .context = none,
                                         .op = t.op,
                                         .mode = t.mode});
  Comparison present = judge_known(t);
  if (present.verdict == Verdict::Unknown || present.verdict == absent.verdict) {
    return present;
  }
  return undocumented(t);
}

/// What a report shows of a condition beyond its verdict.
void add_sides(const Test& t, Comparison& result) {
  result.key = t.test.key;
  result.wanted = texts_of(t.test.values);
  switch (t.context.state) {
    case ContextState::Absent:
      result.state = Comparison::Given::Absent;
      break;
    case ContextState::Unknown:
      result.state = Comparison::Given::Unknown;
      break;
    case ContextState::Present:
      result.given = t.context.values;
      break;
  }
}

/// A condition of which nothing can be compared.
Comparison unknown_test(const ConditionTest& test, Missing missing) {
  return {.element = Element::Condition,
          .op = test.op,
          .hidden = test.hidden,
          .verdict = Verdict::Unknown,
          .missing = std::move(missing),
          .position = test.position};
}

Comparison judge_and_tell(const Statement& statement, const ConditionTest& test,
                          const Request& request, VariableMode mode, bool always) {
  const std::optional<Operator> op = parse_operator(test.op);
  if (!op) {
    return unknown_test(
        test, {.what = shown(test, test.op) + " is not a condition operator",
               .help = test.hidden ? std::string() : suggest_operator(test.op)});
  }
  if (test.key.empty()) {
    return unknown_test(test,
                        missing_of_element("condition", statement, test.values.reason));
  }
  const Test t{.statement = statement,
               .test = test,
               .request = request,
               .context = request.context.find(test.key),
               .op = *op,
               .mode = mode};
  Comparison result = judge(t);
  if (result.verdict == Verdict::Holds && !always) return {.element = Element::Condition};
  result.element = Element::Condition;
  result.op = test.op;
  result.hidden = test.hidden;
  result.position = test.position;
  if (result.verdict != Verdict::Unknown) result.missing = {};
  add_sides(t, result);
  return result;
}

}  // namespace

Comparison judge_condition(const Statement& statement, const ConditionTest& test,
                           const Request& request, VariableMode mode) {
  return judge_and_tell(statement, test, request, mode, false);
}

Comparison compare_condition(const Statement& statement, const ConditionTest& test,
                             const Request& request, VariableMode mode) {
  return judge_and_tell(statement, test, request, mode, true);
}

}  // namespace trailseal::iam
