// Sentences for the mistakes that are made most often in policies for CloudTrail:
//
//   wildcard under StringEquals         aws:PrincipalOrgID, absent for services
//   objects named for GetBucketAcl      bucket named for PutObject
//   s3:x-amz-acl on GetBucketAcl        encryption context on DescribeKey
//   variables under 2008-10-17          another prefix before AWSLogs
//   another account, region, ... in an ARN
#include "iam/explain/advice.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "base/ascii.hpp"
#include "base/shown_text.hpp"
#include "iam/match/arn_match.hpp"
#include "iam/match/condition_operators.hpp"

namespace trailseal::iam {
namespace {

using State = ContextValue::State;

std::string in_backticks(std::string_view text) { return quoted(text); }

/// Keys of the calling principal that AWS services lack, and what services carry
/// (IAM User Guide, "AWS global condition context keys").
struct PrincipalKey {
  std::string_view key;  ///< lower case
  std::string_view name;
  std::string_view instead;  ///< the key that services carry
};

constexpr std::array kPrincipalKeys{
    PrincipalKey{"aws:principalorgid", "aws:PrincipalOrgID", "aws:SourceOrgID"},
    PrincipalKey{"aws:principalorgpaths", "aws:PrincipalOrgPaths", "aws:SourceOrgPaths"},
    PrincipalKey{"aws:principalaccount", "aws:PrincipalAccount", "aws:SourceAccount"},
    PrincipalKey{"aws:principalarn", "aws:PrincipalArn", "aws:SourceArn"},
    PrincipalKey{"kms:calleraccount", "kms:CallerAccount", "aws:SourceAccount"},
};

/// Keys of the network path, which calls between services do not have.
constexpr std::array<std::string_view, 4> kNetworkKeys{"aws:sourcevpc", "aws:sourcevpce",
                                                       "aws:vpcsourceip", "aws:sourceip"};

bool has_literal(const Comparison& comparison, std::string_view part) {
  const auto& wanted = comparison.wanted;
  return std::any_of(wanted.begin(), wanted.end(), [part](const auto& text) {
    if (!text) return false;
    const auto& pieces = text->pieces();
    return std::any_of(pieces.begin(), pieces.end(), [part](const Text::Piece& piece) {
      return piece.literal.find(part) != std::string::npos;
    });
  });
}

std::string advise_absent_for_services(const std::string& key, Statement::Effect effect,
                                       Verdict verdict) {
  // A denying statement that matches is cured by exempting services.
  const bool blocks = effect == Statement::Effect::Deny && verdict == Verdict::Holds;
  const std::string_view cure =
      "exempt them with `Bool` `aws:PrincipalIsAWSService` `false`";
  for (const PrincipalKey& row : kPrincipalKeys) {
    if (row.key != key) continue;
    const std::string name = in_backticks(row.name) + " is absent for AWS services; ";
    return name + (blocks ? std::string(cure)
                          : in_backticks(row.instead) + " is the key that services have");
  }
  if (std::find(kNetworkKeys.begin(), kNetworkKeys.end(), key) != kNetworkKeys.end()) {
    return "requests of AWS services do not come from such a network" +
           (blocks ? "; " + std::string(cure) : std::string());
  }
  return {};
}

std::string advise_absent(const std::string& key, const ComparedIn& in, Verdict verdict) {
  const Request& request = in.request;
  const std::string action = ascii_lower(request.action);
  if (key.starts_with("s3:x-amz-")) {
    std::string hint =
        "a " + in_backticks(request.action) + " request has no such header";
    if (action == "s3:getbucketacl" && verdict == Verdict::Fails) {
      hint += "; allow " + in_backticks(request.action) + " in a separate statement";
    }
    return hint;
  }
  if (key.starts_with("kms:encryptioncontext") && action == "kms:describekey") {
    return "`kms:DescribeKey` has no encryption context; allow it in a separate "
           "statement";
  }
  if (request.caller.kind != Caller::Kind::Service) return {};
  return advise_absent_for_services(key, in.effect, verdict);
}

bool is_sensitive(const Expansion& wanted, const ArnMatch& match) {
  return wanted.text().is_sensitive() || match.found.is_sensitive();
}

/// "b" of "b/AWSLogs/*".
std::string_view bucket_of(std::string_view resource) {
  return resource.substr(0, resource.find('/'));
}

/// What stands between the bucket and `AWSLogs/`; nullopt where there is no such part.
std::optional<std::string_view> prefix_of(std::string_view resource) {
  const std::size_t logs = resource.find("/AWSLogs/");
  if (logs == std::string_view::npos) return std::nullopt;
  const std::size_t bucket = bucket_of(resource).size();
  return bucket == logs ? std::string_view()
                        : resource.substr(bucket + 1, logs - bucket - 1);
}

std::string advise_prefix(std::string_view wanted, std::string_view found) {
  const auto policy = prefix_of(wanted);
  const auto request = prefix_of(found);
  if (!policy || !request || *policy == *request) return {};
  if (policy->find_first_of("*?") != std::string_view::npos) return {};
  if (policy->empty()) {
    return "the prefix " + in_backticks(*request) + " is not in the policy";
  }
  if (request->empty()) {
    return "the policy has the prefix " + in_backticks(*policy) +
           ", the request has none";
  }
  return "the prefix is " + in_backticks(*request) + ", the policy has " +
         in_backticks(*policy);
}

std::string advise_object_or_bucket(std::string_view wanted, std::string_view found,
                                    const std::string& action) {
  const bool bucket_wanted = wanted.find('/') == std::string_view::npos;
  const bool bucket_found = found.find('/') == std::string_view::npos;
  if (bucket_wanted == bucket_found || bucket_of(wanted) != bucket_of(found)) return {};
  if (bucket_found) {
    return "it names the objects; " + in_backticks(action) + " needs the bucket itself";
  }
  return "it names the bucket; " + in_backticks(action) + " needs its objects, `" +
         std::string(wanted) + "/*`";
}

const char* const kPlainVariables =
    "`${...}` is plain text unless the policy's `Version` is `2012-10-17`";

std::string advise_condition(const Comparison& c, const ComparedIn& in) {
  const std::optional<Operator> op = parse_operator(c.op);
  if (!op) return {};
  if (c.state == Comparison::Given::Absent) {
    const bool matches_by_negation =
        op->spec->negated && c.verdict == Verdict::Holds && !op->if_exists;
    std::string hint =
        matches_by_negation ? "a negated operator matches an absent key" : std::string();
    const std::string more = advise_absent(ascii_lower(c.key), in, c.verdict);
    if (!hint.empty() && !more.empty()) hint += "; ";
    return hint + more;
  }
  if (in.mode == VariableMode::Literal && has_literal(c, "${")) return kPlainVariables;
  const bool exact = op->spec->name.starts_with("String") && !op->spec->wildcards;
  if (exact && has_literal(c, "*")) {
    return in_backticks(op->spec->name) + " compares `*` literally; use " +
           (op->spec->negated ? "`StringNotLike` or `ArnNotLike`"
                              : "`StringLike` or `ArnLike`");
  }
  return {};
}

/// What to say of a resource `wanted` that does not cover the request's.
std::string advise_one_resource(const Expansion& wanted, const ComparedIn& in) {
  const ArnMatch match = match_arn(wanted, in.request.resource, true);
  if (is_sensitive(wanted, match)) return {};
  if (wanted.state == Expansion::State::Unresolvable) {
    if (is_unfilled(wanted.variable)) return advise_unfilled(wanted.variable);
    return in_backticks("${" + wanted.variable + "}") + " has no value in this request";
  }
  if (in.mode == VariableMode::Literal && has_variable(wanted.text())) {
    return kPlainVariables;
  }
  constexpr int kLastSegment = 5;
  if (match.segment < 0) return {};
  if (match.segment < kLastSegment) {
    return std::string("the ") + segment_name(match.segment) + " differs";
  }
  if (!ascii_lower(in.request.action).starts_with("s3:")) return {};
  const std::string policy = match.wanted.display();
  const std::string found = match.found.display();
  std::string hint = advise_object_or_bucket(policy, found, in.request.action);
  return hint.empty() ? advise_prefix(policy, found) : hint;
}

/// Lists go from the bucket to its objects, so the last one with something to say.
std::string advise_resource(const Comparison& c, const ComparedIn& in) {
  if (!c.written) {
    return in.kind == PolicyKind::Key
               ? "in a key policy it has no effect; write `\"Resource\": \"*\"`"
               : "";
  }
  std::string hint;
  if (c.negated) return hint;
  for (const std::optional<Text>& text : c.wanted) {
    if (!text) continue;
    const Expansion wanted = expand_resource(*text, in.request, in.mode);
    std::string one = advise_one_resource(wanted, in);
    if (!one.empty()) hint = std::move(one);
  }
  return hint;
}

}  // namespace

std::string advise(const Comparison& comparison, const ComparedIn& in) {
  if (comparison.verdict == Verdict::Unknown || comparison.hidden) return {};
  if (comparison.element == Element::Condition) return advise_condition(comparison, in);
  if (comparison.element == Element::Resource && comparison.verdict == Verdict::Fails) {
    return advise_resource(comparison, in);
  }
  return {};
}

}  // namespace trailseal::iam
