#include "iam/match/condition_operators.hpp"

#include "support/catch.hpp"

namespace trailseal::iam::condition_operators_test {

TEST_CASE("an operator is read with its set and its suffix", "[condition_operators]") {
  using Set = Operator::Set;
  struct Case {
    const char* written;
    const char* name;
    Set set;
    bool if_exists;
  };
  const auto c = GENERATE(values<Case>({
      {"StringEquals", "StringEquals", Set::None, false},
      {"stringequals", "StringEquals", Set::None, false},
      {"StringLikeIfExists", "StringLike", Set::None, true},
      {"ForAnyValue:ArnLike", "ArnLike", Set::ForAnyValue, false},
      {"ForAllValues:StringNotLikeIfExists", "StringNotLike", Set::ForAllValues, true},
      {"Null", "Null", Set::None, false},
  }));
  CAPTURE(c.written);
  const auto op = parse_operator(c.written);
  REQUIRE(op);
  CHECK(op->spec->name == c.name);
  CHECK(op->set == c.set);
  CHECK(op->if_exists == c.if_exists);
  CHECK(op->is_null() == (op->spec->name == "Null"));
}

TEST_CASE("what AWS does not have is no operator", "[condition_operators]") {
  for (const char* written :
       {"StringEqual", "", "ForSomeValue:StringLike", "IfExists", "NullIfExists"}) {
    CAPTURE(written);
    CHECK_FALSE(parse_operator(written));
  }
  CHECK(suggest_operator("StringLikes") == "did you mean `StringLike`?");
  CHECK(suggest_operator("zzz").empty());
}

}  // namespace trailseal::iam::condition_operators_test
