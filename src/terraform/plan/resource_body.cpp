#include "terraform/plan/resource_body.hpp"

#include <array>
#include <span>
#include <string_view>
#include <utility>

#include "document/json_reader.hpp"
#include "terraform/plan/unknown_overlay.hpp"

namespace trailseal::terraform {
namespace {

using namespace std::string_view_literals;

/// Attributes that no fact is made from, though nearly every resource has them: in a
/// large plan they would be most of what is built.
constexpr std::array kOmitted{
    "tags"sv,
    "tags_all"sv,
    "timeouts"sv,
    "lifecycle_rule"sv,
    "cors_rule"sv,
    "website"sv,
    "website_domain"sv,
    "website_endpoint"sv,
    "grant"sv,
    "replication_configuration"sv,
    "acceleration_status"sv,
    "hosted_zone_id"sv,
    "bucket_domain_name"sv,
    "bucket_regional_domain_name"sv,
    "force_destroy"sv,
};

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
  const Value after = overlay_sensitive(change["after"], change["after_sensitive"]);
  resource.attributes = overlay_unknown(after, change["after_unknown"]);
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
  std::span<const std::string_view> omitted = kOmitted;
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
