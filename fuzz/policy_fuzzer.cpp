// Policy text against CloudTrail's requests. Whatever the text is:
//
//   reading and evaluating it twice gives the same decision with the same reasons
//   every decision has a reason, and every unknown one says what is missing
//   a policy that is open, or one of whose statements is unknown, decides nothing that
//   the policy as it stands decides otherwise: not knowing never flips a verdict
#include <array>
#include <string_view>

#include "iam/explain/evidence_line.hpp"
#include "iam/explain/explanation.hpp"
#include "iam/policy_check.hpp"
#include "property.hpp"

namespace trailseal::fuzz {
namespace {

using iam::ContextValue;
using iam::Explanation;
using iam::Outcome;
using iam::Policy;
using iam::PolicyKind;
using iam::Request;

constexpr std::size_t kMostBytes = 64 * 1024;
constexpr std::size_t kMostReplaced = 6;

struct Question {
  PolicyKind kind = PolicyKind::Resource;
  Request request{};
};

Request request_of(const char* action, const Text& resource) {
  Request request{.caller = {.kind = iam::Caller::Kind::Service,
                             .service = "cloudtrail.amazonaws.com"},
                  .action = action,
                  .resource = resource};
  const auto set = [&](const char* key, const Text& value) {
    request.context.set(key, ContextValue::present(value));
  };
  set("aws:SourceArn", "arn:aws:cloudtrail:us-east-1:111122223333:trail/main");
  set("aws:SourceAccount", "111122223333");
  set("aws:SecureTransport", "true");
  set("aws:PrincipalIsAWSService", "true");
  request.context.set("aws:PrincipalArn", ContextValue::unknown("it is not documented"));
  return request;
}

std::array<Question, 4> questions() {
  const Text account =
      Text::of_symbol({.id = "a", .name = "account", .cls = SymbolClass::AccountId});
  Question acl{.request = request_of("s3:GetBucketAcl", "arn:aws:s3:::b")};
  Question put{.request = request_of("s3:PutObject",
                                     Text("arn:aws:s3:::b/AWSLogs/") + account + "/x")};
  put.request.context.set("s3:x-amz-acl",
                          ContextValue::present(Text("bucket-owner-full-control")));
  const char* const key = "arn:aws:kms:us-east-1:111122223333:key/1";
  Question encrypt{.kind = PolicyKind::Key,
                   .request = request_of("kms:GenerateDataKey", key)};
  encrypt.request.context.set(
      "kms:EncryptionContext:aws:cloudtrail:arn",
      ContextValue::present(Text("arn:aws:cloudtrail:us-east-1:") + account +
                            ":trail/main"));
  Question describe{.kind = PolicyKind::Key,
                    .request = request_of("kms:DescribeKey", key)};
  return {acl, put, encrypt, describe};
}

/// May `before`, decided with less known, become `after`?
bool stands(Outcome before, Outcome after) {
  if (before == Outcome::Unknown || before == after) return true;
  // A denial that was only possible may become certain.
  return before == Outcome::NotAllowed && after == Outcome::Denied;
}

std::string told(const Explanation& evaluation) {
  std::string text = iam::to_string(evaluation.outcome);
  for (const std::string& why : iam::lines_of(evaluation.why)) text += "\n  " + why;
  return text + "\n  missing: " + evaluation.missing.what;
}

void check_unknowns(const Policy& policy, const Question& question,
                    const Explanation& known) {
  const auto check = [&](const Policy& less, const char* property) {
    const Explanation before = iam::explain(less, question.request, question.kind);
    expect(stands(before.outcome, known.outcome), property, told(before) + told(known));
  };
  Policy less = policy;
  less.open = true;
  check(less, "opening a policy flips no verdict");
  const std::size_t count = std::min(policy.statements.size(), kMostReplaced);
  for (std::size_t i = 0; i < count; ++i) {
    less = policy;
    less.statements[i] = {.effect = iam::Statement::Effect::Unknown,
                          .open = true,
                          .reason = "it is not known",
                          .index = i};
    check(less, "a statement that is not known flips no verdict");
  }
}

void check_policy(const Policy& policy, const Policy& again) {
  static const auto kQuestions = questions();
  for (const Question& question : kQuestions) {
    const Explanation one = iam::explain(policy, question.request, question.kind);
    const Explanation two = iam::explain(again, question.request, question.kind);
    expect(told(one) == told(two), "decisions are deterministic", told(one) + told(two));
    expect(one.trace.size() == policy.statements.size(), "every statement has a trace");
    expect(!one.why.empty(), "every decision has a reason", told(one));
    expect(one.missing.empty() == (one.outcome != Outcome::Unknown),
           "unknown decisions say what is missing", told(one));
    check_unknowns(policy, question, one);
    iam::problems_of(policy, question.kind);
  }
}

}  // namespace
}  // namespace trailseal::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace trailseal;
  if (size > fuzz::kMostBytes) return 0;
  const Value value =
      Value::text(Text(std::string_view(reinterpret_cast<const char*>(data), size)));
  const auto policy = iam::parse_policy(value);
  const auto again = iam::parse_policy(value);
  fuzz::expect(policy.ok() == again.ok(), "reading is deterministic");
  if (policy) fuzz::check_policy(*policy, *again);
  if (!policy) {
    fuzz::expect(!policy.error().message.empty(), "every error has a message");
  }
  return 0;
}
