#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::simulate_command_test {
namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

/// A policy of one statement that admits CloudTrail, with what else is in it.
std::string policy_with(const std::string& rest) {
  return R"({"Version": "2012-10-17", "Statement": [{"Sid": "S", "Effect": "Allow",
  "Principal": {"Service": "cloudtrail.amazonaws.com"}, )" +
         rest + "}]}";
}

Run simulate(const std::string& policy, const Words& args) {
  const Scratch scratch;
  scratch.write("p.json", policy);
  Words all{"simulate", "--policy", "p.json"};
  all.insert(all.end(), args.begin(), args.end());
  return run_command(all);
}

/// What a page says, whatever its line ends.
std::string flat(const std::string& text) {
  std::string words;
  for (const char c : text) {
    const char letter = c == '\n' ? ' ' : c;
    if (letter != ' ' || !words.ends_with(' ')) words += letter;
  }
  return words;
}

const Words kWrite{"--action", "s3:PutObject", "--resource",
                   "arn:aws:s3:::b/audit/AWSLogs/111122223333/CloudTrail/x"};
const Words kAcl{"--action", "s3:GetBucketAcl", "--resource", "arn:aws:s3:::b"};
constexpr const char* kOnBucket =
    R"("Action": "s3:GetBucketAcl", "Resource": "arn:aws:s3:::b")";

Words with(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

TEST_CASE("the common mistakes are named in words", "[simulate]") {
  struct Case {
    const char* statement;
    Words args;
    const char* said;
  };
  const auto c = GENERATE(values<Case>({
      {R"("Action": "kms:GenerateDataKey*", "Resource": "*", "Condition": {"StringEquals":
          {"kms:EncryptionContext:aws:cloudtrail:arn":
           "arn:aws:cloudtrail:*:111122223333:trail/*"}})",
       {"--action", "kms:GenerateDataKey", "--context",
        "kms:EncryptionContext:aws:cloudtrail:arn="
        "arn:aws:cloudtrail:us-east-1:111122223333:trail/main"},
       "`StringEquals` compares `*` literally; use `StringLike`"},
      {R"("Action": "s3:GetBucketAcl", "Resource": "arn:aws:s3:::b", "Condition":
          {"StringEquals": {"aws:PrincipalOrgID": "o-abcdefghij"}})",
       kAcl,
       "`aws:PrincipalOrgID` is absent for AWS services; `aws:SourceOrgID` is the key"},
      {R"("Action": "s3:PutObject",
          "Resource": "arn:aws:s3:::b/logs/AWSLogs/111122223333/*")",
       kWrite, "the prefix is `audit`, the policy has `logs`"},
      {R"("Action": "s3:PutObject", "Resource": "arn:aws:s3:::b/AWSLogs/111122223333/*")",
       kWrite, "the prefix `audit` is not in the policy"},
      {R"("Action": "s3:GetBucketAcl", "Resource": "arn:aws:s3:::b/*")", kAcl,
       "it names the objects; `s3:GetBucketAcl` needs the bucket itself"},
      {R"("Action": ["s3:GetBucketAcl", "s3:PutObject"],
          "Resource": ["arn:aws:s3:::b", "arn:aws:s3:::b/*"], "Condition":
          {"StringEquals": {"s3:x-amz-acl": "bucket-owner-full-control"}})",
       kAcl,
       "a `s3:GetBucketAcl` request has no such header; allow `s3:GetBucketAcl` in a "
       "separate statement"},
  }));
  const Run run = simulate(policy_with(c.statement), c.args);
  CAPTURE(c.statement, run.out, run.err);
  CHECK(run.status == kFindings);
  CHECK(run.out.starts_with("not allowed: `cloudtrail.amazonaws.com` calling"));
  CHECK(contains(flat(run.out), c.said));
}

TEST_CASE("the exit status is 0 for what is allowed alone", "[simulate]") {
  struct Case {
    const char* condition;
    const char* context;
    int status;
    const char* decision;
  };
  const auto c = GENERATE(values<Case>({
      {"{}", "a:b=c", kClean, "allowed"},
      {R"({"StringEquals": {"aws:SourceArn": "x"}})", "aws:SourceArn=x", kClean,
       "allowed"},
      {R"({"StringEquals": {"aws:SourceArn": "x"}})", "AWS:sourcearn=x", kClean,
       "allowed"},
      {R"({"StringEquals": {"aws:SourceArn": "x"}})", "aws:SourceArn=y", kFindings,
       "not allowed"},
      {R"({"StringEquals": {"aws:SourceArn": "x"}})", "aws:SourceArn=", kFindings,
       "not allowed"},
      {R"({"StringEquals": {"aws:SourceArn": "x"}})", "aws:SourceArn=?", kFindings,
       "unknown"},
      {R"({"Bool": {"aws:SecureTransport": "true"}})", "a:b=c", kClean, "allowed"},
      {R"({"Bool": {"aws:SecureTransport": "true"}})", "aws:SecureTransport=", kFindings,
       "not allowed"},
      {R"({"StringEquals": {"aws:PrincipalServiceName": "cloudtrail.amazonaws.com"}})",
       "a:b=c", kClean, "allowed"},
  }));
  const std::string policy =
      policy_with(std::string(kOnBucket) + R"(, "Condition": )" + c.condition);
  const Run run = simulate(policy, with(kAcl, {"--context", c.context}));
  CAPTURE(c.condition, c.context, run.out, run.err);
  CHECK(run.status == c.status);
  CHECK(run.out.starts_with(std::string(c.decision) + ": "));
}

TEST_CASE("a key that is given again has several values", "[simulate]") {
  const std::string policy =
      policy_with(std::string(kOnBucket) +
                  R"(, "Condition": {"ForAllValues:StringEquals": {"x:y": ["1", "2"]}})");
  const auto status = [&](const Words& more) {
    return simulate(policy, with(kAcl, more)).status;
  };
  CHECK(status({"--context", "x:y=1", "--context", "x:y=2"}) == kClean);
  CHECK(status({"--context", "x:y=1", "--context", "X:Y=3"}) == kFindings);
  CHECK(status({"--context", "x:y=1", "--context", "x:y=?"}) == kFailed);
}

TEST_CASE("a denial is told first, then the nearest miss", "[simulate]") {
  const Run run = simulate(R"({"Version": "2012-10-17", "Statement": [
    {"Sid": "Far", "Effect": "Allow", "Principal": {"Service": "config.amazonaws.com"},
     "Action": "s3:*", "Resource": "*"},
    {"Sid": "Near", "Effect": "Allow", "Principal": "*", "Action": "s3:*",
     "Resource": "arn:aws:s3:::other"},
    {"Sid": "No", "Effect": "Deny", "Principal": "*", "Action": "s3:*",
     "Resource": "arn:aws:s3:::b"}]})",
                           kAcl);
  CAPTURE(run.out);
  CHECK(run.status == kFindings);
  CHECK(run.out.starts_with("denied: "));
  const std::size_t no = run.out.find("yes  statement `No` (Deny), at p.json:6:5");
  const std::size_t near = run.out.find("no   statement `Near` (Allow): Resource, at");
  const std::size_t far = run.out.find("no   statement `Far` (Allow): Principal, at");
  CHECK(no < near);
  CHECK(near < far);
  CHECK(far != std::string::npos);
}

TEST_CASE("the JSON has decision, request, trace and problems", "[simulate]") {
  const Run run =
      simulate(policy_with(R"("Action": "s3:GetBucketAcl", "Resource": "arn:aws:s3:::b/*",
 "Condition": {"StringEquals": {"aws:SourceArn": "arn:aws:cloudtrail:*:1:trail/x"}})"),
               with(kAcl, {"--format", "json", "--context", "x:y=1", "--context", "x:y=2",
                           "--context", "a:b=", "--context", "c:d=?"}));
  CHECK(run.status == kFindings);
  const json page = json::parse(run.out);
  CHECK(page["schema"] == "trailseal.simulation/1");
  CHECK(page["decision"] == "not-allowed");
  CHECK(page["policy"] ==
        json({{"path", "p.json"}, {"address", nullptr}, {"kind", "resource"}}));
  CHECK(page["request"]["principal"] == "cloudtrail.amazonaws.com");
  const json& context = page["request"]["context"];
  CHECK(context["x:y"] == json({"1", "2"}));
  CHECK(context["a:b"].is_null());
  CHECK(context["c:d"].contains("unknown"));
  REQUIRE(page["trace"].size() == 1);
  const json& miss = page["trace"][0];
  CHECK(miss["sid"] == "S");
  CHECK(miss["matched"] == "no");
  CHECK(miss["decisive"] == true);
  CHECK(miss["part"] == "Resource");
  CHECK(miss["location"]["line"] == 2);
  REQUIRE(page["problems"].size() == 1);
  CHECK(page["problems"][0]["refused"] == false);
  CHECK(page["problems"][0]["location"]["line"] == 3);
}

TEST_CASE("what AWS would refuse is told with its place", "[simulate]") {
  const Run run = simulate(policy_with(R"("Action": "PutObject", "Action": "GetBucketAcl",
      "Resource": "*")"),
                           kAcl);
  CAPTURE(run.out);
  CHECK(contains(run.out, "refused  action `GetBucketAcl` of statement `S` has no"));
  CHECK(contains(run.out, "refused  duplicate key `Action`"));
  CHECK(contains(run.out, "at p.json:2:"));
}

TEST_CASE("a policy is found by the address of its resource", "[simulate]") {
  constexpr const char* kTemplate = R"(Resources:
  Logs:
    Type: AWS::S3::Bucket
    Properties: {BucketName: !Sub "logs-${AWS::AccountId}"}
  LogsPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Logs
      PolicyDocument:
        Version: 2012-10-17
        Statement:
          - Effect: Allow
            Principal: {Service: cloudtrail.amazonaws.com}
            Action: s3:GetBucketAcl
            Resource: !Sub "arn:aws:s3:::logs-${AWS::AccountId}"
)";
  const Scratch scratch;
  scratch.write("t.yaml", kTemplate);
  const auto ask = [](const std::string& address, const Words& more) {
    return run_command(
        with({"simulate", "--policy", address, "--in", "t.yaml", "--action",
              "s3:GetBucketAcl", "--resource", "arn:aws:s3:::logs-111122223333"},
             more));
  };
  const Run known = ask("LogsPolicy", {"--account", "111122223333"});
  CAPTURE(known.out, known.err);
  CHECK(known.status == kClean);
  CHECK(contains(known.out, "(Allow), at t.yaml:12:"));
  const Run unknown = ask("LogsPolicy", {});
  CHECK(unknown.out.starts_with("unknown: "));
  CHECK(contains(unknown.out, "--account"));
  const Run bucket = ask("Logs", {});
  CHECK(bucket.status == kFailed);
  CHECK(contains(bucket.err, "`Logs` has no policy"));
  CHECK(contains(bucket.err, "did you mean `LogsPolicy`?"));
  CHECK(contains(ask("LogPolicy", {}).err, "did you mean `LogsPolicy`?"));
  const Run file = run_command(with({"simulate", "--policy", "t.yaml"}, kAcl));
  CHECK(file.status == kFailed);
  CHECK(contains(file.err, "`--policy ADDRESS --in t.yaml`"));
}

TEST_CASE("a policy comes in YAML, from stdin, and as the AWS command line wraps it",
          "[simulate]") {
  const std::string plain =
      R"({"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}})";
  const Words texts{
      plain, json({{"Policy", plain}}).dump(),
      "Statement: {Effect: Allow, Principal: '*', Action: '*', Resource: '*'}"};
  for (const std::string& text : texts) {
    CAPTURE(text);
    CHECK(run_command(with({"simulate", "--policy", "-"}, kAcl), text).status == kClean);
  }
}

TEST_CASE("who calls is a service, an account, a role, a user or anyone", "[simulate]") {
  struct Case {
    const char* caller;
    const char* named;
    int status;
  };
  const auto c = GENERATE(values<Case>({
      {"config.amazonaws.com", R"({"Service": "config.amazonaws.com"})", kClean},
      {"config.amazonaws.com", R"({"Service": "cloudtrail.amazonaws.com"})", kFindings},
      {"111122223333", R"({"AWS": "arn:aws:iam::111122223333:root"})", kClean},
      {"arn:aws:iam::111122223333:root", R"({"AWS": "111122223333"})", kClean},
      {"arn:aws:iam::111122223333:role/a",
       R"({"AWS": "arn:aws:iam::111122223333:role/a"})", kClean},
      {"arn:aws:iam::111122223333:user/a",
       R"({"AWS": "arn:aws:iam::111122223333:user/b"})", kFindings},
      {"*", "\"*\"", kClean},
      {"*", R"({"AWS": "111122223333"})", kFindings},
  }));
  const Run run =
      simulate(std::string(R"({"Statement": {"Effect": "Allow", "Principal": )") +
                   c.named + R"(, "Action": "*", "Resource": "*"}})",
               with(kAcl, {"--principal", c.caller}));
  CAPTURE(c.caller, c.named, run.out, run.err);
  CHECK(run.status == c.status);
}

TEST_CASE("a kms action is put to a key policy", "[simulate]") {
  const std::string policy =
      policy_with(R"("Action": "kms:DescribeKey", "Resource": "*")");
  CHECK(simulate(policy, {"--action", "kms:DescribeKey"}).status == kClean);
  const Run json_run = simulate(policy, {"--action", "kms:DescribeKey", "-f", "json"});
  CHECK(json::parse(json_run.out)["policy"]["kind"] == "key");
  CHECK(simulate(policy, {"--action", "kms:DescribeKey", "--kind", "resource"}).status ==
        kFailed);
}

TEST_CASE("a question that cannot be put is wrong usage", "[simulate]") {
  struct Case {
    Words args;
    const char* message;
    const char* help;
  };
  const auto c = GENERATE(values<Case>({
      {{}, "option `--action` is missing", ""},
      {{"--action", "s3:PutObject"}, "option `--resource` is missing", ""},
      {{"--action", "PutObject"}, "`PutObject` is not an action", "s3:PutObject"},
      {{"--action", "s3:*"}, "`s3:*` is a pattern", ""},
      {with(kAcl, {"--principal", "cloudtrail"}), "`cloudtrail` is not a principal",
       "did you mean `cloudtrail.amazonaws.com`?"},
      {with(kAcl, {"--principal", "arn:aws:s3:::b"}), "is not the ARN of a principal",
       ""},
      {with(kAcl, {"--context", "aws:SourceArn"}), "takes KEY=VALUE", ""},
      {with(kAcl, {"--context", "aws:sourceip=10.0.0.0/8"}), "is an address block",
       "one address of the block"},
      {with(kAcl, {"--kind", "bucket"}), "unknown value `bucket` of `--kind`", ""},
      {with(kAcl, {"--format", "sarif"}), "unknown format `sarif`", "text and json"},
      {with(kAcl, {"p2.json"}), "`p2.json` is not an option", ""},
      {{"--action", "s3:X", "--resource", "b"}, "`b` is not an ARN", ""},
      {{"--actoin", "s3:X"}, "unknown option `--actoin`", "did you mean `--action`?"},
  }));
  const Run run = simulate(policy_with(kOnBucket), c.args);
  CAPTURE(c.args, run.err);
  CHECK(run.status == kFailed);
  CHECK(run.out.empty());
  CHECK(contains(run.err, c.message));
  CHECK(contains(run.err, c.help));
}

TEST_CASE("a program reads in JSON why there is no decision", "[simulate]") {
  const Run run =
      run_command(with({"simulate", "--policy", "nowhere.json", "-f", "json"}, kAcl));
  CHECK(run.status == kFailed);
  const json page = json::parse(run.out);
  CHECK(page["decision"].is_null());
  CHECK(page["diagnostics"][0]["location"]["path"] == "nowhere.json");
  CHECK(simulate("{]", with(kAcl, {})).status == kFailed);
  CHECK(simulate(R"({"Statement": 5})", with(kAcl, {})).status == kFailed);
}

TEST_CASE("the help of simulate teaches by example", "[simulate]") {
  const Run run = run_command({"simulate", "--help"});
  CHECK(run.status == kClean);
  for (const char* part : {"Examples:\n  ", "StringEquals compares `*` literally",
                           "--context KEY=VALUE", "Exit status: 0 allowed; 1"}) {
    CAPTURE(part);
    CHECK(contains(run.out, part));
  }
}

}  // namespace
}  // namespace trailseal::cli::simulate_command_test
