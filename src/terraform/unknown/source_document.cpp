// Source: hashicorp/terraform-provider-aws 5.100.0, internal/service/iam/policy_model.go.
// The provider reads such a document with Go's encoding/json into its own types and
// writes those:
//
//   element names      without regard to case; others are dropped
//   Statement          a list; one object is an error
//   Principal          a text, whatever it says, becomes "*"
//   values of a        text, true or false (as text), or a list of texts; a number or null
//   condition          is dropped, with its operator and the Condition where nothing else
//                      stands there
#include "terraform/unknown/source_document.hpp"

#include <array>
#include <span>
#include <string_view>
#include <utility>

#include "base/ascii.hpp"

namespace trailseal::terraform {
namespace {

constexpr std::array<std::string_view, 3> kDocument{"Version", "Id", "Statement"};
constexpr std::array<std::string_view, 9> kStatement{
    "Sid",         "Effect",    "Action",       "NotAction", "Resource",
    "NotResource", "Principal", "NotPrincipal", "Condition"};

/// The members that have a name of the table, under that name.
Value named(const Value& map, std::span<const std::string_view> names) {
  Value found = Value::map(map.position());
  for (std::size_t i = 0; i < map.size(); ++i) {
    const std::string key = ascii_lower(map.keys()[i].name);
    for (const std::string_view name : names) {
      if (ascii_lower(std::string(name)) != key || map.items()[i].is_null()) continue;
      found.set(std::string(name), map.items()[i], map.keys()[i].position);
    }
  }
  return found;
}

Value values_read(const Value& values) {
  if (values.is_bool()) {
    return Value::text(*values.scalar_text(), values.position());
  }
  const bool kept = values.is_text() || values.is_list() || values.is_unknown();
  return kept ? values : Value();
}

Value condition_read(const Value& condition) {
  if (!condition.is_map()) return condition;
  Value read = Value::map(condition.position());
  for (std::size_t i = 0; i < condition.size(); ++i) {
    const Value& tests = condition.items()[i];
    if (!tests.is_map()) {
      if (tests.is_unknown()) read.set(condition.keys()[i].name, tests);
      continue;
    }
    Value kept = Value::map(tests.position());
    for (std::size_t j = 0; j < tests.size(); ++j) {
      Value values = values_read(tests.items()[j]);
      if (!values.is_absent()) kept.set(tests.keys()[j].name, std::move(values));
    }
    if (kept.size() > 0) read.set(condition.keys()[i].name, std::move(kept));
  }
  return read;
}

Value statement_read(const Value& statement) {
  if (!statement.is_map()) return statement;
  const Value elements = named(statement, kStatement);
  Value read = Value::map(statement.position());
  for (std::size_t i = 0; i < elements.size(); ++i) {
    const std::string& name = elements.keys()[i].name;
    Value value = elements.items()[i];
    if (name.ends_with("Principal") && value.is_text()) {
      value = Value::text("*", value.position());
    } else if (name == "Condition") {
      value = condition_read(value);
      if (value.is_map() && value.size() == 0) continue;
    }
    read.set(name, std::move(value), elements.keys()[i].position);
  }
  return read;
}

}  // namespace

Value as_provider_reads(const Value& document) {
  if (!document.is_map()) return document;
  Value read = named(document, kDocument);
  Value* statements = read.find("Statement");
  if (statements == nullptr || !statements->is_list()) return read;
  Value all = Value::list({}, statements->position());
  for (const Value& statement : statements->items()) {
    all.push_back(statement_read(statement));
  }
  *statements = std::move(all);
  return read;
}

bool is_refused(const Value& document) {
  const Value& statement = document["Statement"];
  return !statement.is_absent() && !statement.is_unknown() && !statement.is_list();
}

}  // namespace trailseal::terraform
