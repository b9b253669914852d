// `trailseal.rules/1` and `trailseal.facts/1`, for programs that show the catalogue.
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "report/writers.hpp"
#include "rule/facts.hpp"

namespace trailseal::report {
namespace {

Value text_value(std::string_view text) { return Value::text(Text(text)); }

template <typename Words>
Value list_value(const Words& words) {
  Value list = Value::list();
  for (const auto& word : words) list.push_back(text_value(word));
  return list;
}

Value fix_value(const rule::Fix& terraform, const rule::Fix& cloudformation) {
  Value fix = Value::map();
  fix.set("terraform", text_value(terraform.text));
  fix.set("cloudformation", text_value(cloudformation.text));
  return fix;
}

/// The rule's fix, and those of single causes.
Value fixes_of(const rule::Rule& rule) {
  Value fix = fix_value(rule.fix_terraform, rule.fix_cloudformation);
  Value causes = Value::map();
  for (const rule::CauseFix& each : rule.causes) {
    causes.set(std::string(rule::row_of(each.cause).name),
               fix_value(each.terraform, each.cloudformation));
  }
  fix.set("causes", std::move(causes));
  return fix;
}

Value rule_value(const rule::Rule& rule) {
  Value controls = Value::map();
  for (const auto& [framework, ids] : rule.controls) {
    controls.set(framework, list_value(ids));
  }
  Value made = Value::map();
  made.set("code", text_value(rule.code));
  made.set("id", text_value(rule.id));
  made.set("title", text_value(rule.title));
  made.set("finding", text_value(rule.finding));
  made.set("severity", text_value(rule::to_string(rule.severity)));
  made.set("since", text_value(rule.since));
  made.set("subject", text_value(rule.subject));
  made.set("opt_in", Value::boolean(rule.opt_in));
  made.set("standards", list_value(rule.standards));
  made.set("what", text_value(rule.what));
  made.set("why", text_value(rule.why));
  made.set("fix", fixes_of(rule));
  made.set("controls", std::move(controls));
  made.set("references", list_value(rule.references));
  made.set("aliases", list_value(rule.aliases));
  return made;
}

void write_list(std::string_view schema, const std::string& name, Value list,
                std::ostream& out) {
  Value document = Value::map();
  document.set("schema", text_value(schema));
  document.set(name, std::move(list));
  write_value(document, out);
}

}  // namespace

void write_rules_json(const std::vector<const rule::Rule*>& rules, std::ostream& out) {
  Value list = Value::list();
  for (const rule::Rule* rule : rules) list.push_back(rule_value(*rule));
  write_list("trailseal.rules/1", "rules", std::move(list), out);
}

void write_facts_json(std::ostream& out) {
  Value list = Value::list();
  for (const rule::FactSpec& fact : rule::facts()) {
    Value made = Value::map();
    made.set("path", text_value(fact.path));
    made.set("type", text_value(rule::to_string(fact.type)));
    made.set("meaning", text_value(fact.meaning));
    made.set("values", list_value(rule::values_of(fact)));
    list.push_back(std::move(made));
  }
  write_list("trailseal.facts/1", "facts", std::move(list), out);
}

}  // namespace trailseal::report
