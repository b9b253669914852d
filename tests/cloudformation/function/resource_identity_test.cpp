#include "cloudformation/function/resource_identity.hpp"

#include "cloudformation/resolved.hpp"
#include "support/catch.hpp"

namespace trailseal::cloudformation::resource_identity_test {

TEST_CASE("identities follow from names, or from symbols for them", "[cloudformation]") {
  struct Case {
    const char* resource;
    const char* expression;
    const char* becomes;
  };
  const auto c = GENERATE(values<Case>({
      {"{Type: 'AWS::S3::Bucket'}", "!Ref R", "'<R's name>'"},
      {"{Type: 'AWS::S3::Bucket'}", "!GetAtt R.Arn", "'arn:aws:s3:::<R's name>'"},
      {"{Type: 'AWS::S3::Bucket', Properties: {BucketName: logs}}", "!Ref R", "'logs'"},
      {"{Type: 'AWS::S3::Bucket', Properties: {BucketName: !Ref P}}", "!GetAtt R.Arn",
       "'arn:aws:s3:::<parameter P>'"},
      {"{Type: 'AWS::S3::Bucket', Properties: {BucketName: !If [C, a, b]}}", "!Ref R",
       "'<R's name>'"},
      {"{Type: 'AWS::S3::Bucket'}", "!GetAtt R.DomainName", "'<R's DomainName>'"},
      {"{Type: 'AWS::KMS::Key'}", "!Ref R", "'<R's key id>'"},
      {"{Type: 'AWS::KMS::Key'}", "!GetAtt R.KeyId", "'<R's key id>'"},
      {"{Type: 'AWS::KMS::Key'}", "!GetAtt R.Arn",
       "'arn:aws:kms:<region>:<account>:key/<R's key id>'"},
      {"{Type: 'AWS::KMS::ReplicaKey', Properties: {PrimaryKeyArn: "
       "'arn:aws:kms:us-east-1:1:key/mrk-1'}}",
       "!Ref R", "'mrk-1'"},
      {"{Type: 'AWS::KMS::Alias', Properties: {AliasName: alias/logs}}", "!Ref R",
       "'alias/logs'"},
      {"{Type: 'AWS::CloudTrail::Trail', Properties: {TrailName: main}}", "!GetAtt R.Arn",
       "'arn:aws:cloudtrail:<region>:<account>:trail/main'"},
      {"{Type: 'AWS::CloudTrail::Trail'}", "!Ref R", "'<R's name>'"},
      {"{Type: 'AWS::Logs::LogGroup', Properties: {LogGroupName: g}}", "!GetAtt R.Arn",
       "'arn:aws:logs:<region>:<account>:log-group:g:*'"},
      {"{Type: 'AWS::SNS::Topic', Properties: {TopicName: t}}", "!Ref R",
       "'arn:aws:sns:<region>:<account>:t'"},
      {"{Type: 'AWS::SNS::Topic'}", "!GetAtt R.TopicName", "'<R's name>'"},
      {"{Type: 'AWS::IAM::Role', Properties: {RoleName: r, Path: /a/}}", "!GetAtt R.Arn",
       "'arn:aws:iam::<account>:role/a/r'"},
      {"{Type: 'AWS::CloudFormation::Stack'}", "!GetAtt R.Outputs.Bucket",
       "'<R's Outputs.Bucket>'"},
      {"{Type: 'AWS::Organizations::Organization'}", "!GetAtt R.ManagementAccountId",
       "'<account>'"},
      {"{Type: 'AWS::Else::Where'}", "!GetAtt [R, Arn]", "'arn:aws:<R's Arn>'"},
      {"{Type: 'Custom::Thing'}", "!GetAtt R.Arn", "'<R's Arn>'"},
      {"{Type: 'Custom::Thing'}", "!Sub '${R}/${R.Out}'", "'<R's Ref>/<R's Out>'"},
  }));
  CAPTURE(c.resource, c.expression);
  const auto fragment =
      load(std::string("Parameters: {P: {Type: String}}\n") +
           "Conditions: {C: !Equals [!Ref P, x]}\nResources:\n  R: " + c.resource +
           "\n  X: {Type: 'A::B::C', Properties: {P: " + c.expression + "}}\n");
  CHECK(attribute(fragment) == c.becomes);
}

TEST_CASE("Ref and GetAtt of one resource share its symbol", "[cloudformation]") {
  const auto fragment = load(
      "Resources:\n"
      "  R: {Type: 'AWS::S3::Bucket'}\n"
      "  X: {Type: 'A::B::C', Properties: {P: !Sub 'arn:aws:s3:::${R}', Q: !GetAtt "
      "R.Arn}}\n");
  REQUIRE(fragment);
  const Value& own = find(*fragment, "X")->attributes;
  CHECK(own["P"].as_text() == own["Q"].as_text());
  CHECK(find(*fragment, "R")->attributes["@arn"].as_text() == own["P"].as_text());
}

TEST_CASE("two templates share account and region but no names", "[cloudformation]") {
  const std::string yaml = "Resources: {R: {Type: 'AWS::KMS::Key'}}";
  const auto load_as = [&](const char* path) {
    const Source source(path, yaml);
    return load_template(source, *read_yaml(source), {}, {});
  };
  const auto a = load_as("a.yaml");
  const auto b = load_as("b.yaml");
  CHECK(a->resources[0].account == b->resources[0].account);
  CHECK(a->resources[0].region == b->resources[0].region);
  CHECK_FALSE(a->resources[0].attributes["@ref"] == b->resources[0].attributes["@ref"]);
}

TEST_CASE("an organization trail belongs to the management account", "[cloudformation]") {
  struct Case {
    const char* organization;
    const char* more;
    const char* management;
    const char* owner;
  };
  const char* const kUnit = "  Unit: {Type: 'AWS::Organizations::OrganizationalUnit'}\n";
  const auto c = GENERATE_COPY(values<Case>({
      {"true", "", "444455556666", "444455556666"},
      {"'true'", "", "444455556666", "444455556666"},
      {"false", "", "444455556666", "111122223333"},
      {"true", "", "", "111122223333"},
      // Nobody but the management account makes organizational units.
      {"true", kUnit, "444455556666", "444455556666"},
      {"true", kUnit, "", "111122223333"},
  }));
  CAPTURE(c.organization, c.more, c.management);
  const auto fragment =
      load(std::string("Resources:\n  R: {Type: 'AWS::CloudTrail::Trail', Properties: "
                       "{TrailName: t, IsOrganizationTrail: ") +
               c.organization + "}}\n" + c.more,
           {},
           {.account = "111122223333",
            .region = "eu-west-1",
            .management_account = c.management});
  REQUIRE(fragment);
  const Resource* trail = find(*fragment, "R");
  REQUIRE(trail != nullptr);
  CHECK(trail->account == Text(c.owner));
  CHECK(shown(trail->attributes["@arn"]) ==
        "'arn:aws:cloudtrail:eu-west-1:" + std::string(c.owner) + ":trail/t'");
  const bool told = c.more != std::string() || c.management != std::string();
  CHECK(fragment->input.management_account.empty() != told);
}

}  // namespace trailseal::cloudformation::resource_identity_test
