#include "cloudformation/function/function.hpp"

#include "cloudformation/resolved.hpp"
#include "support/catch.hpp"

namespace trailseal::cloudformation::function_test {

namespace {
const std::string kHead = R"(
Parameters:
  Name: {Type: String, Default: logs}
  Open: {Type: String}
  Other: {Type: String}
  Empty: {Type: String, Default: ""}
  Empties: {Type: CommaDelimitedList, Default: ""}
  List: {Type: CommaDelimitedList, Default: "a, b,c"}
  OpenList: {Type: CommaDelimitedList}
  Flag: {Type: String, Default: true}
Mappings:
  Map:
    eu: {Name: one, Same: all, List: [x, y]}
    us: {Name: two, Same: all, List: [z]}
    Yes: {Name: three, Same: all}
  Roots:
    eu: {Arn: "arn:aws:iam::111122223333:root", Pair: [a, x]}
    us: {Arn: "arn:aws:iam::111144445555:root", Pair: [b, x]}
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
      {"!Select [1, !Split ['/', !Sub 'a/${Open}']]", "'<item 1 of parameter Open>'"},
      {"!Select [1, !Ref OpenList]", "'<item 1 of parameter OpenList>'"},
      {"!Join ['-', !Split ['/', !Ref Open]]", "'<the items of parameter Open>'"},
      {"!Join ['-', !GetAtt X.Names]", "'<the items of X's Names>'"},
      {"!Select [0, !GetAtt X.Names]", "'<item 0 of X's Names>'"},
      {"{'Fn::Length': !GetAtt X.Names}",
       "unknown(`X's Names` is known only after deployment)"},
      {"{'Fn::Sub': {'Fn::Transform': {Name: 'AWS::Include'}}}",
       "unknown(`Fn::Transform` is expanded only at deployment)"},
      {"!Sub ['${A}', {'Fn::Transform': {Name: 'AWS::Include'}}]",
       "unknown(`Fn::Transform` is expanded only at deployment)"},
      {"!Split ['-', !Ref AWS::Region]",
       "unknown(the region is not known | pass --region with the stack's region)"},
      {"!FindInMap [Map, eu, Name]", "'one'"},
      {"!FindInMap [Map, us, List]", "['z']"},
      {"!FindInMap [Map, !Ref Flag, Name]", "'three'"},
      {"!FindInMap [Map, !Ref AWS::Region, Same]", "'all'"},
      {"!FindInMap [Map, !Ref AWS::Region, Name]", "'<mapping Map>'"},
      {"!FindInMap [Roots, !Ref AWS::Region, Arn]",
       "'arn:aws:iam::<mapping Roots>:root'"},
      {"!FindInMap [Roots, !Ref AWS::Region, Pair]", "['<mapping Roots>', 'x']"},
      {"!FindInMap [Map, !Ref AWS::Region, List]",
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
      {"!Base64 x", "unknown(base64 text is not decoded)"},
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
      {"!Sub '${aws:username}'",
       "`${aws:username}` in `Fn::Sub` is not a parameter, resource or attribute"},
      {"!Sub '${}'", "`${}` in `Fn::Sub` is empty"},
      {"!Sub '${List}'", "`${List}` in `Fn::Sub` is not a string"},
      {"!Sub [a]", "`Fn::Sub` takes a string, or a list"},
      {"!Join [a]", "`Fn::Join` takes a list of a separator"},
      {"!Join ['', !Ref Name]", "`Fn::Join` joins a list"},
      {"!Join ['', [[a]]]", "`Fn::Join` joins strings"},
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
      {"{'Fn::Join': ['', []], other: 1}", "`Fn::Join` has other keys beside it"},
  }));
  CAPTURE(c.expression);
  const auto fragment =
      load(kHead + "Resources:\n  X: {Type: 'A::B::C', Properties: {P: " + c.expression +
           "}}");
  REQUIRE(fragment);
  REQUIRE(fragment->faults.size() == 1);
  const Fault& fault = fragment->faults[0];
  CHECK_THAT(fault.error.message, Catch::StartsWith(c.message));
  CHECK(fault.error.line == 24);
  CHECK(fault.error.column >= 40);
  CHECK(fault.error.path == "stack.yaml");
  CHECK(fault.addresses == std::vector<std::string>{"X"});
  // What the function would have given is unknown, and the mistake is the reason.
  const Value& value = fragment->resources.at(0).attributes["P"];
  CHECK(value.is_unknown());
  CHECK(value.as_unknown().reason == fault.error.message);
}

TEST_CASE("the same function of the same value is the same text", "[cloudformation]") {
  struct Case {
    const char* one;
    const char* other;
    bool same;
  };
  const auto c = GENERATE(values<Case>({
      {"!Select [0, !Split ['-', !Ref Open]]", "!Select [0, !Split ['-', !Ref Open]]",
       true},
      {"!Select [0, !Split ['-', !Ref Open]]",
       "!Select ['0', !Split ['-', !Sub '${Open}']]", true},
      {"!Select [0, !Split ['-', !Ref Open]]", "!Select [1, !Split ['-', !Ref Open]]",
       false},
      {"!Select [0, !Split ['-', !Ref Open]]", "!Select [0, !Split ['/', !Ref Open]]",
       false},
      {"!Select [0, !Split ['-', !Ref Open]]", "!Select [0, !Split ['-', !Ref Other]]",
       false},
      {"!Select [0, !Split ['-', !Select [2, !Split ['/', !Ref AWS::StackId]]]]",
       "!Select [0, !Split ['-', !Select [2, !Split ['/', !Ref AWS::StackId]]]]", true},
      {"!Join ['', !Split ['-', !Ref Open]]", "!Join ['', !Split ['-', !Ref Open]]",
       true},
      {"!Join ['', !Split ['-', !Ref Open]]", "!Join ['.', !Split ['-', !Ref Open]]",
       false},
      {"!Select [0, !Ref OpenList]", "!Select [0, !Ref OpenList]", true},
      {"!FindInMap [Map, !Ref AWS::Region, Name]",
       "!FindInMap [Map, !Ref AWS::Region, Name]", true},
      {"!FindInMap [Map, !Ref AWS::Region, Name]", "!FindInMap [Map, !Ref Open, Name]",
       false},
  }));
  CAPTURE(c.one, c.other);
  const auto fragment =
      load(kHead + "Resources:\n  X: {Type: 'A::B::C', Properties: {P: " + c.one +
           ", Q: " + c.other + "}}");
  REQUIRE(fragment);
  const Value& attributes = fragment->resources.at(0).attributes;
  REQUIRE(attributes["P"].is_text());
  REQUIRE(attributes["Q"].is_text());
  CHECK_FALSE(attributes["P"].as_text().is_literal());
  CHECK((attributes["P"] == attributes["Q"]) == c.same);
  CHECK(missing_in(attributes["P"].as_text()).help.empty() ==
        (std::string(c.one).find("StackId") != std::string::npos));
}

TEST_CASE("a default that stands for a value given at deployment is no error",
          "[cloudformation]") {
  const auto expression =
      GENERATE("!Select [1, !Split ['/', !Ref Empty]]", "!Select [!Ref Empty, [a]]",
               "!Select [1, !Ref Empties]", "!FindInMap [Map, !Ref Empty, Name]");
  CAPTURE(expression);
  const std::string head =
      kHead + "Resources:\n  X: {Type: 'A::B::C', Properties: {P: " + expression + "}}";
  const auto open = load(head);
  CHECK(first_error(open).empty());
  CHECK(open->refusals.empty());
  CHECK_THAT(attribute(open), Catch::Contains("with the default of parameter Empt") &&
                                  Catch::Contains("pass --param Empt"));
  const auto given = load(head, {{"Empty", ""}, {"Empties", ""}});
  CHECK_FALSE(first_error(given).empty());
  CHECK(given->refusals.size() == 1);
}

TEST_CASE("functions stand in names where AWS::LanguageExtensions is on",
          "[cloudformation]") {
  const auto expression = GENERATE(
      "{Ref: !Sub 'Lo${Part}'}", "{Ref: !Join ['', [Lo, !Ref Part]]}",
      "{Ref: !FindInMap [Names, it, is]}", "{'Fn::GetAtt': [!Sub 'Lo${Part}', Arn]}",
      "{'Fn::GetAtt': !Sub 'Lo${Part}.Arn'}");
  CAPTURE(expression);
  const std::string body =
      "Parameters: {Part: {Type: String, Default: gs}}\n"
      "Mappings: {Names: {it: {is: Logs}}}\n"
      "Resources:\n  Logs: {Type: 'AWS::S3::Bucket', Properties: {BucketName: acme}}\n"
      "  X: {Type: 'A::B::C', Properties: {P: " +
      std::string(expression) + "}}\n";
  const std::string found =
      attribute(load("Transform: AWS::LanguageExtensions\n" + body));
  CHECK((found == "'acme'" || found == "'arn:aws:s3:::acme'"));
  CHECK_FALSE(first_error(load(body)).empty());
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
  CHECK(fragment.error().message == "the template's functions expand beyond the limit");
}

TEST_CASE("names made from one another end in one error", "[cloudformation]") {
  const auto circle = load(
      "Resources:\n"
      "  A: {Type: 'AWS::S3::Bucket', Properties: {BucketName: !Ref B}}\n"
      "  B: {Type: 'AWS::S3::Bucket', Properties: {BucketName: !Ref A}}\n");
  CHECK_THAT(first_error(circle), Catch::Contains("refers to itself"));

  std::string yaml = "Resources:\n";
  for (int i = 0; i < 3000; ++i) {
    yaml += "  B" + std::to_string(i) +
            ": {Type: 'AWS::S3::Bucket', Properties: {BucketName: !Ref B" +
            std::to_string(i + 1) + "}}\n";
  }
  const auto chain = load(yaml + "  B3000: {Type: 'AWS::S3::Bucket'}\n");
  REQUIRE_FALSE(chain);
  CHECK(chain.error().message == "functions and names refer to each other too deeply");
}

}  // namespace trailseal::cloudformation::function_test
