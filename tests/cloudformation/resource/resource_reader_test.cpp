#include "cloudformation/resource/resource_reader.hpp"

#include "cloudformation/resolved.hpp"
#include "support/catch.hpp"

namespace trailseal::cloudformation::resource_reader_test {

TEST_CASE("a resource carries place, label, references and order", "[cloudformation]") {
  const auto fragment = load(R"(Resources:
  Key: {Type: AWS::KMS::Key}
  Bucket: {Type: AWS::S3::Bucket}
  Policy:
    Type: AWS::S3::BucketPolicy
    Metadata: {"aws:cdk:path": App/Logs/Policy}
    Properties:
      Bucket: !Ref Bucket
      PolicyDocument: {Statement: [{Resource: [!GetAtt Bucket.Arn, !Sub "${Bucket.Arn}/*"]}]}
  Trail:
    Type: AWS::CloudTrail::Trail
    DependsOn: [Policy]
    Properties:
      S3BucketName: !Ref Bucket
      KMSKeyId: !GetAtt Key.Arn
)",
                             {}, {.account = "111122223333"});
  REQUIRE(fragment);
  const Resource& policy = *find(*fragment, "Policy");
  CHECK(policy.label == "App/Logs/Policy");
  CHECK(policy.position == Position{4, 3});
  CHECK(policy.pointer == "/Resources/Policy/Properties");
  CHECK(policy.language == Language::CloudFormation);
  CHECK(policy.change == Change::Create);
  CHECK(policy.account == Text("111122223333"));
  REQUIRE(policy.references.size() == 2);
  CHECK(policy.references[1].attribute == "PolicyDocument");
  CHECK(policy.references[1].target == "Bucket");
  CHECK(policy.references[1].target_attribute == "Arn");
  const Resource& trail = *find(*fragment, "Trail");
  CHECK(trail.depends_on == std::vector<std::string>{"Policy", "Bucket", "Key"});
  CHECK(trail.attributes["KMSKeyId"].position() == Position{15, 17});
}

TEST_CASE("a resource that cannot be is an error", "[cloudformation]") {
  struct Case {
    const char* resource;
    const char* message;
  };
  const auto c = GENERATE(values<Case>({
      {"{Properties: {}}", "2:3 resource `X` has no `Type`"},
      {"text", "2:3 resource `X` is not a mapping"},
      {"{Type: 'A::B', Properties: []}", "2:33 the properties of `X` are not a mapping"},
      {"{Type: 'A::B', Condition: C}", "2:32 condition `C` of `X` is not declared"},
      {"{Type: 'A::B', Condition: [C]}",
       "2:32 the condition of `X` must be a condition's name"},
      {"{Type: 'A::B', DependsOn: Y}",
       "2:32 `X` depends on `Y`, which is not declared | did you mean `X`?"},
      {"{Type: 'A::B', DependsOn: {a: b}}",
       "2:32 `DependsOn` of `X` takes names of resources"},
  }));
  CAPTURE(c.resource);
  const auto fragment = load(std::string("Resources:\n  X: ") + c.resource);
  CHECK(first_error(fragment) == c.message);
}

TEST_CASE("properties that the service fills in are unknown as a whole",
          "[cloudformation]") {
  const auto fragment =
      load("Resources:\n  X: {Type: 'A::B', Properties: {a: 1, 'Fn::Transform': {}}}");
  REQUIRE(fragment);
  CHECK(fragment->resources[0].attributes.is_unknown());
}

TEST_CASE("texts become booleans where the property is one", "[cloudformation]") {
  const auto fragment = load(R"(Parameters:
  Yes: {Type: String, Default: true}
  Open: {Type: String}
Resources:
  X:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: !Ref Yes
      IsMultiRegionTrail: "False"
      IsOrganizationTrail: !Ref Open
      EnableLogFileValidation: maybe
      TrailName: "true"
  Bucket:
    Type: AWS::S3::Bucket
    Properties:
      BucketEncryption: {ServerSideEncryptionConfiguration: [{BucketKeyEnabled: "true"}]}
)");
  REQUIRE(fragment);
  CHECK(attribute(fragment, "IsLogging") == "true");
  CHECK(attribute(fragment, "IsMultiRegionTrail") == "false");
  CHECK(attribute(fragment, "IsOrganizationTrail") ==
        "unknown(parameter Open has no value | pass --param Open=...)");
  CHECK(attribute(fragment, "EnableLogFileValidation") == "'maybe'");
  CHECK(attribute(fragment, "TrailName") == "'true'");
  CHECK(attribute(fragment, "BucketEncryption", "Bucket") ==
        "{ServerSideEncryptionConfiguration: [{BucketKeyEnabled: true}]}");
}

}  // namespace trailseal::cloudformation::resource_reader_test
