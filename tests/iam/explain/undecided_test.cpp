// Every answer that is undecided although the whole request is known names the page that is
// silent, or the two that contradict each other.
#include "iam/sample.hpp"

namespace trailseal::iam::undecided_test {

namespace {

constexpr const char* kService =
    R"("Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},)";

struct Case {
  const char* parts;       ///< of the statement, instead of or behind what is usual
  const char* says;        ///< what is open
  const char* page;        ///< the title of the page
  const char* other = "";  ///< of the one that contradicts it
};

constexpr const char* kPrincipals = "AWS JSON policy elements: Principal";
constexpr const char* kActions = "IAM JSON policy elements: Action";
constexpr const char* kResources = "IAM JSON policy elements: Resource";
constexpr const char* kOperators = "Condition operators";
constexpr const char* kSets = "Single-valued vs. multivalued context keys";
constexpr const char* kVariables = "Variables and tags";

void check(const Case& c, const std::string& statement, const Request& request,
           PolicyKind kind = PolicyKind::Resource) {
  CAPTURE(c.parts);
  const auto policy = parse_policy(
      Value::text(Text(R"({"Version":"2012-10-17","Statement":[{)" + statement + "}]}")));
  REQUIRE(policy);
  const Explanation told = explain(*policy, request, kind);
  CHECK(told.outcome == Outcome::Unknown);
  CHECK_THAT(told.missing.what, Catch::Contains(c.says) && Catch::Contains(c.page) &&
                                    Catch::Contains(c.other));
  REQUIRE(told.why.size() == 1);
  CHECK_THAT(line_of(told.why[0]), Catch::Contains(told.missing.what));
}

}  // namespace

TEST_CASE("an undecided principal, action or resource names its page", "[undecided]") {
  const auto c = GENERATE(values<Case>({
      {R"("Effect":"Allow","Principal":{"AWS":"*"},"Action":"*","Resource":"*")",
       "includes a service", kPrincipals},
      {R"("Effect":"Allow","NotPrincipal":{"AWS":"*"},"Action":"*","Resource":"*")",
       "includes a service", kPrincipals},
      {R"("Effect":"Allow","Principal":{"Service":"cloudtrail.eu-south-1.amazonaws.com"},
          "Action":"*","Resource":"*")",
       "the regional name", kPrincipals, "Amazon S3 bucket policy for CloudTrail"},
      {R"("Effect":"Allow","Principal":{"AWS":"arn:aws:iam::284668455005:root"},
          "Action":"*","Resource":"*")",
       "CloudTrail's own accounts of 2013", "Amazon S3 bucket policy for CloudTrail"},
      {R"("Effect":"Allow","Principal":"*","Action":"s*:PutObject","Resource":"*")",
       "service prefix", kActions},
      {R"("Effect":"Allow","Principal":"*","Action":"*:*","Resource":"*")",
       "service prefix", kActions},
      {R"("Effect":"Allow","Principal":"*","NotAction":"?3:*","Resource":"*")",
       "service prefix", kActions},
      {R"("Effect":"Allow","Principal":"*","Action":"*","Resource":"arn:aws:s3*")",
       "unfinished ARN", kResources},
      {R"("Effect":"Allow","Principal":"*","Action":"*","NotResource":"arn:aws")",
       "unfinished ARN", kResources},
      {R"("Effect":"Allow","Principal":"*","Action":"*","Resource":"arn:aws:s3:*:acme-logs/*")",
       "more than one segment", kResources, "How Amazon S3 works with IAM"},
      {R"("Effect":"Allow","Principal":"*","Action":"*","NotResource":"arn:aws:s3:::b/${x:none}")",
       "has no value", kVariables},
  }));
  check(c, c.parts, put_object());
}

TEST_CASE("an undecided resource of a key policy names its page", "[undecided]") {
  const auto c = GENERATE(values<Case>({
      {R"("NotResource":"arn:aws:kms:us-east-1:111122223333:key/ffff")",
       "in a key policy", "Key policies"},
      {R"("Resource":"arn:aws:kms:*:*:ke?/*")", "names the type", "IAM identifiers"},
      {R"("Resource":"arn:aws:kms:*:*:*/*")", "names the type", "IAM identifiers"},
      {R"("Resource":"arn:aws:kms:*:key/*")", "more than one segment", kResources},
  }));
  check(c, std::string(kService) + R"("Action":"kms:*",)" + c.parts, generate_data_key(),
        PolicyKind::Key);
}

TEST_CASE("an undecided condition names its page", "[undecided]") {
  const auto c = GENERATE(values<Case>({
      {R"("StringEquals":{"x:many":"a"})", "key of several values", kSets},
      {R"("ForAllValues:StringNotLike":{"x:none":"a"})", "absent key", kSets},
      {R"("StringEquals":{"x:word":[]})", "empty list", kOperators},
      {R"("Null":{"x:word":[]})", "empty list", kOperators},
      {R"("Null":{"x:empty":"true"})", "empty value", kOperators},
      {R"("NumericNotEquals":{"x:number":"many"})", "compares `many`", kOperators},
      {R"("NumericNotEquals":{"x:word":"1"})", "compares `prüf`", kOperators},
      {R"("DateNotEquals":{"x:date":"soon"})", "compares `soon`", kOperators},
      {R"("NotIpAddress":{"x:address":"host"})", "compares `host`", kOperators},
      {R"("IpAddress":{"x:block":"10.0.0.0/8"})", "the block `10.1.0.0/16`", kOperators},
      {R"("NumericEquals":{"x:number":"1e1"})", "reads `1e1`", kOperators},
      {R"("NumericEquals":{"x:odd":"10"})", "reads `.5`", kOperators},
      {R"("DateLessThan":{"x:date":"2026-05-04 10:30"})", "reads `2026-05-04 10:30`",
       kOperators},
      {R"("DateLessThan":{"x:date":"2027"})", "`2027` is a year", kOperators},
      {R"("BinaryEquals":{"x:bytes":"aGk"})", "reads `aGk`", kOperators},
      {R"("ArnLike":{"aws:SourceArn":"*"})", "lone `*`", kOperators},
      {R"("ArnLike":{"aws:SourceArn":"arn:aws:cloudtrail*"})", "unfinished ARN",
       kOperators},
      {R"("StringEqualsIgnoreCase":{"x:word":"PRÜF"})", "beyond A to Z", kOperators},
      {R"("Bool":{"aws:SecureTransport":"${aws:ViaAWSService}"})", "under `Bool`",
       kOperators, kVariables},
      {R"("StringEquals":{"x:word":"${x:many, 'a'}"})", "default of a policy variable",
       kVariables},
  }));
  Request request = put_object();
  const auto set = [&](const char* key, const char* value) {
    request.context.set(key, ContextValue::present(Text(value)));
  };
  request.context.set("x:many", ContextValue::present(std::vector<Text>{"a", "b"}));
  set("x:word", "pr\u00fcf");
  set("x:empty", "");
  set("x:number", "10");
  set("x:odd", ".5");
  set("x:date", "2026-01-01");
  set("x:address", "10.1.2.3");
  set("x:block", "10.1.0.0/16");
  set("x:bytes", "aGk=");
  check(c,
        std::string(kService) + R"("Action":"*","Resource":"*","Condition":{)" + c.parts +
            "}",
        request);
}

TEST_CASE("a condition on a key that nobody can know is named once", "[undecided]") {
  const Policy policy = statement_of(std::string(kService) + R"("Action":"*",
      "Resource":"*","Condition":{"StringEquals":{"aws:userid":"a"}})");
  const Explanation told = explain(policy, put_object(), PolicyKind::Resource);
  CHECK(
      line_of(told.why.at(0)) ==
      "statement 1: condition `StringEquals` on `aws:userid`: requires `a`, the request's "
      "value is not known: AWS does not document the key for services");
  CHECK(told.missing.what ==
        "condition `StringEquals` on `aws:userid` of statement 1: AWS does not document "
        "the key for services");
}

}  // namespace trailseal::iam::undecided_test
