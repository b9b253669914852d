// KMS Developer Guide, "Grants in AWS KMS" (grantee principals, grant operations, grant
// constraints) and "Policy evaluation": a request is allowed by the key policy, an IAM
// policy or a grant, unless a policy denies it.
#include "cloudtrail/request/key_grant.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/word_list.hpp"

namespace trailseal::cloudtrail {
namespace {

/// What a grant can allow of what CloudTrail and its neighbors ask a key for.
constexpr std::array<std::string_view, 6> kOperations{"Decrypt",       "DescribeKey",
                                                      "Encrypt",       "GenerateDataKey",
                                                      "ReEncryptFrom", "ReEncryptTo"};

bool admits(const Value& grant, const std::string& service, std::string_view operation) {
  if (!grant["grantee_principal"].is_literal(service)) return false;
  const Value& operations = grant["operations"];
  return std::any_of(operations.items().begin(), operations.items().end(),
                     [&](const Value& one) { return one.is_literal(operation); });
}

void allow(const Value& grant, const std::string& service, Decision& decision) {
  const std::string id = in_backticks(grant["id"].display());
  if (grant["constrained"].as_bool()) {
    decision.make_unknown(
        {.what = "whether grant " + id +
                 ", which is limited to one encryption context, allows " +
                 in_backticks(service)});
    return;
  }
  decision.outcome = iam::Outcome::Allowed;
  decision.why = {"grant " + id + " allows " + in_backticks(service)};
}

}  // namespace

void consider_grants(const Value& grants, const iam::Request& request,
                     Decision& decision) {
  if (grants.is_absent() || decision.outcome != iam::Outcome::NotAllowed) return;
  if (request.caller.kind != iam::Caller::Kind::Service) return;
  std::string_view operation = request.action;
  operation.remove_prefix(std::min(operation.find(':') + 1, operation.size()));
  if (!has_word(kOperations, operation)) return;
  if (grants.is_unknown()) {
    decision.make_unknown(
        {.what = "whether a grant on the key allows what its policy does not: " +
                 grants.as_unknown().reason,
         .help = grants.as_unknown().help,
         .cause = grants.as_unknown().reason});
    return;
  }
  for (const Value& grant : grants.items()) {
    if (admits(grant, request.caller.service, operation)) {
      allow(grant, request.caller.service, decision);
      return;
    }
  }
}

}  // namespace trailseal::cloudtrail
