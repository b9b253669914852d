// A condition is one of
//
//   { fact: PATH, OPERATOR: ARGUMENT }       a test
//   { all: [...] }   { any: [...] }          at least one part each
//   { not: CONDITION }
//   [ CONDITION, ... ]                       the same as `all`
//
// A test is checked as far as the tables know it: the fact exists, the operator takes
// such an argument, and the fact can have such a value at all.
#include "rule/condition_reader.hpp"

#include <algorithm>
#include <array>

#include "rule/facts.hpp"
#include "rule/operators.hpp"

namespace trailseal::rule {
namespace {

constexpr std::array<std::string_view, 5> kForms{"fact", "all", "any", "not", "in"};

const FactSpec* find(std::string_view path, const ConditionScope& scope) {
  const FactSpec* item = scope.in_list ? find_item_fact(path) : nullptr;
  return item != nullptr ? item : find_fact(path);
}

bool is_scalar(const Value& value) {
  return value.is_null() || value.is_bool() || value.is_number() || value.is_text();
}

bool fits(ArgumentKind kind, const Value& argument) {
  switch (kind) {
    case ArgumentKind::Value:
      return is_scalar(argument);
    case ArgumentKind::List:
      return argument.is_list() && argument.size() > 0 &&
             std::all_of(argument.items().begin(), argument.items().end(), is_scalar);
    case ArgumentKind::Number:
      return argument.as_number().has_value();
    case ArgumentKind::Flag:
      return argument.is_bool();
    case ArgumentKind::Pattern:
    case ArgumentKind::Text:
    case ArgumentKind::Fact:
      break;
  }
  return argument.literal().has_value();
}

// Can the fact ever have this value? Only what equals, not_equals and one_of are given.
void check_value(const FactSpec& fact, const Value& value, Problems& problems) {
  if (value.is_null()) return;
  const std::string path(fact.path);
  if (fact.type == FactType::Bool && !value.is_bool()) {
    problems.add(
        value.position(),
        "fact `" + path + "` is true or false and cannot be `" + value.display() + "`");
    return;
  }
  if (fact.type != FactType::Text) return;
  const auto text = value.literal();
  if (!text) {
    problems.add(
        value.position(),
        "fact `" + path + "` is a string and cannot be `" + value.display() + "`",
        "put it in quotes");
    return;
  }
  const std::vector<std::string_view> values = values_of(fact);
  if (values.empty() || std::find(values.begin(), values.end(), *text) != values.end()) {
    return;
  }
  problems.add_unknown(value.position(), "value of fact `" + path + "`,", *text, values);
}

void check_argument(const FactSpec* fact, const OperatorSpec& op, const Value& argument,
                    const ConditionScope& scope, Problems& problems) {
  if (!fits(op.argument, argument)) {
    problems.add(argument.position(), "operator `" + std::string(op.name) + "` takes " +
                                          to_string(op.argument));
    return;
  }
  if (op.argument == ArgumentKind::Fact) {
    check_fact(*argument.literal(), argument.position(), scope, problems);
  }
  if (op.argument == ArgumentKind::Pattern) {
    const std::string problem = pattern_problem(*argument.literal());
    if (!problem.empty()) {
      problems.add(argument.position(), "not a regular expression: " + problem);
    }
  }
  if (fact == nullptr) return;
  if (fact->type == FactType::Map && op.name != "exists") {
    problems.add(argument.position(),
                 "fact `" + std::string(fact->path) + "` is a group of facts",
                 "only `exists` can test it");
    return;
  }
  if (op.name == "equals" || op.name == "not_equals") {
    check_value(*fact, argument, problems);
  }
  if (op.name != "one_of") return;
  for (const Value& item : argument.items()) check_value(*fact, item, problems);
}

Condition read_test(const Value& map, const ConditionScope& scope, Problems& problems) {
  Condition test;
  const Value& fact = map["fact"];
  test.fact = fact.literal().value_or("");
  if (!fact.is_text()) {
    problems.add(fact.position(), "`fact` must be the path of a fact");
  } else {
    check_fact(test.fact, fact.position(), scope, problems);
  }
  for (std::size_t i = 0; i < map.size(); ++i) {
    const Value::Key& key = map.keys()[i];
    if (key.name == "fact") continue;
    const OperatorSpec* op = find_operator(key.name);
    if (op == nullptr) {
      problems.add_unknown(key.position, "operator", key.name, operator_names());
      if (test.op.empty()) test.op = key.name;
      continue;
    }
    if (!test.op.empty()) {
      problems.add(key.position, "a test has one operator",
                   "put each test in a separate item");
      continue;
    }
    test.op = key.name;
    test.argument = map.items()[i];
    check_argument(find(test.fact, scope), *op, test.argument, scope, problems);
  }
  if (test.op.empty()) {
    problems.add(map.position(), "the test of fact `" + test.fact + "` has no operator");
  }
  return test;
}

Condition read_parts(Condition::Kind kind, const Value& list, const ConditionScope& scope,
                     Problems& problems) {
  Condition all;
  all.kind = kind;
  if (!list.is_list() || list.size() == 0) {
    problems.add(list.position(), "expected a list of conditions, at least one");
    return all;
  }
  for (const Value& item : list.items()) {
    all.parts.push_back(read_condition(item, scope, problems));
  }
  return all;
}

struct Quantifier {
  std::string_view key{};
  Condition::Kind kind = Condition::Kind::InAll;
};
constexpr std::array kQuantifiers{Quantifier{"all", Condition::Kind::InAll},
                                  Quantifier{"any", Condition::Kind::InAny},
                                  Quantifier{"none", Condition::Kind::InNone}};

// `in: LIST` and one of `all`, `any`, `none` with a condition on `item`.
Condition read_list(const Value& map, const ConditionScope& scope, Problems& problems) {
  Condition list;
  const Value& fact = map["in"];
  list.fact = fact.literal().value_or("");
  check_fact(list.fact, fact.position(), scope, problems);
  const FactSpec* spec = find(list.fact, scope);
  if (spec != nullptr && spec->type != FactType::Any) {
    problems.add(fact.position(), "fact `" + list.fact + "` is not a list",
                 "test it with `fact`");
  }
  ConditionScope inside = scope;
  inside.in_list = true;
  for (const Quantifier& row : kQuantifiers) {
    const Value* condition = map.find(row.key);
    if (condition == nullptr) continue;
    list.kind = row.kind;
    list.parts.push_back(read_condition(*condition, inside, problems));
  }
  if (list.parts.size() != 1 || map.size() != 2) {
    problems.add(
        map.position(), "`in` needs one of `all`, `any`, `none`",
        "such as `{in: resource.attributes.tags, any: {fact: item.Key, equals: owner}}`");
  }
  return list;
}

}  // namespace

Condition read_condition(const Value& value, const ConditionScope& scope,
                         Problems& problems) {
  if (value.is_list()) return read_parts(Condition::Kind::All, value, scope, problems);
  if (!value.is_map()) {
    problems.add(value.position(), "expected a condition",
                 "such as `{fact: trail.has_key, equals: true}`");
    return {};
  }
  if (value.find("fact") != nullptr) return read_test(value, scope, problems);
  if (value.find("in") != nullptr) return read_list(value, scope, problems);
  if (value.size() != 1) {
    problems.add(value.position(),
                 "a condition has `fact` or `in`, or one of `all`, `any`, `not`");
    return {};
  }
  const Value::Key& key = value.keys().front();
  const Value& inside = value.items().front();
  if (key.name == "all") return read_parts(Condition::Kind::All, inside, scope, problems);
  if (key.name == "any") return read_parts(Condition::Kind::Any, inside, scope, problems);
  if (key.name == "not") {
    Condition negation;
    negation.kind = Condition::Kind::Not;
    negation.parts.push_back(read_condition(inside, scope, problems));
    return negation;
  }
  problems.add_unknown(key.position, "condition", key.name, kForms);
  return {};
}

void check_fact(std::string_view path, Position position, const ConditionScope& scope,
                Problems& problems) {
  if (scope.in_list && find_item_fact(path) != nullptr) return;
  if (find_fact(path) == nullptr) {
    problems.add_unknown(position, "fact", path, fact_paths());
  } else if (!scope.subject.empty() && !has_fact(scope.subject, path)) {
    problems.add(
        position,
        "subject `" + scope.subject + "` has no fact `" + std::string(path) + "`",
        "`trailseal rules --facts` lists the subjects that have it");
  }
}

void check_message(std::string_view message, Position position,
                   const ConditionScope& scope, Problems& problems) {
  for (std::size_t at = 0; at < message.size();) {
    const std::size_t open = message.find_first_of("{}", at);
    if (open == std::string_view::npos) return;
    const std::size_t close = message.find('}', open);
    if (message[open] == '}' || close == std::string_view::npos) {
      problems.add(position, "unbalanced brace in the message",
                   "write the path of a fact between `{` and `}`");
      return;
    }
    const std::string_view path = message.substr(open + 1, close - open - 1);
    const FactSpec* fact = find_fact(path);
    if (fact == nullptr || fact->type != FactType::Map) {
      check_fact(path, position, scope, problems);
    } else {
      problems.add(position, "fact `" + std::string(path) +
                                 "` is a group of facts and has no text to show");
    }
    at = close + 1;
  }
}

}  // namespace trailseal::rule
