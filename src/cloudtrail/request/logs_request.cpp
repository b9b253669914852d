// CloudWatch Logs calls KMS as `logs.REGION.amazonaws.com`, with the group's ARN in the
// encryption context. Sources are AWS documentation pages by title:
//   global    IAM User Guide, "AWS global condition context keys"
//   logs-kms  CloudWatch Logs User Guide, "Encrypt log data in CloudWatch Logs using AWS
//             Key Management Service"
#include "cloudtrail/request/logs_request.hpp"

#include <array>
#include <utility>

#include "cloudtrail/placed_answer.hpp"
#include "cloudtrail/policy_in_force.hpp"
#include "cloudtrail/request/context_table.hpp"

namespace trailseal::cloudtrail {
namespace {

using iam::ContextValue;
using LogsRow = ContextRow<1>;

// clang-format off
constexpr std::array kLogsKeys{
    LogsRow{"kms:EncryptionContext:aws:logs:arn", {Content::LogGroupArn},     "logs-kms"},
    LogsRow{"aws:SecureTransport",                {Content::True},            "global"},
    LogsRow{"aws:PrincipalIsAWSService",          {Content::True},            "global"},
    LogsRow{"aws:PrincipalServiceName",           {Content::Caller},          "global"},
    LogsRow{"aws:PrincipalOrgID",                 {Content::Absent},          "global"},
    LogsRow{"aws:ResourceAccount",                {Content::ResourceAccount}, "global"},
};
// clang-format on
static_assert(is_sound(kLogsKeys));

iam::Request request_of(const LogGroup& group, const char* action) {
  ContextFacts facts;
  facts.caller = Text("logs.") + group.resource->region + Text(".amazonaws.com");
  facts.log_group_arn = group.arn;
  facts.resource_account = group.key->account;
  iam::Request request;
  request.caller.service = "logs.amazonaws.com";
  request.caller.regional = facts.caller;
  request.action = action;
  request.resource = group.key->arn;
  request.context.set_default(
      ContextValue::unknown("AWS does not document its value in this request"));
  add_rows(request.context, kLogsKeys, 0, share(std::move(facts)));
  return request;
}

}  // namespace

Decision decide_log_group_key(const LogGroup& group) {
  if (group.resource == nullptr) {
    return undecidable(missing_of(group.key_id), group.place);
  }
  if (!group.key) return {.place = group.place};
  const PolicyInForce& policy = group.key->policy;
  Decision worst{.place = policy.place};
  for (const char* action : {"kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey"}) {
    worst.worsen(decide(policy, request_of(group, action), iam::PolicyKind::Key));
  }
  return worst;
}

}  // namespace trailseal::cloudtrail
