// The part of the resolution that renders deferred aws_iam_policy_document data sources:
// their own statements are in the change's `after`, what they build on may be deferred
// itself.
#include <algorithm>

#include "aws/resource_kind.hpp"
#include "terraform/unknown/unknown_resolution.hpp"

namespace trailseal::terraform {

void UnknownResolution::render_document(std::size_t at) {
  PlanResource& planned = index_.resources()[at];
  Value& attributes = planned.resource.attributes;
  if (kind_of(planned.resource.type) != ResourceKind::PolicyDocument) return;
  if (planned.unknown.count("json") == 0) return;
  DocumentSources documents;
  for (const char* attribute : {"source_json", "source_policy_documents"}) {
    for (Value& document : read_documents(at, attribute)) {
      documents.sources.push_back(std::move(document));
    }
  }
  for (const char* attribute : {"override_policy_documents", "override_json"}) {
    for (Value& document : read_documents(at, attribute)) {
      documents.overrides.push_back(std::move(document));
    }
  }
  const Value policy = render_policy_document(attributes, documents);
  attributes.set("json", policy);
  attributes.set("minified_json", policy);
}

/// The documents that the expression names and that are deferred, in order; none where it
/// names something else whose value is not known.
std::vector<Value> UnknownResolution::deferred_documents(std::size_t at,
                                                         const char* attribute) {
  const PlanResource& planned = index_.resources()[at];
  std::vector<Value> deferred;
  if (planned.config == nullptr) return deferred;
  const Value& expression = planned.config->expressions.value()[attribute];
  const ModuleScope scope = ReferenceResolver::scope_of(planned);
  for (const ReferenceTarget& candidate : resolver_.candidates(scope, expression)) {
    const bool opaque = candidate.is_local || !candidate.resource;
    if (opaque && (candidate.is_local || is_unknown(candidate))) return {};
    if (opaque || !is_unknown(candidate) || *candidate.resource == at) continue;
    complete(*candidate.resource);
    deferred.push_back(
        index_.resources()[*candidate.resource].resource.attributes["json"]);
  }
  return deferred;
}

// The documents of a list, whose unknown items are matched with the deferred documents
// that the expression names, in order.
std::vector<Value> UnknownResolution::read_documents(std::size_t at,
                                                     const char* attribute) {
  const PlanResource& planned = index_.resources()[at];
  const Value given = planned.resource.attributes[attribute];
  if (given.is_unset() || given.is_literal("")) return {};
  std::vector<Value> items = given.items();
  if (!given.is_list()) items = {given};
  const auto missing = static_cast<std::size_t>(std::count_if(
      items.begin(), items.end(), [](const Value& v) { return v.is_unknown(); }));
  std::vector<Value> deferred;
  if (missing > 0) deferred = deferred_documents(at, attribute);
  const bool whole =
      given.is_unknown() && std::string_view(attribute).ends_with("documents");
  std::size_t next = 0;
  for (Value& item : items) {
    if (!item.is_unknown()) {
      item = read_policy_text(item);
    } else if (deferred.size() == missing && !whole) {
      const Value& document = deferred[next++];
      item = document.is_map() ? document : item;
    }
  }
  return items;
}

}  // namespace trailseal::terraform
