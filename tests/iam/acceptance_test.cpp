#include "iam/acceptance.hpp"

#include "iam/sample.hpp"

namespace trailseal::iam::acceptance_test {

namespace {

const PolicyTarget kBucket{
    .kind = PolicyKind::Resource, .arn = "arn:aws-cn:s3:::logs", .partition = "aws-cn"};
const PolicyTarget kKey{.kind = PolicyKind::Key,
                        .arn = "arn:aws-cn:kms:cn-north-1:111122223333:key/1",
                        .partition = "aws-cn"};

Policy with(const std::string& principal, const std::string& resource) {
  return statement_of(R"("Effect":"Allow","Action":"s3:*","Principal":)" + principal +
                      R"(,"Resource":)" + resource);
}

}  // namespace

TEST_CASE("S3 takes resources of the bucket alone", "[acceptance]") {
  struct Case {
    const char* resource;
    const char* refusal;
  };
  const auto c = GENERATE(values<Case>({
      {R"("arn:aws-cn:s3:::logs")", ""},
      {R"(["arn:aws-cn:s3:::logs","arn:aws-cn:s3:::logs/*"])", ""},
      {R"("arn:aws-cn:s3:::log*/AWSLogs/${aws:SourceAccount}/*")", ""},
      {R"("*")", ""},
      {R"("arn:aws:s3:::logs/*")",
       "resource `arn:aws:s3:::logs/*` of statement 1 is not this bucket: the partition "
       "of `arn:aws-cn:s3:::logs` differs"},
      {R"(["arn:aws-cn:s3:::logs","arn:aws-cn:s3:::other/*"])",
       "resource `arn:aws-cn:s3:::other/*` of statement 1 does not belong to this "
       "bucket, `arn:aws-cn:s3:::logs`"},
      {R"("arn:aws-cn:s3:::logs2")",
       "resource `arn:aws-cn:s3:::logs2` of statement 1 does not belong to this "
       "bucket, `arn:aws-cn:s3:::logs`"},
      {R"("arn:aws-cn:s3:::${Logs}/*")",
       "resource `arn:aws-cn:s3:::${Logs}/*` of statement 1: `${Logs}` is not a policy "
       "variable and is used literally: in a template `Fn::Sub` is missing, in "
       "Terraform `$${` is a literal `${`"},
  }));
  CAPTURE(c.resource);
  const Acceptance found = acceptance_of(with("\"*\"", c.resource), kBucket);
  CHECK(found.doubt.empty());
  REQUIRE(found.refusals.size() == (c.refusal[0] == '\0' ? 0 : 1));
  if (c.refusal[0] != '\0') CHECK(found.refusals[0].message == c.refusal);
}

TEST_CASE("a key policy may name another key", "[acceptance]") {
  const Policy policy =
      with("\"*\"", R"("arn:aws-cn:kms:cn-north-1:111122223333:key/2")");
  CHECK(acceptance_of(policy, kKey).refusals.empty());
  CHECK(acceptance_of(policy, kBucket).refusals.size() == 1);
}

TEST_CASE("principals are of the partition, whoever they are", "[acceptance]") {
  const auto refusals = [](const std::string& principal, const PolicyTarget& target) {
    return acceptance_of(with(principal, "\"*\""), target).refusals.size();
  };
  const auto& target = GENERATE(kBucket, kKey);
  CHECK(refusals(R"({"AWS":"arn:aws:iam::111122223333:root"})", target) == 1);
  CHECK(refusals(R"({"AWS":["111122223333","arn:aws-cn:iam::111122223333:role/x"]})",
                 target) == 0);
  CHECK(refusals(R"({"Service":"cloudtrail.amazonaws.com"})", target) == 0);
}

TEST_CASE("what is half known leaves the acceptance open", "[acceptance]") {
  const Text name =
      Text::of_symbol({.id = "name", .name = "name", .cls = SymbolClass::Name});
  Policy policy = with("\"*\"", "\"x\"");
  policy.statements[0].resource.items[0].text = Text("arn:aws-cn:s3:::") + name;
  Acceptance found = acceptance_of(policy, kBucket);
  CHECK(found.refusals.empty());
  CHECK(found.doubt.what ==
        "whether resource `arn:aws-cn:s3:::<name>` of statement 1 belongs to this "
        "bucket: `name` is not known");

  PolicyTarget same = kBucket;
  same.arn = Text("arn:aws-cn:s3:::") + name;
  CHECK(acceptance_of(policy, same).doubt.empty());

  policy.statements[0].resource.items[0].text.reset();
  CHECK_FALSE(acceptance_of(policy, kBucket).doubt.empty());
  CHECK(acceptance_of(policy, kKey).doubt.empty());
}

}  // namespace trailseal::iam::acceptance_test
