// CloudTrail takes the ARN with `:*` behind it, which CloudFormation's attribute has, too,
// and Terraform's has not. CloudWatch Logs User Guide, "Encrypt log data in CloudWatch
// Logs using AWS Key Management Service".
#include "cloudtrail/log_group.hpp"

#include <array>

#include "aws/arn.hpp"
#include "cloudtrail/argument.hpp"
#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/own_input.hpp"
#include "cloudtrail/policy_in_force.hpp"
#include "cloudtrail/spelling.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {
namespace {

constexpr Spelling kGroupArn{"arn", "@arn"};
constexpr Spelling kGroupName{"name", "@ref"};
constexpr Spelling kGroupKey{"kms_key_id", "KmsKeyId"};

/// Without `:*`, which CloudFormation's attribute has and CloudTrail asks for.
Text without_star(const Text& arn) {
  if (!arn.literal_suffix().ends_with(":*")) return arn;
  Text shorter;
  const auto& pieces = arn.pieces();
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
    shorter.append(pieces[i].symbol ? Text::of_symbol(*pieces[i].symbol)
                                    : Text(pieces[i].literal));
  }
  const std::string& last = pieces.back().literal;
  return shorter.append(Text(last.substr(0, last.size() - 2)));
}

void describe(const ResourceGraph& graph, LogGroup& group) {
  const Resource& resource = *group.resource;
  group.label = "`" + resource.address + "`";
  group.place = place_of(resource, kGroupKey);
  if (const Value& arn = attribute(resource, kGroupArn); arn.is_text()) {
    group.arn = without_star(arn.as_text());
  }
  const Value& key_id = attribute(resource, kGroupKey);
  group.key_id = is_left_open(resource, key_id) ? Value::null(key_id.position())
                                                : text_or_unknown(key_id);
  if (group.key_id.is_null()) return;
  group.key = follow_key(graph, group.key_id, resource, group.place);
}

/// By its ARN; a name where the ARN is due leads to its group all the same: TS205 reports
/// it.
const Resource* find(const ResourceGraph& graph, const Text& reference,
                     const Resource& from) {
  std::vector<const Resource*> found;
  constexpr std::array kNames{kGroupArn, kGroupName};
  const std::array wanted{reference, Text(reference).append(Text(":*"))};
  for (const Resource* resource :
       resources_like(graph, ResourceKind::LogGroup, kNames, wanted)) {
    const Value& own = attribute(*resource, kGroupArn);
    const bool same =
        (own.is_text() &&
         equal(without_star(own.as_text()), reference) == Verdict::Holds) ||
        names(attribute(*resource, kGroupName), reference) == Verdict::Holds;
    if (same) {
      found.push_back(resource);
    }
  }
  return own_or_first(graph, found, &from);
}

/// Terraform knows the ARN with `:*` behind it only after it has made the group; the one
/// group that the expression refers to is it.
const Resource* find_by_reference(const ResourceGraph& graph, const Resource& trail) {
  const Resource* only = nullptr;
  for (const Reference& reference : trail.references) {
    if (reference.attribute != "cloud_watch_logs_group_arn") continue;
    const Resource* target = graph.find(trail.input, reference.target);
    if (target == nullptr || kind_of(target->type) != ResourceKind::LogGroup ||
        target->data)
      continue;
    if (only != nullptr && only != target) return nullptr;
    only = target;
  }
  return only;
}

}  // namespace

std::optional<LogGroup> log_group_of(const ResourceGraph& graph, const Trail& trail) {
  if (trail.log_group.is_null()) return std::nullopt;
  LogGroup group;
  group.place = place_of(*trail.resource,
                         {"cloud_watch_logs_group_arn", "CloudWatchLogsLogGroupArn"});
  if (trail.log_group.is_text()) {
    group.arn = without_star(trail.log_group.as_text());
    group.label = "log group `" + group.arn.display() + "`";
    group.resource = find(graph, group.arn, *trail.resource);
  } else {
    group.label = "the log group";
    group.resource = find_by_reference(graph, *trail.resource);
  }
  if (group.resource != nullptr) {
    describe(graph, group);
    return group;
  }
  group.key_id = Value::unknown(
      {.reason = trail.log_group.is_unknown() ? trail.log_group.as_unknown().reason
                                              : group.label + " is not in any input",
       .help = "also pass the plan or template that declares it"});
  return group;
}

std::vector<LogGroup> find_log_groups(const ResourceGraph& graph) {
  std::vector<LogGroup> groups;
  for (const Resource* resource : resources_of(graph, ResourceKind::LogGroup)) {
    LogGroup group;
    group.resource = resource;
    describe(graph, group);
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace trailseal::cloudtrail
