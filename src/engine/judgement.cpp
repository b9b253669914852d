// `all` is its lowest part, `any` its highest, `not` the mirror image. A part that is not
// known hands its missing facts up only as long as the whole stays open: a fact that
// cannot change the answer is nobody's business.
#include "engine/judgement.hpp"

#include "base/shown_text.hpp"
#include "rule/operators.hpp"

namespace trailseal::engine {
namespace {

// "parameter `Algorithm` is not known"
std::string reason_of(const Text& text) {
  std::string names;
  std::size_t count = 0;
  for (const Text::Piece& piece : text.pieces()) {
    if (!piece.symbol) continue;
    names += (count++ == 0 ? "" : ", ") + piece.symbol->name;
  }
  return names + (count == 1 ? " is not known" : " are not known");
}

// "pass --param Algorithm=..."
std::string help_for(const Text& text) {
  std::vector<std::string> options;
  for (const Text::Piece& piece : text.pieces()) {
    if (piece.symbol && !piece.symbol->option.empty()) {
      options.push_back(piece.symbol->option);
    }
  }
  return options.empty() ? std::string() : "pass " + listed(options);
}

// "known after apply: `aws_kms_key.logs.arn`"
std::string reason_of(const Unknown& unknown) {
  if (unknown.origins.empty()) return unknown.reason;
  const std::string& origin = unknown.origins.front();
  if (unknown.reason.find(origin) != std::string::npos) return unknown.reason;
  return unknown.reason + ": `" + origin + "`";
}

// The first part of a value that is not known, or null.
const Value* first_unknown(const Value& value) {
  if (value.is_unknown()) return &value;
  if (value.is_text() && !value.as_text().is_literal()) return &value;
  for (const Value& item : value.items()) {
    if (const Value* found = first_unknown(item)) return found;
  }
  return nullptr;
}

void add_missing(const std::string& fact, const Value& actual,
                 std::vector<MissingFact>& missing) {
  const Value* part = first_unknown(actual);
  if (part == nullptr) return;
  MissingFact one{.fact = fact};
  if (part->is_unknown()) {
    one.missing = missing_of(part->as_unknown());
    one.missing.what = reason_of(part->as_unknown());
  } else {
    one.missing = {.what = reason_of(part->as_text()), .help = help_for(part->as_text())};
  }
  missing.push_back(std::move(one));
}

Judgement judge_test(const rule::Condition& test, const Value& facts) {
  const rule::OperatorSpec* op = rule::find_operator(test.op);
  if (op == nullptr) {  // the reader refuses such a rule
    return Judgement{
        .verdict = Verdict::Unknown,
        .missing = {MissingFact{.fact = test.fact,
                                .missing = {.what = "the rule is not valid"}}}};
  }
  const Value& actual = facts.at_path(test.fact);
  const bool by_fact = op->argument == rule::ArgumentKind::Fact;
  const std::string other = by_fact ? test.argument.literal().value_or("") : "";
  const Value& argument = by_fact ? facts.at_path(other) : test.argument;
  Judgement judgement;
  judgement.verdict = op->judge(actual, argument);
  if (judgement.verdict != Verdict::Unknown) return judgement;
  add_missing(test.fact, actual, judgement.missing);
  if (by_fact) add_missing(other, argument, judgement.missing);
  return judgement;
}

void append(std::vector<MissingFact>& all, std::vector<MissingFact> more) {
  for (MissingFact& one : more) {
    bool there = false;
    for (const MissingFact& known : all) there = there || known.fact == one.fact;
    if (!there) all.push_back(std::move(one));
  }
}

// The items of a list, asked one by one. Nothing is in a list that is not there.
Judgement judge_items(const rule::Condition& condition, const Value& facts) {
  using Kind = rule::Condition::Kind;
  const bool any = condition.kind != Kind::InAll;
  const Value& list = facts.at_path(condition.fact);
  Judgement whole{.verdict = any ? Verdict::Fails : Verdict::Holds, .missing = {}};
  if (list.is_unknown()) {
    whole.verdict = Verdict::Unknown;
    add_missing(condition.fact, list, whole.missing);
  }
  Value with_item = facts;
  for (const Value& item : list.items()) {
    with_item.set("item", item);
    Judgement one = judge(condition.parts.front(), with_item);
    whole.verdict =
        any ? either(whole.verdict, one.verdict) : both(whole.verdict, one.verdict);
    append(whole.missing, std::move(one.missing));
  }
  if (condition.kind == Kind::InNone) whole.verdict = negate(whole.verdict);
  if (whole.verdict != Verdict::Unknown) whole.missing.clear();
  return whole;
}

}  // namespace

Judgement judge(const rule::Condition& condition, const Value& facts) {
  using Kind = rule::Condition::Kind;
  const bool on_list = condition.kind == Kind::InAll || condition.kind == Kind::InAny ||
                       condition.kind == Kind::InNone;
  if (on_list) return judge_items(condition, facts);
  if (condition.kind == Kind::Test) return judge_test(condition, facts);
  const bool any = condition.kind == Kind::Any;
  Judgement whole{.verdict = any ? Verdict::Fails : Verdict::Holds, .missing = {}};
  for (const rule::Condition& part : condition.parts) {
    Judgement judged = judge(part, facts);
    whole.verdict =
        any ? either(whole.verdict, judged.verdict) : both(whole.verdict, judged.verdict);
    append(whole.missing, std::move(judged.missing));
  }
  if (condition.kind == Kind::Not) whole.verdict = negate(whole.verdict);
  if (whole.verdict != Verdict::Unknown) whole.missing.clear();
  return whole;
}

}  // namespace trailseal::engine
