#include "cloudformation/template/template_loader.hpp"

#include "cloudformation/resolved.hpp"
#include "support/catch.hpp"

namespace trailseal::cloudformation::template_loader_test {

TEST_CASE("a template is known by its content", "[cloudformation]") {
  struct Case {
    const char* yaml;
    bool expected;
  };
  const auto c = GENERATE(values<Case>({
      {"AWSTemplateFormatVersion: 2010-09-09", true},
      {"Resources: {X: {Type: 'AWS::S3::Bucket'}}", true},
      {"Resources: {X: {Type: text}}", false},
      {"Resources: [{Type: 'AWS::S3::Bucket'}]", true},
      {"resources: {X: {Type: 'AWS::S3::Bucket'}}", false},
      {"kind: Deployment", false},
      {"- AWSTemplateFormatVersion", false},
      {"text", false},
  }));
  CAPTURE(c.yaml);
  CHECK(is_template(read_yaml(Source("x", c.yaml))->root) == c.expected);
}

TEST_CASE("what cannot be a template is one error with its place", "[cloudformation]") {
  struct Case {
    const char* yaml;
    const char* message;
  };
  const auto c = GENERATE(values<Case>({
      {"- a", "1:1 a template must be a mapping"},
      {"AWSTemplateFormatVersion: 2011-01-01\nResources: {}",
       "1:27 unknown template format version `2011-01-01` | the only version is "
       "\"2010-09-09\""},
      {"AWSTemplateFormatVersion: 2010-09-09", "1:1 the template has no `Resources`"},
      {"Resources: [a]", "1:12 `Resources` is not a mapping"},
      {"Resources: {}\nParameters: text", "2:13 `Parameters` is not a mapping"},
      {"Resources: {}\nTransform: {a: b}", "2:12 `Transform` takes names of macros"},
      {"Resources: {}\nOutputs: {O: text}", "2:11 output `O` is not a mapping"},
      {"Resources: {}\nOutputs: {O: {Condition: C, Value: x}}",
       "2:26 the condition of output `O` is not declared"},
      {"Resources: {}\nOutputs: {O: {Value: !Ref Nothing}}",
       "2:22 `Nothing` is neither a parameter nor a resource"},
  }));
  CAPTURE(c.yaml);
  const auto fragment = load(c.yaml);
  CHECK(first_error(fragment) == c.message);
}

TEST_CASE("a misspelt section and a macro are warned about", "[cloudformation]") {
  const auto fragment = load(
      "Transform: [Company::Defaults]\n"
      "Resources: {}\n"
      "Condtions: {}\n"
      "Resources: {}\n");
  REQUIRE(fragment);
  REQUIRE(fragment->warnings.size() == 3);
  CHECK_THAT(fragment->warnings[0].message, Catch::Contains("duplicate key `Resources`"));
  CHECK(shown(fragment->warnings[1]) ==
        "3:1 unknown section `Condtions` | did you mean `Conditions`?");
  CHECK_THAT(fragment->warnings[2].message,
             Catch::Contains("macro `Company::Defaults` may change the whole template"));
}

TEST_CASE("names that a transform may bring are unknown, not errors",
          "[cloudformation]") {
  const auto open = load(R"(Transform: AWS::Serverless-2016-10-31
Globals: {}
Resources:
  X: {Type: "A::B", DependsOn: ServerlessRole, Properties: {P: !GetAtt ServerlessRole.Arn}}
)");
  CHECK(attribute(open) ==
        "unknown(`ServerlessRole` is not declared here; it may come from the transform "
        "`AWS::Serverless-2016-10-31`)");
  CHECK(open->warnings.empty());
  const auto extended = load(R"(Transform: AWS::LanguageExtensions
Resources:
  X: {Type: "A::B", Properties: {P: !GetAtt Missing.Arn}}
)");
  CHECK_FALSE(first_error(extended).empty());
}

TEST_CASE("an include may stand in any section", "[cloudformation]") {
  const std::string include =
      "\n  'Fn::Transform': {Name: 'AWS::Include', Parameters: {Location: 's3://b/x'}}\n";
  struct Case {
    const char* section;
    const char* property;
  };
  const auto c = GENERATE(values<Case>({
      {"Mappings:", "!FindInMap [M, a, b]"},
      {"Parameters:", "!Ref FromInclude"},
      {"Conditions:", "!If [FromInclude, a, b]"},
      {"Outputs:", "x"},
  }));
  CAPTURE(c.section);
  const auto fragment =
      load(c.section + include +
           "Resources:\n  X: {Type: 'A::B', Properties: {P: " + c.property + "}}\n");
  CHECK(first_error(fragment) == "");
  const bool known = std::string(c.property) == "x";
  CHECK(find(*fragment, "X")->attributes["P"].is_unknown() != known);
  const auto condition = load("Conditions:" + include +
                              "Resources:\n  X: {Type: 'A::B', Condition: Included}\n");
  CHECK(first_error(condition) == "");
  CHECK(find(*condition, "X")->exists == Verdict::Unknown);
}

TEST_CASE("a resource that is an include is passed over with a word",
          "[cloudformation]") {
  const auto fragment = load(
      "Resources:\n  I: {'Fn::Transform': {Name: 'AWS::Include'}}\n"
      "  X: {Type: 'A::B', Properties: {P: !Ref FromInclude}}\n");
  REQUIRE(fragment);
  CHECK(first_error(fragment) == "");
  CHECK(fragment->resources.size() == 1);
  CHECK(fragment->warnings.size() == 1);
  CHECK_THAT(fragment->input.additions.reason, Catch::Contains("`Fn::Transform` in `I`"));
}

TEST_CASE("loops and modules are passed over with a word", "[cloudformation]") {
  const auto loop = load(R"(Transform: AWS::LanguageExtensions
Parameters: {Names: {Type: CommaDelimitedList}}
Resources:
  "Fn::ForEach::Buckets": [N, !Ref Names, {"B${N}": {Type: AWS::S3::Bucket}}]
  X: {Type: "A::B", Properties: {P: !Ref Ba}}
)");
  REQUIRE(loop);
  CHECK(loop->resources.size() == 1);
  CHECK(loop->warnings.size() == 1);
  CHECK_THAT(attribute(loop), Catch::StartsWith("unknown(`Ba` is not declared here"));
  const auto module = load(R"(Resources:
  M: {Type: "My::S3::Bucket::MODULE"}
  X: {Type: "A::B", Properties: {P: !Ref MBucket}}
)");
  CHECK_THAT(attribute(module), Catch::StartsWith("unknown(`MBucket` is not declared"));
}

TEST_CASE("what a macro may add is unknown instead of absent", "[cloudformation]") {
  struct Case {
    const char* transform;
    const char* otherwise;
    const char* additions;
  };
  const auto c = GENERATE(values<Case>({
      {"Company::Defaults", "the macro `Company::Defaults` may add to `X`",
       "the macro `Company::Defaults` may declare more resources"},
      {"[AWS::LanguageExtensions, Tags]", "the macro `Tags` may add to `X`",
       "the macro `Tags` may declare more resources"},
      {"{Name: AWS::Include, Parameters: {Location: 's3://b/k'}}", "",
       "the transform `AWS::Include` may declare more resources"},
      {"AWS::Serverless-2016-10-31", "", ""},
      {"AWS::LanguageExtensions", "", ""},
  }));
  CAPTURE(c.transform);
  const auto fragment =
      load("Transform: " + std::string(c.transform) + "\nResources: {X: {Type: 'A::B'}}");
  REQUIRE(fragment);
  const Value& otherwise = find(*fragment, "X")->otherwise;
  CHECK(otherwise.is_unknown() == (*c.otherwise != '\0'));
  CHECK((otherwise.is_unknown() ? otherwise.as_unknown().reason : "") == c.otherwise);
  CHECK(fragment->input.additions.reason == c.additions);
}

TEST_CASE("a resource with a transform of its own may get more properties",
          "[cloudformation]") {
  const auto fragment = load(R"(Resources:
  X: {Type: "A::B", Properties: {P: 1}, "Fn::Transform": {Name: M}}
  Y: {Type: "A::B"}
)");
  REQUIRE(fragment);
  CHECK(find(*fragment, "X")->otherwise.is_unknown());
  CHECK(find(*fragment, "Y")->otherwise.is_absent());
}

TEST_CASE("exports are offered with resolved names and values", "[cloudformation]") {
  const auto fragment = load(R"(Parameters: {P: {Type: String, Default: hub}}
Conditions: {Never: !Equals [a, b]}
Resources: {Key: {Type: AWS::KMS::Key}}
Outputs:
  A: {Value: !GetAtt Key.Arn, Export: {Name: !Sub "${P}-key"}}
  B: {Value: plain}
  C: {Value: plain, Condition: Never, Export: {Name: gone}}
)");
  REQUIRE(fragment);
  REQUIRE(fragment->input.exports.size() == 1);
  CHECK(fragment->input.exports[0].first == Text("hub-key"));
  CHECK(shown(fragment->input.exports[0].second) ==
        "'arn:aws:kms:<region>:<account>:key/<Key's key id>'");
}

TEST_CASE("the input says what holds for the whole template", "[cloudformation]") {
  const auto fragment = load("Resources: {}", {},
                             {.account = "111122223333",
                              .region = "us-gov-west-1",
                              .organization_id = "o-abcdefghij"});
  REQUIRE(fragment);
  CHECK(fragment->input.kind == InputKind::CloudFormation);
  CHECK(fragment->input.path == "stack.yaml");
  CHECK(fragment->input.account == Text("111122223333"));
  CHECK(fragment->input.region == Text("us-gov-west-1"));
  CHECK(fragment->input.partition == Text("aws-us-gov"));
  CHECK(fragment->input.organization_id == Text("o-abcdefghij"));
  CHECK(load("Resources: {}")->input.organization_id.display() == "<organization id>");
}

}  // namespace trailseal::cloudformation::template_loader_test
