// CloudWatch Logs calls KMS as `logs.REGION.amazonaws.com`, with the group's ARN in the
// encryption context. CloudWatch Logs User Guide, "Encrypt log data in CloudWatch Logs
// using AWS Key Management Service".
#include "cloudtrail/log_group.hpp"

#include "aws/arn.hpp"
#include "cloudtrail/argument.hpp"
#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/policy_in_force.hpp"
#include "cloudtrail/spelling.hpp"
#include "graph/resource_graph.hpp"
#include "iam/evaluator.hpp"

namespace trailseal::cloudtrail {
namespace {

using iam::ContextValue;

constexpr Spelling kLogGroup{"aws_cloudwatch_log_group", "AWS::Logs::LogGroup"};
constexpr Spelling kArn{"arn", "@arn"};
constexpr Spelling kKeyId{"kms_key_id", "KmsKeyId"};

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

iam::Request request_of(const LogGroup& group, const Text& region, const char* action) {
  iam::Request request;
  request.caller.service = "logs.amazonaws.com";
  request.caller.regional = Text("logs.") + region + Text(".amazonaws.com");
  request.action = action;
  request.resource = group.key->arn;
  iam::Context& context = request.context;
  context.set_default(ContextValue::unknown("AWS does not say what it is in this call"));
  const auto set = [&](const char* name, const Text& value) {
    context.set(name, ContextValue::present(value));
  };
  set("kms:EncryptionContext:aws:logs:arn", group.arn);
  set("aws:SecureTransport", Text("true"));
  set("aws:PrincipalIsAWSService", Text("true"));
  set("aws:PrincipalServiceName", request.caller.regional);
  context.set("aws:PrincipalOrgID", ContextValue::absent());
  return request;
}

Decision decide(const LogGroup& group, const Text& region) {
  const PolicyInForce& policy = group.key->policy;
  Decision worst{.place = policy.place};
  if (!policy.note.empty()) {
    worst.answer = Decision::Answer::NotAllowed;
    worst.why = {policy.note};
    return worst;
  }
  for (const char* action : {"kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey"}) {
    const iam::Evaluation found = iam::evaluate(
        policy.policy, request_of(group, region, action), iam::PolicyKind::Key);
    if (found.outcome == iam::Outcome::Allowed) continue;
    const bool unknown = found.outcome == iam::Outcome::Unknown;
    if (unknown && worst.answer != Decision::Answer::Allowed) continue;
    worst.answer = unknown                                 ? Decision::Answer::Unknown
                   : found.outcome == iam::Outcome::Denied ? Decision::Answer::Denied
                                                           : Decision::Answer::NotAllowed;
    worst.why = found.why;
    worst.missing = found.missing.empty() ? policy.policy.reason : found.missing;
    worst.help = found.missing.empty() ? policy.policy.help : found.help;
    if (!unknown) break;
  }
  return worst;
}

void describe(const ResourceGraph& graph, LogGroup& group) {
  const Resource& resource = *group.resource;
  group.label = "`" + resource.address + "`";
  group.place = place_of(resource, kKeyId);
  if (const Value& arn = attribute(resource, kArn); arn.is_text()) {
    group.arn = without_star(arn.as_text());
  }
  const Value& key_id = attribute(resource, kKeyId);
  group.key_id = is_left_open(resource, key_id) ? Value::null(key_id.position())
                                                : text_or_unknown(key_id);
  if (group.key_id.is_null()) return;
  group.key = follow_key(graph, group.key_id, resource, group.place);
  group.admission = decide(group, resource.region);
}

const Resource* find(const ResourceGraph& graph, const Text& arn) {
  for (const Resource* resource : resources_of(graph, kLogGroup)) {
    const Value& own = attribute(*resource, kArn);
    if (own.is_text() && equal(without_star(own.as_text()), arn) == Verdict::Holds) {
      return resource;
    }
  }
  return nullptr;
}

/// Terraform knows the ARN with `:*` behind it only after it has made the group; the one
/// group that the expression refers to is it.
const Resource* find_by_reference(const ResourceGraph& graph, const Resource& trail) {
  const Resource* only = nullptr;
  for (const Reference& reference : trail.references) {
    if (reference.attribute != "cloud_watch_logs_group_arn") continue;
    const Resource* target = graph.find(trail.input, reference.target);
    if (target == nullptr || target->type != kLogGroup.terraform || target->data)
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
    group.resource = find(graph, group.arn);
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
       .help = "check it together with the plan or template that declares it"});
  group.admission.answer = Decision::Answer::Unknown;
  group.admission.missing = group.key_id.as_unknown().reason;
  group.admission.help = group.key_id.as_unknown().help;
  group.admission.place = group.place;
  return group;
}

std::vector<LogGroup> find_log_groups(const ResourceGraph& graph) {
  std::vector<LogGroup> groups;
  for (const Resource* resource : resources_of(graph, kLogGroup)) {
    LogGroup group;
    group.resource = resource;
    describe(graph, group);
    groups.push_back(std::move(group));
  }
  return groups;
}

void add_facts(Subject& subject, const LogGroup& group) {
  Value facts = Value::map();
  facts.set("address",
            group.resource ? Value::text(Text(group.resource->address)) : Value::null());
  facts.set("label", Value::text(Text(group.label)));
  facts.set("arn", group.arn.empty() ? Value::null() : Value::text(group.arn));
  facts.set("has_key", group.key_id.is_unknown() && group.resource == nullptr
                           ? group.key_id
                           : Value::boolean(!group.key_id.is_null()));
  facts.set("kms_key_id", group.key_id);
  if (!group.key_id.is_null()) {
    Value answer = Value::map();
    answer.set("decision", group.admission.answer == Decision::Answer::Unknown
                               ? Value::unknown({.reason = group.admission.missing,
                                                 .help = group.admission.help})
                               : Value::text(to_string(group.admission.answer)));
    facts.set("use_key", std::move(answer));
    subject.places["log_group.use_key"] = group.admission.place;
    subject.evidence["log_group.use_key"] = group.admission.why;
  }
  subject.places["log_group"] = group.place;
  subject.facts.set("log_group", std::move(facts));
}

}  // namespace trailseal::cloudtrail
