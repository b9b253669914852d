#include "cloudformation/function/dynamic_reference.hpp"

#include "cloudformation/resolved.hpp"
#include "support/catch.hpp"

namespace trailseal::cloudformation::dynamic_reference_test {

TEST_CASE("dynamic references are symbols inside their texts", "[cloudformation]") {
  struct Case {
    const char* expression;
    const char* becomes;
  };
  const auto c = GENERATE(values<Case>({
      {"'arn:aws:s3:::{{resolve:ssm:/logs/b:3}}/*'",
       "'arn:aws:s3:::<the SSM parameter /logs/b:3>/*'"},
      {"'{{resolve:secretsmanager:id:SecretString:k}}'", "'(sensitive)'"},
      {"'{{resolve:ssm-secure:x}}'", "'(sensitive)'"},
      {"'{{resolve:elsewhere:x}}'", "'{{resolve:elsewhere:x}}'"},
      {"'{{resolve:ssm:x'", "'{{resolve:ssm:x'"},
      {"'{{resolve:ssm:a}}{{resolve:ssm:b}}'",
       "'<the SSM parameter a><the SSM parameter b>'"},
      {"!Join ['', ['{{resolve:ssm:', !Ref AWS::Region, '}}']]",
       "'<the SSM parameter <region>>'"},
      {"!Sub 'a{{resolve:ssm:${AWS::Partition}}}'", "'a<the SSM parameter aws>'"},
  }));
  CAPTURE(c.expression);
  CHECK(resolved("", c.expression) == c.becomes);
}

TEST_CASE("the same reference is the same string", "[cloudformation]") {
  const auto fragment = load(
      "Resources:\n  X: {Type: 'A::B', Properties: {P: '{{resolve:ssm:a}}', Q: !Sub "
      "'{{resolve:ssm:a}}', R: '{{resolve:ssm:b}}'}}");
  REQUIRE(fragment);
  const Value& own = fragment->resources[0].attributes;
  CHECK(own["P"] == own["Q"]);
  CHECK_FALSE(own["P"] == own["R"]);
}

}  // namespace trailseal::cloudformation::dynamic_reference_test
