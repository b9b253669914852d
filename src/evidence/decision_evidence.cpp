#include "evidence/decision_evidence.hpp"

#include <algorithm>

#include "evidence/source.hpp"
#include "evidence/statement_excerpt.hpp"
#include "iam/evaluator.hpp"
#include "iam/explain/evidence_line.hpp"

namespace trailseal::evidence {
namespace {

using cloudtrail::Decision;
using cloudtrail::PolicyInForce;

/// The statements that the reasons of a decision name, each once. None where the policy is
/// one of several that may be in force: the reasons then tell which.
std::vector<const iam::Statement*> statements_behind(const Decision& decision,
                                                     const iam::Policy& policy) {
  std::vector<const iam::Statement*> found;
  if (policy.hidden) return found;
  for (const Evidence& evidence : decision.why) {
    if (evidence.kind == Evidence::Kind::Note) continue;
    if (evidence.number == 0 || evidence.number > policy.statements.size()) continue;
    const iam::Statement* statement = &policy.statements[evidence.number - 1];
    if (std::find(found.begin(), found.end(), statement) == found.end()) {
      found.push_back(statement);
    }
  }
  return found;
}

/// One question to one policy.
struct Question {
  const char* title;
  const char* policy_name;
  const PolicyInForce& policy;
  const Decision& decision;
};

DecisionEvidence answer_to(const ResourceGraph& graph, const Question& asked) {
  const Decision& decision = asked.decision;
  DecisionEvidence evidence{.question = asked.title,
                            .policy = asked.policy_name,
                            .outcome = iam::to_string(decision.outcome),
                            .why = iam::lines_of(decision.why),
                            .missing = decision.missing.what,
                            .help = decision.missing.help};
  const auto statements = statements_behind(decision, asked.policy.policy);
  for (const iam::Statement* statement : statements) {
    evidence.statements.push_back(excerpt_of(*statement));
  }
  if (decision.request) evidence.request = excerpt_of(*decision.request, statements);
  evidence.source = source_of(graph, asked.policy.resource, asked.policy.place);
  return evidence;
}

}  // namespace

std::vector<DecisionEvidence> decisions_of(const ResourceGraph& graph,
                                           const cloudtrail::Destination& destination) {
  constexpr const char* kBucket = "bucket policy";
  constexpr const char* kKey = "key policy";
  const cloudtrail::Delivery& delivery = destination.delivery;
  const PolicyInForce& of_bucket = destination.bucket.policy;
  std::vector<DecisionEvidence> all{
      answer_to(graph, {"read the bucket's ACL before it delivers", kBucket, of_bucket,
                        delivery.get_bucket_acl}),
      answer_to(graph, {"write log files into the bucket", kBucket, of_bucket,
                        delivery.put_object})};
  if (!destination.key) return all;
  const auto ask_key = [&](const char* title, const std::optional<Decision>& decision) {
    if (!decision) return;
    all.push_back(answer_to(graph, {title, kKey, destination.key->policy, *decision}));
  };
  ask_key("encrypt log files with the key", delivery.generate_data_key);
  ask_key("describe the key", delivery.describe_key);
  ask_key("decrypt with the key for the S3 Bucket Key", delivery.decrypt);
  return all;
}

}  // namespace trailseal::evidence
