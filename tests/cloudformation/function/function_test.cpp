#include "cloudformation/function/function.hpp"

#include "cloudformation/resolved.hpp"
#include "support/catch.hpp"

namespace trailseal::cloudformation {

namespace {
const std::string kHead = R"(
Parameters:
  Name: {Type: String, Default: logs}
  Open: {Type: String}
  List: {Type: CommaDelimitedList, Default: "a, b,c"}
  OpenList: {Type: CommaDelimitedList}
  Flag: {Type: String, Default: true}
Mappings:
  Map:
    eu: {Name: one, Same: all, List: [x, y]}
    us: {Name: two, Same: all, List: [z]}
    Yes: {Name: three, Same: all}
Conditions:
  Certain: !Equals [!Ref Name, logs]
  Wrong: !Equals [!Ref Name, other]
  Unsure: !Equals [!Ref Open, x]
)";
}

TEST_CASE("functions become values", "[cloudformation]") {
  struct Case {
    const char* expression;
    const char* becomes;
  };
  const auto c = GENERATE(values<Case>({
      {"!Ref Name", "'logs'"},
      {"{Ref: Name}", "'logs'"},
      {"!Ref Open", "'<parameter Open>'"},
      {"!Ref List", "['a', 'b', 'c']"},
      {"!Ref OpenList",
       "unknown(parameter OpenList has no value | pass --param "
       "OpenList=...)"},
      {"!Ref AWS::AccountId", "'<account>'"},
      {"!Ref AWS::Partition", "'aws'"},
      {"!Ref AWS::URLSuffix", "'amazonaws.com'"},
      {"!Sub 'arn:${AWS::Partition}:s3:::${Name}/*'", "'arn:aws:s3:::logs/*'"},
      {"!Sub 'a${!aws:SourceAccount}b'", "'a${aws:SourceAccount}b'"},
      {"!Sub ['${A}-${Name}', {A: !Ref Open, Unused: 1}]", "'<parameter Open>-logs'"},
      {"!Sub ['${Name}', {Name: own}]", "'own'"},
      {"!Sub 'cost: $5 ${'", "'cost: $5 ${'"},
      {"!Join ['-', [a, !Ref Name, 3, true]]", "'a-logs-3-true'"},
      {"!Join [',', !Ref List]", "'a,b,c'"},
      {"!Join ['', [a, !Ref AWS::NoValue, b]]", "'ab'"},
      {"!Join ['', [a, !If [Unsure, b, c]]]",
       "unknown(condition `Unsure` depends on parameter Open, which has no value | "
       "pass "
       "--param Open=...)"},
      {"!Select [1, !Ref List]", "'b'"},
      {"!Select ['2', [x, y, z]]", "'z'"},
      {"!Split ['-', 'a-b--c']", "['a', 'b', '', 'c']"},
      {"!Split ['::', 'a::b:c']", "['a', 'b:c']"},
      {"!Select [5, !Split [':', 'arn:aws:s3:::logs']]", "'logs'"},
      {"!Select [4, !Split [':', !Sub 'arn:aws:iam::${AWS::AccountId}:root']]",
       "'<account>'"},
      {"!Select [0, !Split ['/', !Sub 'a/${Open}']]", "'a'"},
      {"!Select [1, !Split ['/', !Sub 'a/${Open}']]",
       "unknown(parameter Open has no value | pass --param Open=...)"},
      {"!Split ['-', !Ref AWS::Region]",
       "unknown(the region is not known | pass --region with the stack's region)"},
      {"!FindInMap [Map, eu, Name]", "'one'"},
      {"!FindInMap [Map, us, List]", "['z']"},
      {"!FindInMap [Map, !Ref Flag, Name]", "'three'"},
      {"!FindInMap [Map, !Ref AWS::Region, Same]", "'all'"},
      {"!FindInMap [Map, !Ref AWS::Region, Name]",
       "unknown(the region is not known | pass --region with the stack's region)"},
      {"!FindInMap [Map, ap, Name, {DefaultValue: none}]", "'none'"},
      {"!If [Certain, a, !Ref Name]", "'a'"},
      {"!If [Wrong, a, !Ref Name]", "'logs'"},
      {"!If [Wrong, a, !Ref AWS::NoValue]", "none"},
      {"[1, !If [Wrong, a, !Ref AWS::NoValue], 2]", "[1, 2]"},
      {"!If [Unsure, logs, !Ref Name]", "'logs'"},
      {"!If [Unsure, a, b]",
       "unknown(condition `Unsure` depends on parameter Open, which has no value | "
       "pass "
       "--param Open=...)"},
      {"!ImportValue central", "'<export central>'"},
      {"!Base64 x", "unknown(text in base64 is not read)"},
      {"!Length [a, b]", "2"},
      {"{'Fn::Transform': {Name: 'AWS::Include'}}",
       "unknown(`Fn::Transform` is expanded only at deployment)"},
      {"{a: 1, 'Fn::ForEach::L': []}",
       "unknown(`Fn::ForEach::L` is expanded only at deployment)"},
      {"{Ref: Name, other: 1}", "{Ref: 'Name', other: 1}"},
      {"{Condition: {Bool: {'aws:SecureTransport': false}}}",
       "{Condition: {Bool: {aws:SecureTransport: false}}}"},
  }));
  CAPTURE(c.expression);
  CHECK(resolved(kHead, c.expression) == c.becomes);
}

TEST_CASE("account and region come from the caller where they are given",
          "[cloudformation]") {
  const Environment environment{.account = "111122223333", .region = "cn-north-1"};
  CHECK(resolved("",
                 "!Sub '${AWS::AccountId} ${AWS::Region} ${AWS::Partition} "
                 "${AWS::URLSuffix}'",
                 {}, environment) == "'111122223333 cn-north-1 aws-cn amazonaws.com.cn'");
}

TEST_CASE("a function that cannot be is an error with its place", "[cloudformation]") {
  struct Case {
    const char* expression;
    const char* message;
  };
  const auto c = GENERATE(values<Case>({
      {"!Ref Nam", "`Nam` is neither a parameter nor a resource"},
      {"!Ref AWS::Acount", "`AWS::Acount` is neither a parameter nor a resource"},
      {"!Ref [a]", "`Ref` takes the name"},
      {"!GetAtt X", "`Fn::GetAtt` takes a resource and an attribute"},
      {"!GetAtt Nowhere.Arn", "`Nowhere` is neither"},
      {"!Sub '${aws:username}'", "`${aws:username}` in `Fn::Sub` names nothing"},
      {"!Sub '${}'", "`${}` in `Fn::Sub` names nothing"},
      {"!Sub '${List}'", "`${List}` in `Fn::Sub` is not a text"},
      {"!Sub [a]", "`Fn::Sub` takes a text, or a list"},
      {"!Join [a]", "`Fn::Join` takes a list of a separator"},
      {"!Join ['', !Ref Name]", "`Fn::Join` joins a list"},
      {"!Join ['', [[a]]]", "`Fn::Join` joins texts"},
      {"!Select [3, [a, b]]", "`Fn::Select` takes item 3 of a list of 2"},
      {"!Select [3, !Split ['-', a-b]]", "`Fn::Select` takes item 3 of a list of 2"},
      {"!Select [x, [a]]", "the index of `Fn::Select` must be a number"},
      {"!Split ['', a]", "the separator of `Fn::Split`"},
      {"!FindInMap [Map, ap, Name]", "mapping `Map` has no key `ap`"},
      {"!FindInMap [Mop, eu, Name]", "mapping `Mop` is not declared"},
      {"!FindInMap [Map, eu]", "`Fn::FindInMap` takes a list"},
      {"!If [Certan, a, b]", "condition `Certan` is not declared"},
      {"!If [Certain, a]", "`Fn::If` takes a list"},
      {"!Jion ['', []]", "unknown function `Fn::Jion`"},
      {"{'Fn::Join': ['', []], other: 1}", "`Fn::Join` stands beside other keys"},
  }));
  CAPTURE(c.expression);
  const auto fragment =
      load(kHead + "Resources:\n  X: {Type: 'A::B::C', Properties: {P: " + c.expression +
           "}}");
  REQUIRE_FALSE(fragment);
  CHECK_THAT(fragment.error().message, Catch::StartsWith(c.message));
  CHECK(fragment.error().line == 18);
  CHECK(fragment.error().column >= 40);
  CHECK(fragment.error().path == "stack.yaml");
}

TEST_CASE("a misspelt name gets a suggestion", "[cloudformation]") {
  CHECK_THAT(resolved(kHead, "!Ref Nam"), Catch::EndsWith("did you mean `Name`?"));
  CHECK_THAT(resolved(kHead, "!Jion ['', []]"),
             Catch::EndsWith("did you mean `Fn::Join`?"));
  CHECK_THAT(resolved(kHead, "!If [Certan, 1, 2]"),
             Catch::EndsWith("did you mean `Certain`?"));
}

TEST_CASE("a resolved value stands where its property stands", "[cloudformation]") {
  const auto fragment = load(
      "Parameters:\n"
      "  List: {Type: CommaDelimitedList, Default: 'a,b'}\n"
      "Resources:\n"
      "  X:\n"
      "    Type: A::B::C\n"
      "    Properties:\n"
      "      P: !Ref List\n");
  REQUIRE(fragment);
  const Value& list = fragment->resources[0].attributes["P"];
  CHECK(list.position() == Position{7, 10});
  CHECK(list.at(1).position() == Position{7, 10});
}

TEST_CASE("texts that double themselves end in one error", "[cloudformation]") {
  std::string yaml = "Resources:\n  B0: {Type: 'AWS::S3::Bucket'}\n";
  for (int i = 1; i < 60; ++i) {
    const std::string last = "${B" + std::to_string(i - 1) + "}";
    yaml += "  B" + std::to_string(i) +
            ": {Type: 'AWS::S3::Bucket', Properties: {BucketName: !Sub '" + last + last +
            "'}}\n";
  }
  const auto fragment = load(yaml);
  REQUIRE_FALSE(fragment);
  CHECK(fragment.error().message == "the template's functions expand without measure");
}

TEST_CASE("names made from one another end in one error", "[cloudformation]") {
  const auto circle = load(
      "Resources:\n"
      "  A: {Type: 'AWS::S3::Bucket', Properties: {BucketName: !Ref B}}\n"
      "  B: {Type: 'AWS::S3::Bucket', Properties: {BucketName: !Ref A}}\n");
  REQUIRE_FALSE(circle);
  CHECK_THAT(circle.error().message, Catch::Contains("is made from itself"));

  std::string yaml = "Resources:\n";
  for (int i = 0; i < 3000; ++i) {
    yaml += "  B" + std::to_string(i) +
            ": {Type: 'AWS::S3::Bucket', Properties: {BucketName: !Ref B" +
            std::to_string(i + 1) + "}}\n";
  }
  const auto chain = load(yaml + "  B3000: {Type: 'AWS::S3::Bucket'}\n");
  REQUIRE_FALSE(chain);
  CHECK(chain.error().message == "functions and names lead into each other too deeply");
}

}  // namespace trailseal::cloudformation
