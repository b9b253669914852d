#include "cloudtrail/question/policy_requirement.hpp"

#include "iam/policy/policy.hpp"
#include "support/catch.hpp"

namespace trailseal::cloudtrail::policy_requirement_test {

namespace {

PolicyInForce in_force(const std::string& statements) {
  const auto policy = iam::parse_policy(
      Value::text(Text(R"({"Version":"2012-10-17","Statement":[)" + statements + "]}")));
  REQUIRE(policy.ok());
  PolicyInForce found;
  found.policy = *policy;
  return found;
}

Verdict denies(const std::string& statements) {
  Bucket bucket;
  bucket.arn = "arn:aws:s3:::logs";
  bucket.policy = in_force(statements);
  return denies_plain_http(bucket).verdict;
}

std::string deny(const char* principal, const char* action, const char* resource,
                 const char* condition) {
  return std::string(R"({"Effect":"Deny","Principal":)") + principal + R"(,"Action":")" +
         action + R"(","Resource":")" + resource + R"(","Condition":)" + condition + "}";
}

PlacedAnswer administrable(const std::string& statements) {
  Key key;
  key.arn = "arn:aws:kms:eu-west-1:111122223333:key/1";
  key.account = "111122223333";
  key.policy = in_force(statements);
  return is_administrable(key);
}

}  // namespace

TEST_CASE("plain HTTP is denied to everyone, for reading and writing", "[tls]") {
  const char* const kPlain = R"({"Bool":{"aws:SecureTransport":"false"}})";
  struct Case {
    std::string statement;
    Verdict denied;
  };
  const auto c = GENERATE_COPY(values<Case>({
      {deny(R"("*")", "s3:*", "arn:aws:s3:::logs/*", kPlain), Verdict::Holds},
      {deny(R"("*")", "s3:GetObject", "arn:aws:s3:::logs/*", kPlain), Verdict::Fails},
      {deny(R"("*")", "s3:*", "arn:aws:s3:::logs", kPlain), Verdict::Fails},
      {deny(R"({"AWS":"444455556666"})", "s3:*", "arn:aws:s3:::logs/*", kPlain),
       Verdict::Fails},
      {deny(R"("*")", "s3:*", "arn:aws:s3:::logs/*",
            R"({"Bool":{"aws:SecureTransport":"true"}})"),
       Verdict::Fails},
      // A service is exempted by its name, which others do not have.
      {deny(R"("*")", "s3:*", "arn:aws:s3:::logs/*",
            R"({"Bool":{"aws:SecureTransport":"false"},"StringNotEquals":
                {"aws:PrincipalServiceName":"cloudtrail.amazonaws.com"}})"),
       Verdict::Holds},
      {deny(R"("*")", "s3:*", "arn:aws:s3:::logs/*",
            R"({"Bool":{"aws:SecureTransport":"false"},"StringEquals":
                {"aws:PrincipalServiceName":"cloudtrail.amazonaws.com"}})"),
       Verdict::Fails},
      {deny(R"("*")", "s3:*", "arn:aws:s3:::logs/*",
            R"({"Bool":{"aws:SecureTransport":"false"},"StringNotEquals":
                {"aws:PrincipalArn":"arn:aws:iam::111122223333:role/old"}})"),
       Verdict::Unknown},
  }));
  CAPTURE(c.statement);
  CHECK(denies(c.statement) == c.denied);
}

TEST_CASE("a Deny whose resource is not known is no missing one", "[tls]") {
  Bucket bucket;
  bucket.arn = "arn:aws:s3:::logs";
  bucket.policy = in_force(deny(R"("*")", "s3:*", "arn:aws:s3:::logs/*",
                                R"({"Bool":{"aws:SecureTransport":"false"}})"));
  bucket.policy.policy.statements[0].resource.items[0].text.reset();
  CHECK(denies_plain_http(bucket).verdict == Verdict::Unknown);
}

TEST_CASE("a bucket without a policy denies nothing, an unseen one may", "[tls]") {
  Bucket bucket;
  bucket.arn = "arn:aws:s3:::logs";
  bucket.policy.note = "it has no bucket policy";
  CHECK(denies_plain_http(bucket).verdict == Verdict::Fails);
  CHECK(denies_plain_http(bucket).why ==
        std::vector<Evidence>{"it has no bucket policy"});
  bucket.policy = unseen_policy("it is elsewhere", "give it", {});
  CHECK(denies_plain_http(bucket).verdict == Verdict::Unknown);
  CHECK(denies_plain_http(bucket).missing.what == "it is elsewhere");
}

TEST_CASE("somebody of the key's policy may change it", "[administration]") {
  struct Case {
    const char* statement;
    Verdict somebody;
  };
  const auto c = GENERATE(values<Case>({
      {R"({"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},
           "Action":"kms:*","Resource":"*"})",
       Verdict::Holds},
      {R"({"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/a"},
           "Action":"kms:PutKeyPolicy","Resource":"*"})",
       Verdict::Holds},
      {R"({"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/a"},
           "Action":"kms:Decrypt","Resource":"*"})",
       Verdict::Fails},
      {R"({"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},
           "Action":"kms:*","Resource":"*"})",
       Verdict::Fails},
      {R"({"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},
           "Action":"kms:*","Resource":"*",
           "Condition":{"StringEquals":{"aws:PrincipalTag/a":"b"}}})",
       Verdict::Unknown},
  }));
  CAPTURE(c.statement);
  CHECK(administrable(c.statement).verdict == c.somebody);
}

TEST_CASE("the default key policy leaves the key to its account", "[administration]") {
  Key key;
  key.policy.note = "it has the default key policy";
  CHECK(is_administrable(key).verdict == Verdict::Holds);
}

}  // namespace trailseal::cloudtrail::policy_requirement_test
