#include "iam/match/resource_match.hpp"

#include "iam/sample.hpp"

namespace trailseal::iam::resource_match_test {

namespace {

Comparison judge(const std::string& element, const Request& request,
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

TEST_CASE("a star at the end of a segment may cover the next ones", "[resource]") {
  struct Case {
    const char* element;
    Verdict put;
  };
  using enum Verdict;
  const auto c = GENERATE(values<Case>({
      {R"("Resource":"arn:aws:s3:*:acme-logs/*")", Unknown},
      {R"("Resource":"arn:*:acme-logs/AWSLogs/*")", Unknown},
      {R"("Resource":"arn:aws:s*:acme-logs/${aws:SourceAccount}*")", Fails},
      {R"("Resource":"arn:aws:s*:acme-logs/AWSLogs/*")", Unknown},
      {R"("Resource":"arn:aws:s3*:acme-log?/*")", Unknown},
      {R"("NotResource":"arn:aws:s3:*:acme-logs/*")", Unknown},
      {R"("NotResource":["arn:aws:s3:*:acme-logs/*","arn:aws:s3:::acme-logs/*"])", Fails},
      {R"("Resource":["arn:aws:s3:*:acme-logs/*","arn:aws:s3:::acme-logs/*"])", Holds},
      {R"("Resource":"arn:aws:s3:*:*:acme-logs/AWSLogs/${aws:SourceAccount}/*")", Holds},
      // No star at the end of a segment, or one that leads nowhere.
      {R"("Resource":"arn:aws:s3*x:acme-logs/*")", Fails},
      {R"("Resource":"arn:aws:s3?:acme-logs/*")", Fails},
      {R"("Resource":"arn:aws:s3:*:other/*")", Fails},
      {R"("Resource":"arn:aws:sqs*:acme-logs/*")", Fails},
      {R"("Resource":"arn:aws:s3:*:*:*:acme-logs/*")", Fails},
      {R"("Resource":"*:acme-logs/*")", Unknown},
  }));
  CAPTURE(c.element);
  const Comparison part = judge(c.element, put_object());
  CHECK(part.verdict == c.put);
  if (c.put == Unknown) {
    CHECK_THAT(part.missing.what, Catch::Contains("IAM JSON policy elements: Resource") &&
                                      Catch::Contains("How Amazon S3 works with IAM"));
  }
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
      {R"("Resource":"arn:aws:kms:*:key/1234abcd")", Unknown},
      {R"("Resource":"arn:aws:kms:*:key/ffff")", Fails},
      {R"("Resource":"arn:aws:kms:us-east-1:111122223333:alias/logs")", Fails},
      {R"("NotResource":"*")", Fails},
      {R"("NotResource":"arn:aws:kms:us-east-1:111122223333:key/ffff")", Unknown},
      {"", Fails},
  }));
  CAPTURE(c.element);
  const Comparison part = judge(c.element, describe_key(), PolicyKind::Key);
  CHECK(part.verdict == c.verdict);
}

TEST_CASE("a statement without a resource says so", "[resource]") {
  const Comparison part = judge("", describe_key(), PolicyKind::Key);
  CHECK(part.verdict == Verdict::Fails);
  CHECK_FALSE(part.written);
}

TEST_CASE("a resource that does not cover the request has both sides", "[resource]") {
  const Comparison part = judge(R"("Resource":"arn:aws:s3:::other/*")", put_object());
  CHECK(part.verdict == Verdict::Fails);
  CHECK(part.wanted == std::vector<std::optional<Text>>{"arn:aws:s3:::other/*"});
  CHECK(part.given == std::vector<Text>{put_object().resource});
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
      {Text("arn:aws:s3:*:") + name_of("bucket") + "/*", Verdict::Unknown},
      {Text("arn:aws:s3:*:") + name_of("bucket") + "/no/*", Verdict::Fails},
      {Text("arn:*:s3:::") + name_of("bucket") + "/no/*", Verdict::Fails},
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

}  // namespace trailseal::iam::resource_match_test
