#include "repair/statement_binding.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "base/glob.hpp"
#include "cloudtrail/request/object_path.hpp"
#include "iam/evaluator.hpp"
#include "repair/condition_mend.hpp"
#include "repair/refusal.hpp"
#include "repair/statement_mend.hpp"

namespace trailseal::repair {
namespace {

/// Is the statement about this trail's files alone? One that grants more may be there for
/// trails that are in no input, and a condition would stop them.
bool is_of_trail(const iam::Statement& statement,
                 const cloudtrail::Destination& destination) {
  const auto granted = cloudtrail::granted_paths_of(destination.trail);
  const auto& items = statement.resource.items;
  return std::all_of(items.begin(), items.end(), [&](const auto& item) {
    return item.text &&
           std::any_of(granted.begin(), granted.end(), [&](const Text& path) {
             const Text pattern = destination.bucket.arn + Text("/") + path;
             return matches(Pattern::parse(pattern), *item.text) == Verdict::Holds;
           });
  });
}

/// The same of a key: is it there for the deployment that has the trail?
bool is_of_deployment(const cloudtrail::Destination& destination) {
  const Resource* key = destination.key ? destination.key->resource : nullptr;
  return key != nullptr && key->input == destination.trail.resource->input;
}

/// A policy, and a request that it allows.
struct Grant {
  const cloudtrail::PolicyInForce* policy = nullptr;
  std::shared_ptr<const iam::Request> request{};
  iam::PolicyKind kind = iam::PolicyKind::Resource;
};

std::optional<Grant> grant_of(const cloudtrail::Destination& destination,
                              std::string_view fact) {
  if (fact == "bucket.source_scoped") {
    return Grant{.policy = &destination.bucket.policy,
                 .request = destination.delivery.put_object.request};
  }
  const auto& data_key = destination.delivery.generate_data_key;
  if (fact == "key.source_scoped" && destination.key && data_key) {
    return Grant{.policy = &destination.key->policy,
                 .request = data_key->request,
                 .kind = iam::PolicyKind::Key};
  }
  return std::nullopt;
}

}  // namespace

std::vector<Change> bindings_for(const cloudtrail::Destination& destination,
                                 std::string_view fact) {
  const auto grant = grant_of(destination, fact);
  if (!grant || !grant->request) return {};
  auto site = site_of(*grant->policy, grant->kind);
  const auto binding = binding_of(*grant->request, destination.trail.resource);
  if (!site || !binding) return {};
  const iam::Policy policy = site->policy();
  const auto traces = iam::evaluate(policy, *grant->request, grant->kind).trace;
  Change change;
  for (const iam::StatementTrace& trace : traces) {
    const iam::Statement& statement = policy.statements[trace.statement];
    const bool allows =
        trace.effect == iam::Statement::Effect::Allow && trace.matched == Verdict::Holds;
    if (!allows || !is_only_for(statement, Text(grant->request->caller.service)))
      continue;
    if (is_bound(statement)) continue;
    const bool own = grant->kind == iam::PolicyKind::Key
                         ? is_of_deployment(destination)
                         : is_of_trail(statement, destination);
    if (!own) return {};
    const Edit edit = with_test(*site, statement.index, *binding);
    site = site->after(edit);
    change.add({.edits = {edit},
                .phrases = {"bind " + name_of(statement) + " to `" +
                            destination.trail.resource->address + "`"},
                .size = size::kValue});
  }
  if (change.edits.empty()) return {};
  return {std::move(change)};
}

}  // namespace trailseal::repair
