#include "rule/catalogue.hpp"

#include <algorithm>

#include "rule/embedded.hpp"

namespace trailseal::rule {
namespace {

using embedded::Range;

template <typename Row>
std::span<const Row> rows(std::span<const Row> table, Range range) {
  return table.subspan(range.first, range.count);
}

std::vector<std::string> texts_of(Range range) {
  const auto texts = rows(embedded::tables().texts, range);
  return {texts.begin(), texts.end()};
}

Value value_of(const embedded::ValueData& data) {
  switch (data.kind) {
    case Value::Kind::Null:
      return Value::null();
    case Value::Kind::Bool:
      return Value::boolean(data.text == "true");
    case Value::Kind::Number:
      return Value::number(std::string(data.text));
    case Value::Kind::Text:
      return Value::text(Text(data.text));
    case Value::Kind::List: {
      Value list = Value::list();
      for (const auto& item : rows(embedded::tables().values, data.items)) {
        list.push_back(value_of(item));
      }
      return list;
    }
    case Value::Kind::Map:
    case Value::Kind::Absent:
    case Value::Kind::Unknown:
      break;
  }
  return {};
}

Condition condition_of(const embedded::ConditionData& data) {
  Condition condition;
  condition.kind = data.kind;
  for (const auto& part : rows(embedded::tables().conditions, data.parts)) {
    condition.parts.push_back(condition_of(part));
  }
  condition.fact = data.fact;
  if (data.kind != Condition::Kind::Test) return condition;
  condition.op = data.op;
  condition.argument = value_of(embedded::tables().values[data.argument]);
  return condition;
}

Rule rule_of(const embedded::RuleData& data) {
  const embedded::Tables& tables = embedded::tables();
  Rule rule;
  rule.id = data.id;
  rule.code = data.code;
  rule.title = data.title;
  rule.finding = data.finding;
  rule.severity = data.severity;
  rule.since = data.since;
  for (const auto& row : rows(tables.controls, data.controls)) {
    rule.controls[std::string(row.framework)] = texts_of(row.controls);
  }
  rule.standards = texts_of(data.standards);
  rule.what = data.what;
  rule.why = data.why;
  rule.fix_terraform = read_fix(std::string(data.fix_terraform));
  rule.fix_cloudformation = read_fix(std::string(data.fix_cloudformation));
  for (const auto& row : rows(tables.causes, data.causes)) {
    rule.causes.push_back({.cause = row.cause,
                           .terraform = read_fix(std::string(row.terraform)),
                           .cloudformation = read_fix(std::string(row.cloudformation))});
  }
  rule.references = texts_of(data.references);
  rule.aliases = texts_of(data.aliases);
  rule.subject = data.subject;
  rule.types = texts_of(data.types);
  rule.opt_in = data.opt_in;
  rule.when = condition_of(tables.conditions[data.when]);
  rule.require = condition_of(tables.conditions[data.require]);
  rule.message = data.message;
  rule.at = data.at;
  return rule;
}

std::vector<Rule> build() {
  std::vector<Rule> rules;
  rules.reserve(embedded::tables().rules.size());
  for (const auto& data : embedded::tables().rules) rules.push_back(rule_of(data));
  return rules;
}

bool is_called(const Rule& rule, std::string_view name) {
  return rule.id == name || rule.code == name ||
         std::find(rule.aliases.begin(), rule.aliases.end(), name) != rule.aliases.end();
}

}  // namespace

const std::vector<Rule>& builtin_rules() {
  static const std::vector<Rule> rules = build();
  return rules;
}

const Rule* find_rule(std::string_view name) {
  for (const Rule& rule : builtin_rules()) {
    if (is_called(rule, name)) return &rule;
  }
  return nullptr;
}

Catalogue::Catalogue() {
  for (const Rule& rule : builtin_rules()) rules_.push_back(&rule);
}

Result<void> Catalogue::add(Rule rule, const std::string& path) {
  std::vector<std::string> names = rule.aliases;
  names.insert(names.end(), {rule.id, rule.code});
  for (const std::string& name : names) {
    const Rule* taken = find(name);
    if (taken == nullptr) continue;
    return Error{.message = "`" + name + "` is already the name of a rule",
                 .help = "it is the one that requires: " + taken->title,
                 .path = path};
  }
  own_.push_back({.rule = std::move(rule), .path = path});
  rules_.push_back(&own_.back().rule);
  return {};
}

void Catalogue::set_severity(const Rule& rule, Severity severity) {
  const auto at = std::find(rules_.begin(), rules_.end(), &rule);
  if (at == rules_.end()) return;
  own_.push_back({.rule = rule, .path = path_of(rule)});
  own_.back().rule.severity = severity;
  *at = &own_.back().rule;
}

const Rule* Catalogue::find(std::string_view name) const {
  for (const Rule* rule : rules_) {
    if (is_called(*rule, name)) return rule;
  }
  return nullptr;
}

std::string Catalogue::path_of(const Rule& rule) const {
  for (const Own& own : own_) {
    if (&own.rule == &rule) return own.path;
  }
  return {};
}

BuiltinFile builtin_file(std::string_view id) {
  for (const auto& data : embedded::tables().rules) {
    if (data.id == id) return BuiltinFile{.path = data.path, .text = data.yaml};
  }
  return {};
}

}  // namespace trailseal::rule
