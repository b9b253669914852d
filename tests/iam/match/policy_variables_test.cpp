#include "iam/match/policy_variables.hpp"

#include "support/catch.hpp"

namespace trailseal::iam::policy_variables_test {

namespace {

Context context() {
  Context values;
  values.set("t:a", ContextValue::present(Text("one*")));
  values.set("t:b", ContextValue::unknown("b is not said"));
  return values;
}

}  // namespace

TEST_CASE("a variable stands for the request's value", "[policy_variables]") {
  using State = Expansion::State;
  struct Case {
    const char* text;
    State state;
    const char* shown;
  };
  const auto c = GENERATE(values<Case>({
      {"plain", State::Resolved, "plain"},
      {"x/${t:a}/y", State::Resolved, "x/one*/y"},
      {"x/${T:A}/y", State::Resolved, "x/one*/y"},
      {"${t:none, 'else'}", State::Resolved, "else"},
      {"${t:none}", State::Unresolvable, ""},
      {"${t:b}", State::Unknown, "<${t:b}>"},
      {"${*}", State::Resolved, "*"},
      {"${Logs.Arn}", State::Unresolvable, ""},
      {"${AWS::AccountId}", State::Unresolvable, ""},
      {"${open", State::Resolved, "${open"},
  }));
  CAPTURE(c.text);
  const Expansion found = expand(c.text, context(), VariableMode::Replaced);
  CHECK(found.state == c.state);
  if (c.state != State::Unresolvable) CHECK(found.text().display() == c.shown);
}

TEST_CASE("a star that was inserted is no wildcard", "[policy_variables]") {
  const Expansion found = expand("${t:a}", context(), VariableMode::Replaced);
  CHECK(matches(found.pattern(), Text("one*")) == Verdict::Holds);
  CHECK(matches(found.pattern(), Text("onetwo")) == Verdict::Fails);
}

TEST_CASE("the version says what a variable is", "[policy_variables]") {
  Policy policy;
  CHECK(variable_mode(policy) == VariableMode::Literal);
  policy.version = "2012-10-17";
  CHECK(variable_mode(policy) == VariableMode::Replaced);
  policy.version = Text::of_symbol(Symbol{.id = "v", .name = "v"});
  CHECK(variable_mode(policy) == VariableMode::Unknown);
  CHECK(expand("${t:a}", context(), VariableMode::Literal).text() == Text("${t:a}"));
  CHECK(expand("${t:a}", context(), VariableMode::Unknown).state ==
        Expansion::State::Unknown);
}

TEST_CASE("in a resource variables count behind the fifth colon", "[policy_variables]") {
  const Expansion found = expand_resource(
      "arn:${t:a}:s3:::${t:a}", Request{.context = context()}, VariableMode::Replaced);
  CHECK(found.text() == Text("arn:${t:a}:s3:::one*"));
}

TEST_CASE("what cannot be a condition key is told from a variable",
          "[policy_variables]") {
  CHECK(unfilled_variable("a/${aws:SourceAccount}/${*}/b").empty());
  CHECK(unfilled_variable("a/${aws:SourceAccount}/${AWS::Region}") == "AWS::Region");
  CHECK(unfilled_variable("${local.account}/${Logs}") == "local.account");
  CHECK(unfilled_variable("${aws:PrincipalTag/team, 'none'}").empty());
  CHECK(advise_unfilled("AWS::Region") ==
        "`${AWS::Region}` is used literally: `Fn::Sub` is missing");
}

TEST_CASE("a match is worth what the expansion is", "[policy_variables]") {
  const auto weighed = [](Expansion::State state) {
    return weigh({.state = state}, Verdict::Holds);
  };
  CHECK(weighed(Expansion::State::Resolved) == Verdict::Holds);
  CHECK(weighed(Expansion::State::Unknown) == Verdict::Unknown);
  CHECK(weighed(Expansion::State::Unresolvable) == Verdict::Fails);
}

}  // namespace trailseal::iam::policy_variables_test
