#include "repair/condition_mend.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/ascii.hpp"
#include "base/shown_text.hpp"
#include "base/word_list.hpp"
#include "repair/statement_mend.hpp"

namespace trailseal::repair {
namespace {

using iam::Statement;

constexpr std::array<std::string_view, 6> kBindingKeys{
    "aws:sourcearn",
    "aws:sourceaccount",
    "aws:sourceorgid",
    "aws:sourceorgpaths",
    "kms:encryptioncontext:aws:cloudtrail:arn",
    "kms:encryptioncontext:aws:logs:arn"};

/// `stringequals` of `ForAnyValue:StringEqualsIfExists`.
std::string base_of(const std::string& written) {
  std::string op = ascii_lower(written);
  if (const auto colon = op.find(':'); colon != std::string::npos) op.erase(0, colon + 1);
  if (op.ends_with("ifexists")) op.resize(op.size() - 8);
  return op;
}

/// Is a value of the request enough for the operator to match it?
bool takes_value(const std::string& written) {
  const std::string op = base_of(written);
  return op == "stringequals" || op == "stringequalsignorecase" || op == "stringlike" ||
         op == "arnequals" || op == "arnlike" || op == "bool";
}

/// Does another condition bind the statement to who asks?
bool is_bound_without(const Statement& statement, const Comparison& gone) {
  return std::any_of(statement.conditions.begin(), statement.conditions.end(),
                     [&](const iam::ConditionTest& test) {
                       const bool same = test.op == gone.op && test.key == gone.key;
                       return !same && has_word(kBindingKeys, ascii_lower(test.key));
                     });
}

std::string on_key(const Comparison& unmet) {
  return "the condition on " + in_backticks(unmet.key);
}

/// Puts the value that the request has in the place of what is wanted, or beside it.
std::optional<Change> with_value(const PolicySite& site, const Statement& statement,
                                 const Comparison& unmet, const Text& value,
                                 Manner manner) {
  auto steps = site.steps_to(
      statement.index,
      {{.member = "Condition"}, {.member = unmet.op}, {.member = unmet.key}});
  const Value& old = site.at(steps);
  if (old.is_absent()) return std::nullopt;
  const std::string where = " of " + name_of(statement);
  if (manner == Manner::Append) {
    if (base_of(unmet.op) == "bool") return std::nullopt;
    return Change{.edits = {site.edit(Edit::Kind::Append, steps, Value::text(value))},
                  .phrases = {"add " + quoted(value) + " to " + on_key(unmet) + where},
                  .size = size::kValue};
  }
  if (old.is_list()) {
    if (old.size() > 1) return std::nullopt;
    if (old.size() == 1) steps.push_back({.member = "", .index = 0});
  }
  return Change{.edits = {site.edit(Edit::Kind::Replace, steps, Value::text(value))},
                .phrases = {"set " + on_key(unmet) + where + " to " + quoted(value)},
                .size = size::kValue};
}

/// The whole of a condition that has no other test, or the one test.
Edit without_test(const PolicySite& site, const Statement& statement,
                  const Comparison& unmet) {
  const auto all = site.steps_to(statement.index, {{.member = "Condition"}});
  auto steps = all;
  if (site.at(all).size() == 1 && site.at(all)[unmet.op].size() == 1) {
    return site.edit(Edit::Kind::Remove, steps, {});
  }
  steps.push_back({.member = unmet.op});
  if (site.at(steps).size() > 1) steps.push_back({.member = unmet.key});
  return site.edit(Edit::Kind::Remove, steps, {});
}

/// A condition that no request of the service can meet goes, where the statement is about
/// one action; one that binds it comes in its place where nothing else does.
std::optional<Change> without_condition(const Refusal& refusal, const PolicySite& site,
                                        const Statement& statement,
                                        const Comparison& unmet) {
  if (statement.action.items.size() != 1) return std::nullopt;
  const std::string where = " of " + name_of(statement);
  if (is_bound_without(statement, unmet)) {
    return Change{.edits = {without_test(site, statement, unmet)},
                  .phrases = {"remove " + on_key(unmet) + where},
                  .size = size::kCondition};
  }
  const auto binding = binding_of(*refusal.request, refusal.caller);
  if (!binding) {
    if (!has_word(kBindingKeys, ascii_lower(unmet.key))) return std::nullopt;
    return Change{.edits = {without_test(site, statement, unmet)},
                  .phrases = {"remove " + on_key(unmet) + where},
                  .size = size::kCondition};
  }
  const Edit bound = with_test(site, statement.index, *binding);
  const Edit gone = without_test(site.after(bound), statement, unmet);
  return Change{.edits = {bound, gone},
                .phrases = {"put a condition on " + in_backticks(binding->key) +
                            " in the place of " + on_key(unmet) + where},
                .size = size::kValue};
}

}  // namespace

bool is_bound(const Statement& statement) { return is_bound_without(statement, {}); }

Edit with_test(const PolicySite& site, std::size_t statement, const Binding& binding) {
  auto steps = site.steps_to(statement, {{.member = "Condition"}});
  Value test = Value::map();
  test.set(binding.key, Value::text(binding.value));
  Value tests = Value::map();
  tests.set(binding.op, test);
  if (!site.at(steps).is_map()) {
    return site.edit(Edit::Kind::AddMember, site.steps_to(statement), tests, "Condition");
  }
  if (!site.at(steps)[binding.op].is_map()) {
    return site.edit(Edit::Kind::AddMember, steps, test, binding.op);
  }
  steps.push_back({.member = binding.op});
  if (site.at(steps)[binding.key].is_absent()) {
    return site.edit(Edit::Kind::AddMember, steps, Value::text(binding.value),
                     binding.key);
  }
  steps.push_back({.member = binding.key});
  return site.edit(Edit::Kind::Append, steps, Value::text(binding.value));
}

std::optional<Change> condition_mend(const Refusal& refusal, const PolicySite& site,
                                     const Statement& statement, const Comparison& unmet,
                                     Manner manner) {
  if (takes_value(unmet.op) && unmet.state == Comparison::Given::Known) {
    const auto value = sure_value(*refusal.request, unmet.key);
    return value ? with_value(site, statement, unmet, *value, manner) : std::nullopt;
  }
  return manner == Manner::Replace ? without_condition(refusal, site, statement, unmet)
                                   : std::nullopt;
}

}  // namespace trailseal::repair
