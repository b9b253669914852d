#include "iam/policy_check.hpp"

#include "document/json_reader.hpp"
#include "iam/sample.hpp"

namespace trailseal::iam::policy_check_test {

TEST_CASE("what AWS would refuse is a problem beside the policy", "[policy_check]") {
  struct Case {
    const char* inside;  // of a statement that is right without it
    const char* message;
    bool refused;
  };
  const auto c = GENERATE(values<Case>({
      {R"("effect":"Allow")",
       "`effect` is not an element of statement 1; did you mean `Effect`?", true},
      {R"("Action":"PutObject")",
       "action `PutObject` of statement 1 has no service prefix, as in `s3:PutObject`",
       true},
      {R"("Action":"*:PutObject")",
       "action `*:PutObject` of statement 1 has a wildcard in its service prefix", true},
      {R"("NotAction":"s3:*")", "statement 1 has both `Action` and `NotAction`", true},
      {R"("NotResource":"*")", "statement 1 has both `Resource` and `NotResource`", true},
      {R"("Principal":{"AWS":"arn:aws:iam::111122223333:role/*"})",
       "principal `arn:aws:iam::111122223333:role/*` of statement 1: only a lone `*` is "
       "a wildcard, and not for services",
       true},
      {R"("Principal":{"Service":"*"})",
       "principal `*` of statement 1: only a lone `*` is a wildcard, and not for "
       "services",
       true},
      {R"("Principal":"cloudtrail.amazonaws.com")",
       "`Principal` of statement 1 must be `\"*\"` or an object", true},
      {R"("Principal":{"*":"*"})", "`*` is not an element of `Principal` of statement 1",
       true},
      {R"("Principal":{"Service":"cloudtrail"})",
       "principal `cloudtrail` of statement 1: a service is named as in "
       "`cloudtrail.amazonaws.com`",
       true},
      {R"("Principal":{"AWS":"arn:aws:iam::1111:root"})",
       "principal `arn:aws:iam::1111:root` of statement 1: an `AWS` principal is an "
       "account id of 12 digits, an ARN of IAM or STS, or `*`",
       true},
      {R"("Principal":{"AWS":"arn:aws:iam::${AWS::AccountId}:root"})",
       "principal `arn:aws:iam::${AWS::AccountId}:root` of statement 1: "
       "`${AWS::AccountId}` is used literally: `Fn::Sub` is missing",
       true},
      {R"("Principal":{"AWS":"arn:aws:iam::${aws:SourceAccount}:root"})",
       "principal `arn:aws:iam::${aws:SourceAccount}:root` of statement 1: policy "
       "variables do not work in a principal",
       true},
      {R"("Principal":{"Services":"cloudtrail.amazonaws.com"})",
       "`Services` is not an element of `Principal` of statement 1; did you mean "
       "`Service`?",
       true},
      {R"("Effect":"allow")",
       "statement 1 has the `Effect` `allow`; it must be exactly `Allow` or `Deny`",
       true},
      {R"("Condition":{"ForAllValues:StringEquals":{"kms:EncryptionContext:a":"b"}})",
       "`ForAllValues` with `kms:EncryptionContext:a` in statement 1: KMS rejects it "
       "as overly permissive",
       true},
      {R"("Condition":{"StringEqual":{"a":"b"}})",
       "`StringEqual` in statement 1 is not a condition operator; did you mean "
       "`StringEquals`?",
       true},
      {R"("Condition":{"StringEquals":{"a":"b/*"}})",
       "`StringEquals` on `a` in statement 1 compares the `*` of `b/*` literally", false},
      {R"("Resource":[])", "`Resource` of statement 1 is empty", true},
  }));
  CAPTURE(c.inside);
  // The later of two equal keys counts, so the case replaces what it names.
  Value statement = Value::map();
  statement.set("Effect", Value::text("Allow"));
  statement.set("Principal", Value::text("*"));
  statement.set("Action", Value::text("s3:PutObject"));
  statement.set("Resource", Value::text("*"));
  const auto extra = read_json_text(std::string("{") + c.inside + "}");
  REQUIRE(extra);
  for (std::size_t i = 0; i < extra->root.size(); ++i) {
    statement.set(extra->root.keys()[i].name, extra->root.items()[i]);
  }
  Value document = Value::map();
  document.set("Statement", statement);
  const auto policy = parse_checked_policy(document);
  REQUIRE(policy);
  REQUIRE(policy->problems.size() == 1);
  CHECK(policy->problems[0].message == c.message);
  CHECK(policy->problems[0].refused == c.refused);
}

TEST_CASE("identities of every form are principals", "[policy_check]") {
  const Policy policy = statement_of(R"("Effect":"Allow","Action":"s3:*","Resource":"*",
      "Principal":{"AWS":["111122223333","arn:aws:iam::111122223333:role/x","*",
      "arn:aws:sts::111122223333:assumed-role/x/y","AROAEXAMPLEEXAMPLE12",
      "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1"],
      "Service":["cloudtrail.amazonaws.com"]})");
  CHECK(policy.problems.empty());
}

TEST_CASE("a policy without statements is refused", "[policy_check]") {
  const Policy policy = policy_of(R"({"Version":"2012-10-17","Statement":[]})");
  REQUIRE(policy.problems.size() == 1);
  CHECK(policy.problems[0].message == "the policy has no statements");
  CHECK(policy.problems[0].refused);
}

TEST_CASE("a missing element is a problem", "[policy_check]") {
  const Policy policy = policy_of(R"({"Version":"2012-10-16","Statement":[{}]})");
  std::vector<std::string> messages;
  for (const PolicyProblem& problem : policy.problems)
    messages.push_back(problem.message);
  CHECK(messages == std::vector<std::string>{
                        "`2012-10-16` is not a policy version; use `2012-10-17`",
                        "statement 1 has no `Effect`", "statement 1 has no `Principal`",
                        "statement 1 has no `Action`"});
}

TEST_CASE("size and resource are judged by what the policy hangs on", "[policy_check]") {
  const auto refused = [](const Policy& policy, PolicyKind kind) {
    int count = 0;
    for (const PolicyProblem& p : problems_of(policy, kind)) count += p.refused ? 1 : 0;
    return count;
  };
  const Policy bare = statement_of(R"("Effect":"Allow","Principal":"*","Action":"s3:*")");
  CHECK(refused(bare, PolicyKind::Resource) == 1);
  CHECK(refused(bare, PolicyKind::Key) == 0);
  CHECK(problems_of(bare, PolicyKind::Key).size() == 1);

  const Policy large = statement_of(
      R"("Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::b/)" +
      std::string(25000, 'x') + "\"");
  CHECK(refused(large, PolicyKind::Resource) == 1);
  CHECK(refused(large, PolicyKind::Key) == 0);
}

TEST_CASE("reading alone does not look for mistakes", "[policy_check]") {
  const Value text = Value::text(Text(R"({"Version":"2012-10-16","Statement":[{}]})"));
  CHECK(parse_policy(text)->problems.empty());
  CHECK_FALSE(parse_checked_policy(text)->problems.empty());
}

}  // namespace trailseal::iam::policy_check_test
