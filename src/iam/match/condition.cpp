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
// it fails, the prose that it holds); policy variables under `Bool`.
#include "iam/match/condition.hpp"

#include "iam/explain/advice.hpp"
#include "iam/explain/wording.hpp"
#include "iam/match/condition_operators.hpp"
#include "iam/match/literal_match.hpp"

namespace trailseal::iam {
namespace {

using State = ContextValue::State;
using Set = Operator::Set;

struct Judgement {
  Verdict verdict = Verdict::Fails;
  Doubt doubt{};
  std::string unresolved{};  ///< a policy variable without a value
};

/// Everything one test is judged by.
struct Test {
  const Statement& statement;
  const ConditionTest& test;
  const Request& request;
  const ContextValue& context;
  const Operator& op;
  VariableMode mode;
};

void doubt(Judgement& judgement, Doubt reason) {
  if (judgement.doubt.missing.empty()) judgement.doubt = std::move(reason);
}

std::string element(const ConditionTest& test) {
  return "value that " + quoted(std::string_view(test.op)) + " on " +
         quoted(std::string_view(test.key)) + " wants";
}

/// One value of the request against one value of the policy, in the positive sense.
Verdict compare(const Test& t, const Text& value, const TextList::Item& item,
                Judgement& judgement) {
  if (!item.text) {
    doubt(judgement, doubt_about(element(t.test), t.statement, item));
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
    doubt(judgement,
          {.missing = "AWS's pages disagree on policy variables under `Bool`"});
    return Verdict::Unknown;
  }
  const Expansion wanted = expand(*item.text, t.request.context,
                                  spec.variables ? t.mode : VariableMode::Literal);
  if (wanted.state == Expansion::State::Unresolvable) {
    judgement.unresolved = wanted.variable;
    return Verdict::Fails;
  }
  const std::optional<Verdict> answer = spec.compare(value, wanted);
  if (!answer) {
    // How AWS takes a value of the wrong type is not documented beyond "no match".
    if (!spec.negated) return Verdict::Fails;
    doubt(judgement, {.missing = quoted(wanted.text()) + " or " + quoted(value) +
                                 " is no value that " + quoted(spec.name) + " compares"});
    return Verdict::Unknown;
  }
  if (*answer == Verdict::Unknown) {
    Doubt reason = wanted.missing.empty() ? doubt_between(wanted.text(), value)
                                          : Doubt{.missing = wanted.missing};
    if (reason.missing.empty() && value.is_literal() && wanted.text().is_literal()) {
      reason.missing = spec.name.starts_with("Arn")
                           ? doubt_about_unfinished(wanted.text())
                           : "four digits may be a year or seconds since 1970";
    }
    doubt(judgement, std::move(reason));
  }
  return *answer;
}

/// One value of the request against all values of the policy, negation included.
Verdict judge_value(const Test& t, const Text& value, Judgement& judgement) {
  Verdict some = Verdict::Fails;
  for (const TextList::Item& item : t.test.values.items) {
    some = either(some, compare(t, value, item, judgement));
    if (some == Verdict::Holds) break;
  }
  if (t.test.values.open) {
    doubt(judgement, doubt_about(element(t.test), t.statement, t.test.values.reason));
    some = either(some, Verdict::Unknown);
  }
  return t.op.spec->negated ? negate(some) : some;
}

Judgement judge_absent(const Test& t) {
  if (t.op.if_exists) return {.verdict = Verdict::Holds};
  switch (t.op.set) {
    case Set::ForAnyValue:
      return {.verdict = Verdict::Fails};
    case Set::ForAllValues:
      if (t.op.spec->name == "StringNotLike") {
        return {.verdict = Verdict::Unknown,
                .doubt = {.missing = "AWS's pages disagree on "
                                     "`ForAllValues:StringNotLike` on an absent key"}};
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
Judgement with_empty_set(const Test& t, Judgement judgement) {
  const Verdict of_empty = verdict_of(t.op.set == Set::ForAllValues);
  const Verdict empty = is_empty(t.context);
  if (empty == Verdict::Holds) return {.verdict = of_empty};
  if (empty == Verdict::Unknown && judgement.verdict != of_empty) {
    judgement.verdict = Verdict::Unknown;
    doubt(judgement, doubt_between(t.context.values.front(), {}));
  }
  return judgement;
}

Judgement judge_present(const Test& t) {
  if (t.op.set == Set::None && t.context.multivalued) {
    return {.verdict = Verdict::Unknown,
            .doubt = {.missing = "AWS does not say how " +
                                 quoted(std::string_view(t.test.op)) +
                                 " compares a key of several values",
                      .help = "write `ForAnyValue:` or `ForAllValues:` before it"}};
  }
  Judgement judgement;
  const bool any = t.op.set == Set::ForAnyValue;
  judgement.verdict = verdict_of(!any);
  for (const Text& value : t.context.values) {
    const Verdict one = judge_value(t, value, judgement);
    judgement.verdict =
        any ? either(judgement.verdict, one) : both(judgement.verdict, one);
  }
  if (t.op.set != Set::None) return with_empty_set(t, std::move(judgement));
  return judgement;
}

/// `Null` asks whether the key is there at all; `true` means that it is not.
Judgement judge_null(const Test& t) {
  if (t.context.state == State::Present && is_empty(t.context) != Verdict::Fails) {
    return {
        .verdict = Verdict::Unknown,
        .doubt = {.missing = "AWS does not say whether an empty value counts as null"}};
  }
  Judgement judgement;
  const Text absent = t.context.state == State::Absent ? "true" : "false";
  const auto* spec = parse_operator("Bool")->spec;
  for (const TextList::Item& item : t.test.values.items) {
    Verdict one = Verdict::Unknown;
    if (!item.text) {
      doubt(judgement, doubt_about(element(t.test), t.statement, item));
    } else {
      const Expansion wanted = expand(*item.text, {}, VariableMode::Literal);
      one = spec->compare(absent, wanted).value_or(Verdict::Fails);
      if (one == Verdict::Unknown) doubt(judgement, doubt_between(wanted.text(), {}));
    }
    judgement.verdict = either(judgement.verdict, one);
  }
  if (t.test.values.open) {
    doubt(judgement, doubt_about(element(t.test), t.statement, t.test.values.reason));
    judgement.verdict = either(judgement.verdict, Verdict::Unknown);
  }
  return judgement;
}

Judgement judge(const Test& t) {
  if (t.context.state == State::Unknown) {
    return {.verdict = Verdict::Unknown,
            .doubt = {.missing = t.context.reason.empty()
                                     ? "the request's value of " +
                                           quoted(std::string_view(t.test.key)) +
                                           " is not known"
                                     : t.context.reason}};
  }
  if (t.op.is_null()) return judge_null(t);
  return t.context.state == State::Absent ? judge_absent(t) : judge_present(t);
}

std::string wanted_values(const Test& t) {
  if (t.op.is_null() && t.test.values.items.size() == 1 &&
      t.test.values.items.front().text) {
    const auto absent = t.test.values.items.front().text->literal();
    if (absent == "true") return "it absent";
    if (absent == "false") return "it present";
  }
  const std::vector<std::string> words = shown_items(t.test.values);
  const std::string_view relation = t.op.spec->wants;
  std::string wants;
  if (t.op.spec->negated) {
    wants = words.size() > 1 ? "none of" : "other than";
  } else if (words.size() > 1) {
    wants = "one of";
  }
  if (!relation.empty()) {
    if (!wants.empty()) wants += ' ';
    wants += relation;
  }
  if (!wants.empty()) wants += ' ';
  return words.empty() ? wants + "nothing" : wants + listed(words, "or");
}

std::string found_values(const Test& t) {
  if (t.context.state == State::Absent) return "the request has no such key";
  if (t.context.state == State::Unknown) return "the request's value is not known";
  std::vector<std::string> words;
  for (const Text& value : t.context.values) words.push_back(quoted(value));
  return "the request has " + listed(words);
}

/// "condition `StringEquals` on `aws:SourceArn`: wants `A`, the request has `B`".
std::string sentence(const Test& t) {
  return "condition " + quoted(std::string_view(t.test.op)) + " on " +
         quoted(std::string_view(t.test.key)) + ": wants " + wanted_values(t) + ", " +
         found_values(t);
}

Part unknown_part(const ConditionTest& test, Doubt doubt) {
  return {
      .verdict = Verdict::Unknown,
      .reason = "condition " + quoted(std::string_view(test.op)) + ": " + doubt.missing,
      .missing = std::move(doubt.missing),
      .help = std::move(doubt.help),
      .position = test.position};
}

Part unknown_part(const Test& t, Judgement judgement) {
  Part part{.verdict = Verdict::Unknown,
            .reason = sentence(t),
            .missing = std::move(judgement.doubt.missing),
            .help = std::move(judgement.doubt.help),
            .position = t.test.position};
  if (!part.missing.empty()) part.reason += ": " + part.missing;
  return part;
}

/// The two sides, and what a person should know about them.
std::string explain(const Test& t, const Judgement& judgement) {
  std::string reason = sentence(t);
  if (!judgement.unresolved.empty()) {
    reason += "; " + quoted(std::string_view("${" + judgement.unresolved + "}")) +
              " has no value in this request";
  }
  const std::string hint =
      advise_condition(t.statement, t.test, t.op, t.request, t.mode, judgement.verdict);
  if (!hint.empty()) reason += "; " + hint;
  return reason;
}

Part judge_and_tell(const Statement& statement, const ConditionTest& test,
                    const Request& request, VariableMode mode, bool always) {
  const std::optional<Operator> op = parse_operator(test.op);
  if (!op) {
    return unknown_part(
        test, {.missing = quoted(std::string_view(test.op)) + " is no condition operator",
               .help = suggest_operator(test.op)});
  }
  if (test.key.empty()) {
    return unknown_part(test, doubt_about("condition", statement, test.values.reason));
  }
  const Test t{.statement = statement,
               .test = test,
               .request = request,
               .context = request.context.find(test.key),
               .op = *op,
               .mode = mode};
  Judgement judgement = judge(t);
  if (judgement.verdict == Verdict::Unknown) return unknown_part(t, std::move(judgement));
  Part part{.verdict = judgement.verdict, .position = test.position};
  if (always || part.verdict != Verdict::Holds) part.reason = explain(t, judgement);
  return part;
}

}  // namespace

Part judge_condition(const Statement& statement, const ConditionTest& test,
                     const Request& request, VariableMode mode) {
  return judge_and_tell(statement, test, request, mode, false);
}

Part explain_condition(const Statement& statement, const ConditionTest& test,
                       const Request& request, VariableMode mode) {
  return judge_and_tell(statement, test, request, mode, true);
}

}  // namespace trailseal::iam
