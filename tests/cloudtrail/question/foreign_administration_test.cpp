#include "cloudtrail/question/foreign_administration.hpp"

#include "iam/policy/policy.hpp"
#include "support/catch.hpp"

namespace trailseal::cloudtrail::foreign_administration_test {

namespace {

PolicyInForce in_force(const std::string& statements) {
  const auto policy = iam::parse_policy(
      Value::text(Text(R"({"Version":"2012-10-17","Statement":[)" + statements + "]}")));
  REQUIRE(policy.ok());
  PolicyInForce found;
  found.policy = *policy;
  return found;
}

std::string allow(const std::string& principal, const std::string& action,
                  const std::string& condition = "{}") {
  return R"({"Effect":"Allow","Principal":)" + principal + R"(,"Action":")" + action +
         R"(","Resource":"*","Condition":)" + condition + "}";
}

}  // namespace

TEST_CASE("other accounts neither administer the bucket nor delete files",
          "[administration]") {
  struct Case {
    std::string statements;
    Verdict at_home;
  };
  using enum Verdict;
  const std::string other = R"({"AWS":"arn:aws:iam::444455556666:root"})";
  const auto c = GENERATE_COPY(values<Case>({
      {allow(R"({"AWS":"111122223333"})", "s3:*"), Holds},
      {allow(R"({"AWS":"arn:aws:iam::111122223333:role/x"})", "s3:*"), Holds},
      {allow(other, "s3:GetObject"), Holds},
      {allow(other, "s3:*"), Fails},
      {allow(R"({"AWS":"arn:aws:iam::444455556666:user/x"})", "s3:DeleteObjectVersion"),
       Fails},
      {allow(R"({"AWS":"444455556666"})", "s3:PutBucketPolicy"), Fails},
      {allow(R"("*")", "s3:PutLifecycleConfiguration"), Fails},
      {allow(R"("*")", "s3:PutObject"), Holds},
      {allow(R"("*")", "s3:*",
             R"({"StringEquals":{"aws:PrincipalAccount":"111122223333"}})"),
       Holds},
      {allow(R"("*")", "s3:*",
             R"({"StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}})"),
       Unknown},
      {allow(other, "s3:DeleteObject") +
           R"(,{"Effect":"Deny","Principal":"*","Action":"s3:Delete*","Resource":"*"})",
       Holds},
      {allow(R"({"Service":"config.amazonaws.com"})", "s3:*"), Holds},
  }));
  CAPTURE(c.statements);
  Bucket bucket;
  bucket.arn = "arn:aws:s3:::logs";
  bucket.account = "111122223333";
  bucket.policy = in_force(c.statements);
  CHECK(is_administered_at_home(bucket).verdict == c.at_home);
}

TEST_CASE("other accounts do not administer the key", "[administration]") {
  struct Case {
    std::string statements;
    Verdict at_home;
  };
  using enum Verdict;
  const std::string root = allow(R"({"AWS":"111122223333"})", "kms:*");
  const std::string other = R"({"AWS":"arn:aws:iam::444455556666:root"})";
  const auto c = GENERATE_COPY(values<Case>({
      {root, Holds},
      {root + "," + allow(other, "kms:Decrypt"), Holds},
      {root + "," + allow(other, "kms:CreateGrant"), Fails},
      {root + "," +
           allow(other, "kms:CreateGrant",
                 R"({"Bool":{"kms:GrantIsForAWSResource":"true"}})"),
       Holds},
      {root + "," + allow(other, "kms:ScheduleKeyDeletion"), Fails},
      {root + "," +
           allow(R"({"AWS":"*"})", "kms:*",
                 R"({"StringEquals":{"kms:CallerAccount":"111122223333"}})"),
       Holds},
  }));
  CAPTURE(c.statements);
  Key key;
  key.arn = "arn:aws:kms:eu-west-1:111122223333:key/1";
  key.account = "111122223333";
  key.policy = in_force(c.statements);
  CHECK(is_administered_at_home(key).verdict == c.at_home);
}

TEST_CASE("a key whose account is not known is the one account's that its policy names",
          "[administration]") {
  Key key;
  key.arn = "arn";
  key.account = Text::of_symbol(
      {.id = "account", .name = "account", .cls = SymbolClass::AccountId});
  key.policy = in_force(allow(R"({"AWS":"111122223333"})", "kms:*"));
  CHECK(is_administered_at_home(key).verdict == Verdict::Holds);
  key.policy = in_force(allow(R"({"AWS":["111122223333","444455556666"]})", "kms:*"));
  CHECK(is_administered_at_home(key).verdict == Verdict::Unknown);
}

}  // namespace trailseal::cloudtrail::foreign_administration_test
