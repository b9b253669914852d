// A statement is shown as it stands in its policy: Sid, Effect, Principal, Action,
// Resource, Condition. A list of one member is shown as that member, as AWS's own pages do.
#include "evidence/statement_excerpt.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "base/ascii.hpp"
#include "base/word_list.hpp"
#include "evidence/source.hpp"
#include "iam/match/principal.hpp"

namespace trailseal::evidence {
namespace {

using iam::Statement;
using iam::TextList;

Value text(std::string_view content) { return Value::text(Text(content)); }

std::string not_known(const std::string& reason) {
  return reason.empty() ? "<not known>" : "<not known: " + reason + ">";
}

std::vector<std::string> shown(const TextList& list) {
  std::vector<std::string> all;
  for (const TextList::Item& item : list.items) {
    all.push_back(item.text ? item.text->display() : not_known(item.reason));
  }
  if (list.open && all.empty()) all.push_back(not_known(list.reason));
  return all;
}

Value value_of(const std::vector<std::string>& texts) {
  if (texts.size() == 1) return text(texts.front());
  Value list = Value::list();
  for (const std::string& each : texts) list.push_back(text(each));
  return list;
}

void add(Value& document, const char* name, const TextList& list) {
  if (list.present) document.set(name, value_of(shown(list)));
}

void add(Value& document, const char* name, const iam::PrincipalSet& principals) {
  if (!principals.present) return;
  if (principals.open && principals.entries.empty()) {
    document.set(name, text(not_known(principals.reason)));
    return;
  }
  Value map = Value::map();
  for (const auto& entry : principals.entries) {
    if (entry.type == "*") {
      document.set(name, text("*"));
      return;
    }
    map.set(entry.type, value_of(shown(entry.identifiers)));
  }
  document.set(name, std::move(map));
}

/// Operator and key of a test, unless they are sensitive.
std::pair<std::string, std::string> name_of(const iam::ConditionTest& test) {
  if (test.hidden) return {"(sensitive)", "(sensitive)"};
  return {test.op, test.key.empty() ? not_known("") : test.key};
}

void add_conditions(Value& document, const Statement& statement) {
  if (statement.conditions.empty() && !statement.condition_open) return;
  if (statement.condition_open) {
    document.set("Condition", text(not_known(statement.reason)));
    return;
  }
  Value conditions = Value::map();
  for (const iam::ConditionTest& test : statement.conditions) {
    const auto [op, key] = name_of(test);
    if (conditions.find(op) == nullptr) conditions.set(op, Value::map());
    conditions.find(op)->set(key, value_of(shown(test.values)));
  }
  document.set("Condition", std::move(conditions));
}

void add_names(const iam::PrincipalSet& principals, const std::string& before,
               std::vector<std::string>& names) {
  if (principals.open && principals.entries.empty()) {
    names.push_back(before + not_known(principals.reason));
  }
  for (const auto& entry : principals.entries) {
    if (entry.type == "*") names.push_back(before + "*");
    for (const std::string& each : shown(entry.identifiers)) {
      names.push_back(before + each);
    }
  }
}

std::string shown(const iam::ContextValue& value) {
  using State = iam::ContextValue::State;
  if (value.state == State::Absent) return "(absent)";
  if (value.state == State::Unknown) return not_known(value.reason);
  std::string all;
  for (const Text& each : value.values) {
    all += (all.empty() ? "" : ", ") + each.display();
  }
  return value.certain ? all : all + ", or absent";
}

/// Keys that tell how a request of CloudTrail is bound and encrypted, whether or not a
/// statement asks for them.
constexpr const char* kTelling[] = {"aws:SourceArn", "s3:x-amz-server-side-encryption",
                                    "s3:x-amz-server-side-encryption-aws-kms-key-id",
                                    "kms:EncryptionContext:aws:cloudtrail:arn"};

}  // namespace

StatementExcerpt excerpt_of(const Statement& statement) {
  StatementExcerpt excerpt{.number = statement.index + 1, .sid = statement.sid};
  Value& document = excerpt.document = Value::map();
  if (!statement.sid.empty()) document.set("Sid", text(statement.sid));
  if (statement.open) {
    document.set("Effect", text(not_known(statement.reason)));
    return excerpt;
  }
  document.set("Effect", text(statement.effect_text.empty() ? not_known(statement.reason)
                                                            : statement.effect_text));
  add(document, "Principal", statement.principal);
  add(document, "NotPrincipal", statement.not_principal);
  add(document, "Action", statement.action);
  add(document, "NotAction", statement.not_action);
  add(document, "Resource", statement.resource);
  add(document, "NotResource", statement.not_resource);
  add_conditions(document, statement);
  return excerpt;
}

std::vector<std::string> principals_of(const Statement& statement) {
  std::vector<std::string> names;
  if (statement.open) return {not_known(statement.reason)};
  add_names(statement.principal, "", names);
  add_names(statement.not_principal, "everyone except ", names);
  return names;
}

std::vector<std::string> conditions_of(const Statement& statement) {
  std::vector<std::string> lines;
  if (statement.condition_open) return {not_known(statement.reason)};
  for (const iam::ConditionTest& test : statement.conditions) {
    const auto [op, key] = name_of(test);
    std::vector<std::string> values;
    for (const std::string& each : shown(test.values)) {
      values.push_back(in_backticks(each));
    }
    lines.push_back(in_backticks(op) + " on " + in_backticks(key) + ": " +
                    joined(values, " or "));
  }
  return lines;
}

RequestExcerpt excerpt_of(const iam::Request& request,
                          const std::vector<const Statement*>& statements) {
  RequestExcerpt excerpt{.principal = iam::name_of(request.caller).display(),
                         .action = request.action,
                         .resource = request.resource.display()};
  std::set<std::string> seen;
  const auto add_key = [&](const std::string& key, bool if_present) {
    if (key.empty() || !seen.insert(ascii_lower(key)).second) return;
    const iam::ContextValue value = request.context.find(key);
    const bool present = value.state == iam::ContextValue::State::Present;
    if (present || !if_present) excerpt.context.emplace_back(key, shown(value));
  };
  for (const Statement* statement : statements) {
    for (const iam::ConditionTest& test : statement->conditions) {
      if (!test.hidden) add_key(test.key, false);
    }
  }
  for (const char* key : kTelling) add_key(key, true);
  return excerpt;
}

}  // namespace trailseal::evidence
