#include "cloudformation/template/template_condition.hpp"

#include "cloudformation/resolved.hpp"
#include "support/catch.hpp"

namespace trailseal::cloudformation::template_condition_test {

namespace {

/// `holds`, `fails` or the reason for not knowing of a condition `C`.
std::string judged(const std::string& expression, const std::string& more = "") {
  const auto fragment = load(R"(
Parameters:
  Name: {Type: String, Default: logs}
  Flag: {Type: String, Default: true}
  Open: {Type: String}
  OpenList: {Type: CommaDelimitedList}
Conditions:
  C: )" + expression + "\n" + more +
                             R"(
Resources:
  X: {Type: "A::B::C", Properties: {P: !If [C, holds, fails]}}
)");
  if (const auto error = first_error(fragment); !error.empty()) return error;
  const Value& value = fragment->resources[0].attributes["P"];
  return value.is_unknown() ? value.as_unknown().reason : value.display();
}

}  // namespace

TEST_CASE("conditions are decided, or say what they hang on", "[cloudformation]") {
  struct Case {
    const char* expression;
    const char* verdict;
  };
  const auto c = GENERATE(values<Case>({
      {"!Equals [!Ref Name, logs]", "holds"},
      {"!Equals [!Ref Name, Logs]", "fails"},
      {"!Equals [!Ref Flag, true]", "holds"},
      {"!Equals [!Ref Flag, 'true']", "holds"},
      {"!Equals [!Ref AWS::AccountId, main]", "fails"},
      {"!Equals [!Ref Open, !Ref Open]", "holds"},
      {"!Equals [!Ref Open, a]",
       "condition `C` depends on parameter Open, which has no value"},
      {"!Equals [!Ref AWS::Region, eu-central-1]",
       "condition `C` depends on the region, which is not known"},
      {"!Equals [!Join ['', !Ref OpenList], '']",
       "condition `C` depends on parameter OpenList, which has no value"},
      {"!Not [!Equals [a, b]]", "holds"},
      {"!Not [!Equals [!Ref Open, b]]",
       "condition `C` depends on parameter Open, which has no value"},
      {"!And [!Equals [a, a], !Equals [a, b]]", "fails"},
      {"!And [!Equals [!Ref Open, a], !Equals [a, b]]", "fails"},
      {"!And [!Equals [a, a], !Equals [!Ref Open, a]]",
       "condition `C` depends on parameter Open, which has no value"},
      {"!Or [!Equals [a, b], !Equals [a, a]]", "holds"},
      {"!Or [!Equals [!Ref Open, a], !Equals [a, a]]", "holds"},
      {"!Or [!Equals [a, b], !Equals [!Ref Open, a]]",
       "condition `C` depends on parameter Open, which has no value"},
      {"!Or [!Equals [a, b], !Equals [a, c]]", "fails"},
      {"!Condition D\n  D: !Equals [a, a]", "holds"},
      {"{Condition: D}\n  D: !Not [!Condition E]\n  E: !Equals [a, a]", "fails"},
      {"!Condition D\n  D: !Equals [!Ref Open, a]",
       "condition `C` depends on parameter Open, which has no value"},
  }));
  CAPTURE(c.expression);
  CHECK(judged(c.expression) == c.verdict);
}

TEST_CASE("a condition that cannot be is an error", "[cloudformation]") {
  struct Case {
    const char* expression;
    const char* message;
  };
  const auto c = GENERATE(values<Case>({
      {"!Condition C", "condition `C` refers to itself"},
      {"!Condition D\n  D: !Condition C", "condition `C` refers to itself"},
      {"!Condition Elsewhere", "condition `Elsewhere` is not declared"},
      {"!Equals [a]", "`Fn::Equals` takes a list of two values"},
      {"!Equal [a, b]", "`Fn::Equal` is not a condition function | did you mean"},
      {"!Not []", "`Fn::Not` takes a list of one condition"},
      {"!And x", "`Fn::And` takes a list of conditions"},
      {"a", "a condition must be one condition function"},
      {"!Equals [!Ref X, a]", "`X` is not a parameter"},
  }));
  CAPTURE(c.expression);
  CHECK_THAT(judged(c.expression), Catch::Contains(c.message));
}

TEST_CASE("conditions nested or chained without measure end in one error",
          "[cloudformation]") {
  std::string chain;
  for (int i = 0; i < 5000; ++i) {
    chain += "  C" + std::to_string(i) + ": !Not [!Condition C" + std::to_string(i + 1) +
             "]\n";
  }
  CHECK_THAT(judged("!Condition C0", chain + "  C5000: !Equals [a, a]\n"),
             Catch::Contains("conditions refer to each other too deeply"));
}

TEST_CASE("a condition says whether a resource comes into being", "[cloudformation]") {
  const std::string yaml = R"(
Parameters:
  Wanted: {Type: String}
Conditions:
  WithKey: !Equals [!Ref Wanted, "yes"]
Resources:
  Key: {Type: AWS::KMS::Key, Condition: WithKey}
  Trail:
    Type: AWS::CloudTrail::Trail
    DependsOn: Key
    Properties:
      KMSKeyId: !GetAtt Key.Arn
      Other: !If [WithKey, !Ref Key, !Ref AWS::NoValue]
)";
  SECTION("it does") {
    const auto fragment = load(yaml, {{"Wanted", "yes"}});
    REQUIRE(fragment);
    CHECK(find(*fragment, "Key")->exists == Verdict::Holds);
    CHECK(attribute(fragment, "Other", "Trail") == "'<Key's key id>'");
  }
  SECTION("it does not, and references say so") {
    const auto fragment = load(yaml, {{"Wanted", "no"}});
    REQUIRE(fragment);
    CHECK(find(*fragment, "Key") == nullptr);
    CHECK(find(*fragment, "Trail")->depends_on.empty());
    CHECK(find(*fragment, "Trail")->references.empty());
    CHECK(attribute(fragment, "KMSKeyId", "Trail") ==
          "unknown(`Key` does not exist: its condition `WithKey` is false)");
    CHECK(attribute(fragment, "Other", "Trail") == "none");
  }
  SECTION("nobody knows, and both sides say why") {
    const auto fragment = load(yaml);
    REQUIRE(fragment);
    CHECK(find(*fragment, "Key")->exists == Verdict::Unknown);
    CHECK(find(*fragment, "Key")->exists_reason ==
          "condition `WithKey` depends on parameter Wanted, which has no value");
    const Value& other = find(*fragment, "Trail")->attributes["Other"];
    REQUIRE(other.is_unknown());
    CHECK(other.as_unknown().help == "pass --param Wanted=...");
    CHECK(other.as_unknown().origins == std::vector<std::string>{"Key.Ref"});
  }
}

}  // namespace trailseal::cloudformation::template_condition_test
