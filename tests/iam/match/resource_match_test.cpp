#include "iam/match/resource_match.hpp"

#include "iam/sample.hpp"

using namespace trailseal;
using namespace trailseal::iam;

namespace {

Part judge(const std::string& element, const Request& request,
           PolicyKind kind = PolicyKind::Resource,
           VariableMode mode = VariableMode::Replaced) {
  const Policy policy = statement_of(R"("Effect":"Allow","Principal":"*","Action":"*")" +
                                     (element.empty() ? element : "," + element));
  return judge_resource(policy.statements.at(0), request, kind, mode);
}

Text name_of(const char* id, SymbolClass cls = SymbolClass::Name) {
  return Text::of_symbol(Symbol{.id = id, .name = id, .cls = cls});
}

}  // namespace

TEST_CASE("a resource covers what its ARN matches, segment by segment", "[resource]") {
  struct Case {
    const char* element;
    Verdict acl;
    Verdict put;
  };
  using enum Verdict;
  const auto c = GENERATE(values<Case>({
      {R"("Resource":"*")", Holds, Holds},
      {R"("Resource":"arn:aws:s3:::acme-logs")", Holds, Fails},
      {R"("Resource":"arn:aws:s3:::acme-logs/*")", Fails, Holds},
      {R"("Resource":"arn:aws:s3:::acme-logs*")", Holds, Holds},
      {R"("Resource":["arn:aws:s3:::acme-logs","arn:aws:s3:::acme-logs/*"])", Holds,
       Holds},
      {R"("Resource":"arn:aws:s3:::acme-logs/AWSLogs/111122223333/*")", Fails, Holds},
      {R"("Resource":"arn:aws:s3:::acme-logs/AWSLogs/999999999999/*")", Fails, Fails},
      {R"("Resource":"arn:aws:s3:::acme-logs/awslogs/*")", Fails, Fails},
      {R"("Resource":"arn:aws:s3:::acme-logs//AWSLogs/*")", Fails, Fails},
      {R"("Resource":"arn:*:s3:::acme-logs/*")", Fails, Holds},
      {R"("Resource":"arn:aws:s3:*:*:acme-logs/*")", Fails, Holds},
      {R"("Resource":"arn:aws-cn:s3:::acme-logs/*")", Fails, Fails},
      {R"("Resource":"arn:aws:s3*acme-logs/*")", Fails, Fails},
      {R"("Resource":"acme-logs/*")", Fails, Fails},
      {R"("Resource":"arn:aws:s3:::acme-log?/*")", Fails, Holds},
      {R"("NotResource":"arn:aws:s3:::acme-logs")", Fails, Holds},
      {R"("NotResource":"arn:aws:s3:::other/*")", Holds, Holds},
      {R"("NotResource":"*")", Fails, Fails},
      {R"("Resource":"arn:aws:s3:::acme-logs/AWSLogs/${aws:SourceAccount}/*")", Fails,
       Holds},
      {R"("Resource":"arn:aws:s3:::${x:none, 'acme-logs'}/*")", Fails, Holds},
      {R"("Resource":"arn:aws:s3:::acme-logs/${x:none}*")", Fails, Fails},
      {R"("NotResource":"arn:aws:s3:::acme-logs/${x:none}*")", Unknown, Unknown},
      {R"("Resource":"arn:aws:s3:${x:none, ''}::acme-logs/*")", Fails, Fails},
      {"", Fails, Fails},
  }));
  CAPTURE(c.element);
  CHECK(judge(c.element, get_bucket_acl()).verdict == c.acl);
  CHECK(judge(c.element, put_object()).verdict == c.put);
}

TEST_CASE("in a key policy a resource is this key or nothing", "[resource]") {
  struct Case {
    const char* element;
    Verdict verdict;
  };
  using enum Verdict;
  const auto c = GENERATE(values<Case>({
      {R"("Resource":"*")", Holds},
      {R"("Resource":"arn:aws:kms:us-east-1:111122223333:key/1234abcd")", Holds},
      {R"("Resource":"arn:aws:kms:*:111122223333:key/*")", Holds},
      {R"("Resource":"arn:aws:kms:us-east-1:111122223333:key/ffff")", Fails},
      {R"("Resource":"arn:aws:kms:us-east-1:111122223333:alias/logs")", Fails},
      {R"("NotResource":"*")", Fails},
      {R"("NotResource":"arn:aws:kms:us-east-1:111122223333:key/ffff")", Unknown},
      {"", Fails},
  }));
  CAPTURE(c.element);
  const Part part = judge(c.element, describe_key(), PolicyKind::Key);
  CHECK(part.verdict == c.verdict);
}

TEST_CASE("a key policy without a resource is told to have no effect", "[resource]") {
  CHECK(judge("", describe_key(), PolicyKind::Key).reason ==
        "the statement has no `Resource`: in a key policy it has no effect; write "
        "`\"Resource\": \"*\"`");
}

TEST_CASE("the usual mistakes are named", "[resource]") {
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
  }));
  CAPTURE(c.resource);
  const Request request = c.acl ? get_bucket_acl() : put_object(Write::Aes, "audit/");
  const Part part = judge(std::string(R"("Resource":")") + c.resource + "\"", request);
  CHECK(part.verdict == Verdict::Fails);
  CHECK_THAT(part.reason, Catch::EndsWith(std::string("; ") + c.hint));
}

TEST_CASE("variables are plain text under the old version", "[resource]") {
  const Part part =
      judge(R"("Resource":"arn:aws:s3:::acme-logs/AWSLogs/${aws:SourceAccount}/*")",
            put_object(), PolicyKind::Resource, VariableMode::Literal);
  CHECK(part.verdict == Verdict::Fails);
  CHECK_THAT(part.reason, Catch::Contains("plain text unless"));
}

TEST_CASE("half-known ARNs are matched as far as they are known", "[resource]") {
  const Text bucket = Text("arn:aws:s3:::") + name_of("bucket");
  Request request = put_object();
  request.resource = bucket + "/AWSLogs/111122223333/x";
  struct Case {
    Text wanted;
    Verdict verdict;
  };
  const std::vector<Case> cases{
      {bucket + "/*", Verdict::Holds},
      {bucket + "/AWSLogs/111122223333/*", Verdict::Holds},
      {bucket + "/AWSLogs/999999999999/*", Verdict::Fails},
      {bucket, Verdict::Fails},
      {Text("arn:aws:s3:::") + name_of("other") + "/*", Verdict::Unknown},
      {Text("arn:aws:s3:::acme-logs/*"), Verdict::Unknown},
      {name_of("whole", SymbolClass::Anything), Verdict::Unknown},
      {name_of("whole", SymbolClass::Anything) + "/no", Verdict::Fails},
  };
  Policy policy =
      statement_of(R"("Effect":"Allow","Principal":"*","Action":"*","Resource":"x")");
  for (const Case& c : cases) {
    policy.statements[0].resource.items[0].text = c.wanted;
    CAPTURE(c.wanted.display());
    CHECK(judge_resource(policy.statements[0], request, PolicyKind::Resource,
                         VariableMode::Replaced)
              .verdict == c.verdict);
  }
}

TEST_CASE("an ARN known as one symbol covers what is built on it", "[resource]") {
  const Text arn = name_of("aws_s3_bucket.logs.arn", SymbolClass::Anything);
  Request request = put_object();
  request.resource = arn + "/AWSLogs/x";
  Policy policy =
      statement_of(R"("Effect":"Allow","Principal":"*","Action":"*","Resource":"x")");
  policy.statements[0].resource.items[0].text = arn + "/*";
  const auto judge_it = [&] {
    return judge_resource(policy.statements[0], request, PolicyKind::Resource,
                          VariableMode::Replaced);
  };
  CHECK(judge_it().verdict == Verdict::Holds);
  policy.statements[0].resource.items[0].text = arn + "/other/*";
  CHECK(judge_it().verdict == Verdict::Fails);
}
