#include "iam/explain/advice.hpp"

#include "iam/sample.hpp"

namespace trailseal::iam::advice_test {

namespace {

/// The hint for the one statement of a policy, which does not allow the request.
std::string hint(const std::string& inside, const Request& request,
                 PolicyKind kind = PolicyKind::Resource,
                 const std::string& version = "2012-10-17") {
  const Policy policy =
      statement_of(R"("Effect":"Allow","Principal":"*","Action":"*")" + inside, version);
  const Explanation found = ask(policy, request, kind);
  REQUIRE(found.trace.size() == 1);
  REQUIRE(found.trace[0].unmet);
  return found.trace[0].unmet->hint;
}

}  // namespace

TEST_CASE("the usual mistakes in a resource are named", "[advice]") {
  struct Case {
    const char* resource;
    bool acl;
    const char* hint;
  };
  const auto c = GENERATE(values<Case>({
      {"arn:aws:s3:::acme-logs/*", true,
       "it names the objects; `s3:GetBucketAcl` needs the bucket itself"},
      {"arn:aws:s3:::acme-logs", false,
       "it names the bucket; `s3:PutObject` needs its objects, `acme-logs/*`"},
      {"arn:aws:s3:::acme-logs/AWSLogs/*", false,
       "the prefix `audit` is not in the policy"},
      {"arn:aws:s3:::acme-logs/other/AWSLogs/*", false,
       "the prefix is `audit`, the policy has `other`"},
      {"arn:aws-cn:s3:::acme-logs/*", false, "the partition differs"},
      {"arn:aws:s3:::other/*", false, ""},
  }));
  CAPTURE(c.resource);
  const Request request = c.acl ? get_bucket_acl() : put_object(Write::Aes, "audit/");
  CHECK(hint(std::string(R"(,"Resource":")") + c.resource + "\"", request) == c.hint);
}

TEST_CASE("a key policy without a resource is told to have no effect", "[advice]") {
  CHECK(hint("", describe_key(), PolicyKind::Key) ==
        "in a key policy it has no effect; write `\"Resource\": \"*\"`");
  CHECK(hint("", put_object()).empty());
}

TEST_CASE("variables are plain text under the old version", "[advice]") {
  const char* const kPlain =
      "`${...}` is plain text unless the policy's `Version` is `2012-10-17`";
  CHECK(hint(R"(,"Resource":"arn:aws:s3:::acme-logs/AWSLogs/${aws:SourceAccount}/*")",
             put_object(), PolicyKind::Resource, "2008-10-17") == kPlain);
  CHECK(hint(R"(,"Resource":"*","Condition":
               {"StringLike":{"aws:SourceAccount":"${aws:SourceOrgID}"}})",
             put_object(), PolicyKind::Resource, "2008-10-17") == kPlain);
}

TEST_CASE("keys that services lack are named with the key that they carry", "[advice]") {
  const auto with = [](const char* key) {
    return hint(std::string(R"(,"Resource":"*","Condition":{"StringEquals":{")") + key +
                    R"(":"x"}})",
                put_object());
  };
  CHECK(with("aws:PrincipalOrgID") ==
        "`aws:PrincipalOrgID` is absent for AWS services; `aws:SourceOrgID` is the key "
        "that services have");
  CHECK(with("aws:SourceVpc") ==
        "requests of AWS services do not come from such a network");
  CHECK(with("s3:x-amz-grant-read") == "a `s3:PutObject` request has no such header");
  CHECK(with("aws:RequestTag/a").empty());
}

TEST_CASE("a denial that reaches services is told how to exempt them", "[advice]") {
  const Policy policy = statement_of(
      R"("Effect":"Deny","Principal":"*","Action":"*","Resource":"*",
         "Condition":{"StringNotEquals":{"aws:SourceVpc":"vpc-1"}})");
  const Explanation found = ask(policy, put_object());
  REQUIRE(found.why.size() == 1);
  CHECK(
      found.why[0].grounds.at(0).hint ==
      "a negated operator matches an absent key; requests of AWS services do not come "
      "from such a network; exempt them with `Bool` `aws:PrincipalIsAWSService` `false`");
}

TEST_CASE("an unknown comparison gets no advice", "[advice]") {
  const Comparison unknown{.element = Element::Resource,
                           .verdict = Verdict::Unknown,
                           .wanted = {Text("arn:aws-cn:s3:::b")}};
  const Request request = put_object();
  CHECK(advise(unknown, {.request = request}).empty());
}

}  // namespace trailseal::iam::advice_test
