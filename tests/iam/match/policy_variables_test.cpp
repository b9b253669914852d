#include "iam/match/policy_variables.hpp"

#include "support/catch.hpp"

using namespace trailseal;
using namespace trailseal::iam;

namespace {

Context context() {
  Context values;
  values.set("a", ContextValue::present(Text("one*")));
  values.set("b", ContextValue::unknown("b is not said"));
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
      {"x/${a}/y", State::Resolved, "x/one*/y"},
      {"x/${A}/y", State::Resolved, "x/one*/y"},
      {"${none, 'else'}", State::Resolved, "else"},
      {"${none}", State::Unresolvable, ""},
      {"${b}", State::Unknown, "<${b}>"},
      {"${*}", State::Resolved, "*"},
      {"${open", State::Resolved, "${open"},
  }));
  CAPTURE(c.text);
  const Expansion found = expand(c.text, context(), VariableMode::Replaced);
  CHECK(found.state == c.state);
  if (c.state != State::Unresolvable) CHECK(found.text().display() == c.shown);
}

TEST_CASE("a star that was inserted is no wildcard", "[policy_variables]") {
  const Expansion found = expand("${a}", context(), VariableMode::Replaced);
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
  CHECK(expand("${a}", context(), VariableMode::Literal).text() == Text("${a}"));
  CHECK(expand("${a}", context(), VariableMode::Unknown).state ==
        Expansion::State::Unknown);
}

TEST_CASE("in a resource variables count behind the fifth colon", "[policy_variables]") {
  const Expansion found =
      expand_resource("arn:${a}:s3:::${a}", context(), VariableMode::Replaced);
  CHECK(found.text() == Text("arn:${a}:s3:::one*"));
}

TEST_CASE("a match is worth what the expansion is", "[policy_variables]") {
  const auto weighed = [](Expansion::State state) {
    return weigh({.state = state}, Verdict::Holds);
  };
  CHECK(weighed(Expansion::State::Resolved) == Verdict::Holds);
  CHECK(weighed(Expansion::State::Unknown) == Verdict::Unknown);
  CHECK(weighed(Expansion::State::Unresolvable) == Verdict::Fails);
}
