#include "cloudtrail/grant_scope.hpp"

#include "iam/policy/policy.hpp"
#include "support/catch.hpp"

namespace trailseal::cloudtrail::grant_scope_test {

namespace {

iam::Policy parsed(const std::string& statements) {
  const auto policy = iam::parse_policy(
      Value::text(Text(R"({"Version":"2012-10-17","Statement":[)" + statements + "]}")));
  REQUIRE(policy.ok());
  return *policy;
}

std::string allow(const std::string& principal, const std::string& condition,
                  const char* action = "kms:Decrypt") {
  return R"({"Effect":"Allow","Principal":)" + principal + R"(,"Action":")" + action +
         R"(","Resource":"*","Condition":)" + condition + "}";
}

Bucket bucket_with(const std::string& statements) {
  Bucket bucket;
  bucket.policy.policy = parsed(statements);
  return bucket;
}

Key key_with(const std::string& statements) {
  Key key;
  key.account = "111122223333";
  key.policy.policy = parsed(statements);
  return key;
}

}  // namespace

TEST_CASE("a Deny that is half known may keep everyone out", "[grant]") {
  Bucket bucket =
      bucket_with(allow(R"("*")", "{}") +
                  R"(,{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"})");
  CHECK(keeps_public_out(bucket).verdict == Verdict::Fails);
  bucket.policy.policy.statements[1].condition_open = true;
  CHECK(keeps_public_out(bucket).verdict == Verdict::Unknown);
}

TEST_CASE("a grant to everyone is public unless a condition says who", "[grant]") {
  struct Case {
    const char* principal;
    const char* condition;
    Verdict kept_out;
  };
  const auto c = GENERATE(values<Case>({
      {R"("*")", "{}", Verdict::Fails},
      {R"({"AWS":"*"})", "{}", Verdict::Fails},
      {R"({"AWS":"111122223333"})", "{}", Verdict::Holds},
      {R"({"Service":"s3.amazonaws.com"})", "{}", Verdict::Holds},
      {R"("*")", R"({"Bool":{"aws:SecureTransport":"true"}})", Verdict::Fails},
      {R"("*")", R"({"StringEquals":{"aws:PrincipalOrgID":"o-abcdefghij"}})",
       Verdict::Holds},
      {R"("*")", R"({"StringLike":{"aws:PrincipalArn":"*"}})", Verdict::Fails},
      {R"("*")", R"({"StringNotEquals":{"aws:SourceVpce":"vpce-1"}})", Verdict::Unknown},
      {R"("*")", R"({"StringEquals":{"kms:ViaService":"s3.eu-west-1.amazonaws.com"}})",
       Verdict::Unknown},
  }));
  CAPTURE(c.principal, c.condition);
  CHECK(keeps_public_out(bucket_with(allow(c.principal, c.condition, "s3:GetObject")))
            .verdict == c.kept_out);
  CHECK(limits_decrypt(key_with(allow(c.principal, c.condition))).verdict == c.kept_out);
}

TEST_CASE("a Deny that shuts out everyone else limits every grant", "[grant]") {
  const std::string deny =
      R"(,{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*","Condition":
          {"StringNotEquals":{"aws:PrincipalOrgID":"o-abcdefghij"}}})";
  CHECK(keeps_public_out(bucket_with(allow(R"("*")", "{}") + deny)).verdict ==
        Verdict::Holds);
}

TEST_CASE("the whole of another account is too many to decrypt, a role is not",
          "[grant]") {
  struct Case {
    const char* principal;
    Verdict limited;
  };
  const auto c = GENERATE(values<Case>({
      {R"({"AWS":"arn:aws:iam::111122223333:root"})", Verdict::Holds},
      {R"({"AWS":"arn:aws:iam::444455556666:root"})", Verdict::Fails},
      {R"({"AWS":"444455556666"})", Verdict::Fails},
      {R"({"AWS":"arn:aws:iam::444455556666:role/reader"})", Verdict::Holds},
  }));
  CAPTURE(c.principal);
  CHECK(limits_decrypt(key_with(allow(c.principal, "{}"))).verdict == c.limited);
  CHECK(limits_decrypt(key_with(allow(c.principal, "{}", "kms:DescribeKey"))).verdict ==
        Verdict::Holds);
}

TEST_CASE("a policy that is not wholly known may grant more", "[grant]") {
  Bucket bucket;
  bucket.policy = unseen_policy("it is elsewhere", "give it", {.address = "b"});
  const PlacedAnswer answer = keeps_public_out(bucket);
  CHECK(answer.verdict == Verdict::Unknown);
  CHECK(answer.missing.what == "it is elsewhere");
  CHECK(answer.missing.help == "give it");
  CHECK(answer.place.address == "b");
}

}  // namespace trailseal::cloudtrail::grant_scope_test
