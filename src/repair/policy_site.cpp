#include "repair/policy_site.hpp"

#include <utility>

namespace trailseal::repair {

iam::Policy PolicySite::policy() const {
  auto parsed = iam::parse_policy(document);
  if (parsed.ok()) return std::move(*parsed);
  iam::Policy open;
  open.open = true;
  return open;
}

std::vector<EditStep> PolicySite::steps_to(std::size_t statement,
                                           std::vector<EditStep> further) const {
  std::vector<EditStep> steps{{.member = "Statement"}};
  const Value& list = document["Statement"];
  // The reader leaves out what is null.
  std::size_t left = statement;
  for (std::size_t i = 0; i < list.size() && list.is_list(); ++i) {
    if (list.at(i).is_null()) continue;
    if (left-- > 0) continue;
    steps.push_back({.member = "", .index = i});
    break;
  }
  for (EditStep& step : further) steps.push_back(std::move(step));
  return steps;
}

const Value& PolicySite::at(const std::vector<EditStep>& steps) const {
  return at_steps(document, steps);
}

Edit PolicySite::edit(Edit::Kind edit_kind, std::vector<EditStep> steps, Value value,
                      std::string key) const {
  Edit edit{.kind = edit_kind,
            .input = resource->input,
            .resource = resource->address,
            .attribute = attribute,
            .steps = std::move(steps),
            .key = std::move(key),
            .value = std::move(value)};
  edit.place = at(edit.steps).position();
  if (edit.place.line == 0) edit.place = document.position();
  return edit;
}

PolicySite PolicySite::after(const Edit& edit) const {
  PolicySite site = *this;
  site.document = edited_document(document, edit);
  return site;
}

std::optional<PolicySite> site_of(const cloudtrail::PolicyInForce& policy,
                                  iam::PolicyKind kind) {
  if (policy.resource == nullptr || policy.attribute.empty()) return std::nullopt;
  if (!policy.alternatives.empty() || policy.policy.hidden) return std::nullopt;
  PolicySite site{
      .resource = policy.resource,
      .attribute = policy.attribute,
      .kind = kind,
      .document = document_in(policy.resource->attributes.at_path(policy.attribute))};
  if (!site.document.is_map()) return std::nullopt;
  return site;
}

}  // namespace trailseal::repair
