#include "terraform/plan/resource_body.hpp"

#include <span>
#include <string_view>
#include <utility>

#include "aws/resource_kind.hpp"
#include "document/json_reader.hpp"
#include "terraform/plan/unknown_overlay.hpp"

namespace trailseal::terraform {
namespace {

void note_unknown(PlanResource& planned) {
  const Value& attributes = planned.resource.attributes;
  for (std::size_t i = 0; i < attributes.size() && attributes.is_map(); ++i) {
    if (has_unknown(attributes.items()[i])) {
      planned.unknown.insert(attributes.keys()[i].name);
    }
  }
}

void read_change(const Value& change, PlanResource& planned) {
  Resource& resource = planned.resource;
  resource.change = planned.header.change;
  const Value before = overlay_sensitive(change["before"], change["before_sensitive"]);
  if (!before.is_unset()) resource.before = before;
  if (!planned.live) {
    resource.attributes = resource.before;
    resource.pointer += "/change/before";
    return;
  }
  resource.attributes = planned_value(change);
  resource.pointer += "/change/after";
  note_unknown(planned);
}

Result<void> read_values(const Source& source, const ResourcePart& part,
                         const Value& values, PlanResource& planned) {
  Value sensitive;
  if (!part.sensitive.empty()) {
    Result<Document> marks = read_json_part(source, part.sensitive);
    if (!marks) return marks.error();
    sensitive = std::move(marks->root);
  }
  Resource& resource = planned.resource;
  resource.attributes = overlay_sensitive(values, sensitive);
  resource.pointer += "/values";
  resource.change = part.data                                ? Change::Read
                    : part.section == Section::PlannedValues ? Change::Create
                                                             : Change::NoOp;
  if (resource.change == Change::NoOp) resource.before = resource.attributes;
  note_unknown(planned);
  return {};
}

}  // namespace

Result<void> read_body(const Source& source, const PlanSelection& selection,
                       PlanResource& planned) {
  const ResourcePart& part = *planned.unread;
  std::span<const std::string_view> omitted = unread_attributes();
  if (selection.types.count(part.type) > 0) omitted = {};
  Result<Document> body = read_json_part(source, part.body, omitted);
  if (!body) return body.error();
  if (part.section != Section::Changes) {
    return read_values(source, part, body->root, planned);
  }
  read_change(body->root, planned);
  return {};
}

}  // namespace trailseal::terraform
