// Sources are AWS documentation pages by title:
//   global   IAM User Guide, "AWS global condition context keys"
//   sts      IAM User Guide, "Keys for AWS STS"
//   ct-logs  CloudTrail User Guide, "Role policy document for CloudTrail to use CloudWatch
//            Logs for monitoring": the streams are ACCOUNT_CloudTrail_REGION*, and of an
//            organization trail ORGANIZATION_* too
#include "cloudtrail/request/log_role_request.hpp"

#include <array>
#include <utility>

#include "cloudtrail/request/context_table.hpp"
#include "cloudtrail/request/trail_caller.hpp"
#include "iam/evaluator.hpp"

namespace trailseal::cloudtrail {
namespace {

using iam::ContextValue;
using iam::Outcome;
using LogRoleRow = ContextRow<1>;

// clang-format off
constexpr std::array kAssumeKeys{
    // The page shows a trust policy without conditions.
    LogRoleRow{"aws:SourceArn",     {Content::Unknown}, "ct-logs: silent on it"},
    LogRoleRow{"aws:SourceAccount", {Content::Unknown}, "ct-logs: silent on it"},
    LogRoleRow{"sts:ExternalId",    {Content::Absent},  "sts: of callers that pass one"},
};
// clang-format on
static_assert(is_sound(kAssumeKeys));

/// The policy as it is; what is wrong with a policy of a bucket need not be with this one.
PolicyInForce plain(PolicyInForce policy) {
  policy.policy.problems.clear();
  return policy;
}

Decision decide_assume(const Trail& trail, const LogRole& role) {
  const SharedFacts facts = share(caller_facts(trail));
  iam::Context context = caller_context(facts);
  add_rows(context, kAssumeKeys, 0, facts);
  return decide(plain(role.trust),
                trail_request("sts:AssumeRole", role.arn, std::move(context)),
                iam::PolicyKind::Trust);
}

iam::Request write_request(const char* action, const LogRole& role, const Text& stream) {
  iam::Request request;
  request.caller.kind = iam::Caller::Kind::Role;
  request.caller.arn = role.arn;
  request.caller.account = role.resource->account;
  request.action = action;
  request.resource = stream;
  request.context.set_default(ContextValue::unknown(
      "AWS does not document the value of this key when CloudTrail writes with its role"));
  request.context.set("aws:SecureTransport", ContextValue::present(Text("true")));
  return request;
}

/// All statements of the role's policies, as IAM takes them together.
iam::Policy together(const std::vector<PolicyInForce>& policies) {
  iam::Policy all;
  for (const PolicyInForce& one : policies) {
    if (all.version.empty()) all.version = one.policy.version;
    all.open = all.open || one.policy.open;
    if (all.reason.empty()) all.reason = one.policy.reason;
    if (all.help.empty()) all.help = one.policy.help;
    for (iam::Statement statement : one.policy.statements) {
      statement.index = all.statements.size();
      all.statements.push_back(std::move(statement));
    }
  }
  return all;
}

/// The outcome of all policies together, with the reasons of the policy that decided it.
Decision decide_together(const LogRole& role, const iam::Policy& all,
                         const iam::Request& request) {
  const Outcome outcome = evaluate(all, request, iam::PolicyKind::Identity).outcome;
  Decision found{.outcome = outcome, .place = role.place};
  bool told = false;
  for (const PolicyInForce& one : role.policies) {
    Decision own = decide(plain(one), request, iam::PolicyKind::Identity);
    if (own.outcome != outcome || told) continue;
    found = std::move(own);
    told = true;
  }
  if (outcome == Outcome::NotAllowed && role.policies.empty()) {
    found.why = {role.label + " has no policy, so it allows nothing"};
  }
  if (outcome == Outcome::Unknown && found.missing.empty()) {
    found.missing = {.what = all.reason, .help = all.help};
  }
  return found;
}

/// The streams that the trail writes to; what stands behind the names is CloudTrail's.
std::vector<Text> streams_of(const Trail& trail, const LogGroup& group) {
  const Text rest = Text::of_symbol({.id = trail.resource->address + ".stream",
                                     .name = "...",
                                     .cls = SymbolClass::Anything,
                                     .incidental = true});
  const Text begin = group.arn + Text(":log-stream:");
  std::vector<Text> streams{begin + trail.account + Text("_CloudTrail_") + trail.region +
                            rest};
  const Value& covered = trail.organization.covered;
  if (covered.is_bool() && covered.as_bool()) {
    streams.push_back(begin + trail.organization.id + Text("_") + rest);
  }
  return streams;
}

}  // namespace

Decision decide_log_write(const Trail& trail, const LogGroup& group,
                          const LogRole& role) {
  Decision worst = decide_assume(trail, role);
  if (group.arn.empty()) {
    worst.worsen(
        undecidable({.what = "the ARN of " + group.label + " is not known"}, role.place));
    return worst;
  }
  const iam::Policy all = together(role.policies);
  for (const Text& stream : streams_of(trail, group)) {
    for (const char* action : {"logs:CreateLogStream", "logs:PutLogEvents"}) {
      worst.worsen(decide_together(role, all, write_request(action, role, stream)));
    }
  }
  return worst;
}

}  // namespace trailseal::cloudtrail
