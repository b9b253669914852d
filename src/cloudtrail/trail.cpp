#include "cloudtrail/trail.hpp"

#include <algorithm>

#include "aws/arn.hpp"
#include "cloudtrail/argument.hpp"
#include "cloudtrail/change.hpp"
#include "cloudtrail/spelling.hpp"

namespace trailseal::cloudtrail {
namespace {

/// Are there entries in a list of selectors?
Verdict any_entry(const Value& list) {
  if (list.is_unknown()) return Verdict::Unknown;
  return verdict_of(list.size() > 0);
}

/// Does a field of an advanced selector name this event category?
Verdict names_category(const Value& field, std::string_view category, bool terraform) {
  if (!field[terraform ? "field" : "Field"].is_literal("eventCategory")) {
    return Verdict::Fails;
  }
  const Value& equals = field[terraform ? "equals" : "Equals"];
  if (equals.is_unknown()) return Verdict::Unknown;
  return verdict_of(
      std::any_of(equals.items().begin(), equals.items().end(),
                  [&](const Value& value) { return value.is_literal(category); }));
}

/// Does an advanced selector record this event category?
Verdict records_category(const Value& selectors, Spelling fields,
                         std::string_view category, const Resource& trail) {
  if (selectors.is_unknown()) return Verdict::Unknown;
  const bool terraform = trail.language == Language::Terraform;
  Verdict found = Verdict::Fails;
  for (const Value& selector : selectors.items()) {
    const Value& list = selector[terraform ? fields.terraform : fields.cloudformation];
    if (list.is_unknown()) found = either(found, Verdict::Unknown);
    for (const Value& field : list.items()) {
      found = either(found, names_category(field, category, terraform));
    }
  }
  return found;
}

Verdict is_true(const Value& value) {
  return value.is_unknown() ? Verdict::Unknown : verdict_of(value.as_bool());
}

/// Folders beside `CloudTrail` below an account's path. CloudTrail User Guide, "Finding
/// your CloudTrail log files" and "CloudTrail digest file structure".
std::vector<Trail::Sibling> siblings_of(const Resource& resource,
                                        const Value& validation) {
  const Value& advanced =
      attribute(resource, {"advanced_event_selector", "AdvancedEventSelectors"});
  return {
      {"CloudTrail-Digest", is_true(validation)},
      {"CloudTrail-Insight",
       any_entry(attribute(resource, {"insight_selector", "InsightSelectors"}))},
      {"CloudTrail-NetworkActivity",
       records_category(advanced, {"field_selector", "FieldSelectors"}, "NetworkActivity",
                        resource)},
      {"CloudTrail-Aggregated",
       any_entry(attribute(resource, {"", "AggregationConfigurations"}))},
  };
}

Trail::Organization read_organization(const ResourceGraph& graph,
                                      const Resource& resource) {
  Trail::Organization organization{
      .covered = bool_or(
          attribute(resource, {"is_organization_trail", "IsOrganizationTrail"}), false),
      .id = graph.inputs()[resource.input].organization_id};
  organization.id_known = !organization.id.empty() && organization.id.is_literal();
  if (organization.id.empty()) {
    organization.id =
        Text::of_symbol({.id = "organization:" + std::to_string(resource.input),
                         .name = "organization id",
                         .cls = SymbolClass::OrganizationId});
  }
  // The ARN of a trail that exists tells its owner.
  if (resource.before["arn"].is_text()) return organization;
  const bool told = !graph.inputs()[resource.input].management_account.empty();
  organization.owner_open =
      organization.covered.is_unknown() || (organization.covered.as_bool() && !told);
  return organization;
}

Trail read_trail(const ResourceGraph& graph, const Resource& resource) {
  Trail trail;
  trail.resource = &resource;
  trail.region = resource.region;
  trail.account = resource.account;
  trail.partition = resource.partition;
  trail.organization = read_organization(graph, resource);
  trail.name = text_or_symbol(attribute(resource, {"name", "@ref"}),
                              std::to_string(resource.input) + resource.address + ".name",
                              resource.address + "'s name", SymbolClass::Name);
  const Value& arn = attribute(resource, {"arn", "@arn"});
  trail.arn = arn.is_text() && !arn.as_text().empty()
                  ? arn.as_text()
                  : trail_arn(trail.partition, trail.region, trail.account, trail.name);
  trail.bucket_name = attribute(resource, kTrailBucket);
  trail.prefix = text_or_null(attribute(resource, {"s3_key_prefix", "S3KeyPrefix"}));
  trail.key_id = text_or_null(attribute(resource, kTrailKey));
  trail.log_group = text_or_null(
      attribute(resource, {"cloud_watch_logs_group_arn", "CloudWatchLogsLogGroupArn"}));
  trail.topic = text_or_null(attribute(resource, kTrailTopic));
  trail.settings.multi_region = bool_or(
      attribute(resource, {"is_multi_region_trail", "IsMultiRegionTrail"}), false);
  trail.settings.log_validation = bool_or(
      attribute(resource, {"enable_log_file_validation", "EnableLogFileValidation"}),
      false);
  trail.settings.logging =
      bool_or(attribute(resource, {"enable_logging", "IsLogging"}), true);
  trail.siblings = siblings_of(resource, trail.settings.log_validation);
  trail.touched = is_touched(resource);
  return trail;
}

}  // namespace

Verdict Trail::has_key() const {
  if (key_id.is_null()) return Verdict::Fails;
  if (!key_id.is_unknown()) return Verdict::Holds;
  return is_made_from(key_id, "kms") ? Verdict::Holds : Verdict::Unknown;
}

std::vector<Trail> find_trails(const ResourceGraph& graph) {
  std::vector<Trail> trails;
  for (const Resource* resource : resources_of(graph, ResourceKind::Trail)) {
    if (resource->change == Change::Forget) continue;
    trails.push_back(read_trail(graph, *resource));
  }
  std::stable_sort(trails.begin(), trails.end(), [](const Trail& a, const Trail& b) {
    return a.resource->input < b.resource->input;
  });
  return trails;
}

}  // namespace trailseal::cloudtrail
