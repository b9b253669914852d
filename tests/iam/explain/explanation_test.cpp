#include "iam/explain/explanation.hpp"

#include "iam/sample.hpp"

namespace trailseal::iam::explanation_test {

using Lines = std::vector<std::string>;

namespace {

std::string allow(const std::string& sid, const std::string& rest) {
  return R"({"Sid":")" + sid +
         R"(","Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},)" +
         rest + "}";
}

Policy of(const std::vector<std::string>& statements) {
  std::string json = R"({"Version":"2012-10-17","Statement":[)";
  for (const std::string& s : statements) json += (&s == &statements[0] ? "" : ",") + s;
  return policy_of(json + "]}");
}

}  // namespace

TEST_CASE("the nearest miss names the caller and the action", "[explanation]") {
  const Policy policy = of({
      R"({"Sid":"Admin","Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:*","Resource":"*"})",
      allow("Acl", R"("Action":"s3:GetBucketAcl","Resource":"arn:aws:s3:::acme-logs")"),
      allow("Other", R"("Action":"s3:PutObject","Resource":"arn:aws:s3:::other/*")"),
      allow("Write", R"("Action":"s3:PutObject","Resource":"arn:aws:s3:::acme-logs/*",
                       "Condition":{"StringEquals":{"aws:SourceAccount":"999999999999"}})"),
  });
  const Explanation evaluation = ask(policy, put_object());
  CHECK(evaluation.outcome == Outcome::NotAllowed);
  CHECK(evaluation.decisive == 3);
  REQUIRE(evaluation.why.size() == 2);
  CHECK(line_of(evaluation.why[0]) ==
        "statement `Write`: condition `StringEquals` on `aws:SourceAccount`: requires "
        "`999999999999`, the request has `111122223333`");
  CHECK_THAT(line_of(evaluation.why[1]),
             Catch::StartsWith("statement `Other`: resource "));
  REQUIRE(evaluation.trace.size() == 4);
  CHECK(evaluation.trace[0].unmet->element == Element::Principal);
  CHECK(evaluation.trace[1].unmet->element == Element::Action);
  CHECK(evaluation.trace[2].unmet->element == Element::Resource);
  CHECK(evaluation.trace[3].unmet->element == Element::Condition);
  CHECK(evaluation.trace[3].matched_parts == 3);
}

TEST_CASE("where no statement is near, that is said", "[explanation]") {
  const Policy policy = of({
      R"({"Sid":"Admin","Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:*","Resource":"*"})",
  });
  const Explanation evaluation = ask(policy, put_object());
  CHECK(lines_of(evaluation.why) ==
        Lines{"no statement allows `s3:PutObject` for `cloudtrail.amazonaws.com`"});
  CHECK(evaluation.decisive == Explanation::npos);
}

TEST_CASE("a misspelt action and another service are pointed out", "[explanation]") {
  const Policy policy = of({
      R"({"Sid":"Config","Effect":"Allow","Principal":{"Service":"config.amazonaws.com"},"Action":"s3:PutObject","Resource":"*"})",
      allow("Write", R"("Action":"s3:PutObjects","Resource":"*")"),
  });
  const Explanation evaluation = ask(policy, put_object());
  CHECK(lines_of(evaluation.why) ==
        Lines{"no statement allows `s3:PutObject` for `cloudtrail.amazonaws.com`",
              "statement `Write`: action `s3:PutObjects` is not `s3:PutObject`",
              "statement `Config`: principal `config.amazonaws.com` is not "
              "`cloudtrail.amazonaws.com`"});
  CHECK(evaluation.decisive == 1);
}

TEST_CASE("the most common mistakes are named in words", "[explanation]") {
  struct Case {
    std::string statement;
    Request request;
    const char* words;
  };
  const std::string both = R"("Action":["s3:GetBucketAcl","s3:PutObject"],)";
  const std::string all =
      both + R"("Resource":["arn:aws:s3:::acme-logs","arn:aws:s3:::acme-logs/*"],)";
  const std::vector<Case> cases{
      {allow(
           "S",
           all +
               R"("Condition":{"StringEquals":{"aws:SourceArn":"arn:aws:cloudtrail:*:111122223333:trail/*"}})"),
       put_object(),
       "`StringEquals` compares `*` literally; use `StringLike` or `ArnLike`"},
      {allow("S",
             all + R"("Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-mine"}})"),
       put_object(),
       "`aws:PrincipalOrgID` is absent for AWS services; `aws:SourceOrgID` is the key "
       "that services have"},
      {allow("S", both + R"("Resource":"arn:aws:s3:::acme-logs/*")"), get_bucket_acl(),
       "it names the objects; `s3:GetBucketAcl` needs the bucket itself"},
      {allow(
           "S",
           all +
               R"("Condition":{"StringEquals":{"s3:x-amz-acl":"bucket-owner-full-control"}})"),
       get_bucket_acl(),
       "the request has no such key; a `s3:GetBucketAcl` request has no such header; "
       "allow `s3:GetBucketAcl` in a separate statement"},
      {allow("S", both + R"("Resource":"arn:aws:s3:::acme-logs/AWSLogs/111122223333/*")"),
       put_object(Write::Aes, "audit/"), "the prefix `audit` is not in the policy"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.statement);
    const Explanation evaluation = ask(of({c.statement}), c.request);
    CHECK(evaluation.outcome == Outcome::NotAllowed);
    REQUIRE_FALSE(evaluation.why.empty());
    CHECK_THAT(line_of(evaluation.why[0]), Catch::EndsWith(c.words));
  }
}

TEST_CASE("a context condition on DescribeKey is explained", "[explanation]") {
  const Policy policy = of({allow(
      "Key",
      R"("Action":"kms:*","Resource":"*","Condition":{"StringLike":{"kms:EncryptionContext:aws:cloudtrail:arn":"*"}})")});
  CHECK_THAT(line_of(ask(policy, describe_key(), PolicyKind::Key).why.at(0)),
             Catch::EndsWith(
                 "`kms:DescribeKey` has no encryption context; allow it in a separate "
                 "statement"));
}

TEST_CASE("a denial tells why it matched", "[explanation]") {
  const Policy policy = of({
      R"({"Sid":"Org","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*",
          "Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-mine"}}})",
      R"({"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::acme-logs"})",
  });
  const Explanation evaluation = ask(policy, get_bucket_acl());
  CHECK(evaluation.decisive == 0);
  CHECK(
      lines_of(evaluation.why) ==
      Lines{
          "statement `Org` denies: condition `StringNotEquals` on "
          "`aws:PrincipalOrgID`: matches a value other than `o-mine`, the request has no such "
          "key; a negated operator matches an absent key; `aws:PrincipalOrgID` is "
          "absent for AWS services; exempt them with `Bool` "
          "`aws:PrincipalIsAWSService` `false`",
          "statement 2 denies: `s3:GetBucketAcl` on `arn:aws:s3:::acme-logs`, without a "
          "condition"});
}

TEST_CASE("a permission is named", "[explanation]") {
  const Explanation evaluation =
      ask(of({allow("Write", R"("Action":"s3:*","Resource":"*")")}), put_object());
  CHECK(lines_of(evaluation.why) == Lines{"statement `Write` allows"});
  CHECK(evaluation.decisive == 0);
}

TEST_CASE("an unknown decision says what is missing", "[explanation]") {
  Policy policy = of({allow("Write", R"("Action":"s3:*","Resource":"x")")});
  TextList::Item& item = policy.statements[0].resource.items[0];
  item.text.reset();
  item.reason = "known after apply";
  item.origins = {"aws_s3_bucket.logs.arn"};
  const Explanation evaluation = ask(policy, put_object());
  CHECK(evaluation.outcome == Outcome::Unknown);
  CHECK(evaluation.decisive == 0);
  CHECK(evaluation.missing.what ==
        "the resource of statement `Write` is known only after apply: it is built from "
        "`aws_s3_bucket.logs.arn`");
  CHECK_THAT(line_of(evaluation.why.at(0)),
             Catch::StartsWith("statement `Write`: resource "));
}

TEST_CASE("a possible denial decides where a permission is certain", "[explanation]") {
  const Policy policy = of({
      allow("Write", R"("Action":"s3:*","Resource":"*")"),
      R"({"Sid":"Maybe","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*",
          "Condition":{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::1:role/x"}}})",
  });
  const Explanation evaluation = ask(policy, put_object());
  CHECK(evaluation.outcome == Outcome::Unknown);
  CHECK(evaluation.decisive == 1);
  CHECK(evaluation.missing.what ==
        "condition `ArnNotLike` on `aws:PrincipalArn` of statement `Maybe`: AWS does not "
        "document the key for services");
  CHECK(line_of(evaluation.why.back()) == "statement `Write` allows");
}

TEST_CASE("an open policy tells what it is made from", "[explanation]") {
  const auto policy = parse_policy(Value::unknown({.reason = "known after apply",
                                                   .help = "give the state too",
                                                   .origins = {"data.a.b.json"}}));
  const Explanation evaluation = ask(*policy, put_object());
  CHECK(evaluation.outcome == Outcome::Unknown);
  CHECK(evaluation.decisive == Explanation::npos);
  CHECK(evaluation.missing.what ==
        "the policy is known only after apply: it is built from `data.a.b.json`");
  CHECK(evaluation.missing.help == "give the state too");
}

TEST_CASE("an empty policy allows nothing", "[explanation]") {
  const Explanation evaluation = ask(of({}), put_object());
  CHECK(evaluation.outcome == Outcome::NotAllowed);
  CHECK(evaluation.why.size() == 1);
}

}  // namespace trailseal::iam::explanation_test
