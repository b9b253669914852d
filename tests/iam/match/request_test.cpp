#include "iam/match/request.hpp"

#include "support/catch.hpp"

namespace trailseal::iam::request_test {

TEST_CASE("condition keys are found without regard to case", "[request]") {
  Context context;
  context.set("aws:SourceArn", ContextValue::present(Text("a")));
  CHECK(context.find("AWS:sourcearn").state == ContextValue::State::Present);
  CHECK(context.find("aws:SourceAccount").state == ContextValue::State::Absent);
}

TEST_CASE("a key that ends in a star stands for all with that beginning", "[request]") {
  Context context;
  context.set("aws:RequestTag/*", ContextValue::unknown("tags"));
  context.set("aws:RequestTag/own", ContextValue::present(Text("b")));
  CHECK(context.find("aws:requesttag/x").reason == "tags");
  CHECK(context.find("aws:RequestTag/own").state == ContextValue::State::Present);
  CHECK(context.find("aws:other").state == ContextValue::State::Absent);
}

TEST_CASE("the default answers for keys that were never set", "[request]") {
  Context context;
  context.set_default(ContextValue::unknown("why"));
  context.set("a", ContextValue::absent());
  CHECK(context.find("a").state == ContextValue::State::Absent);
  CHECK(context.find("b").reason == "why");
}

TEST_CASE("a list without members counts as absent", "[request]") {
  CHECK(ContextValue::present(std::vector<Text>{}).state == ContextValue::State::Absent);
  CHECK(ContextValue::present(std::vector<Text>{"a"}).multivalued);
  CHECK_FALSE(ContextValue::present(Text("a")).multivalued);
}

TEST_CASE("a copy of a request's keys stays as it was", "[request]") {
  Context context;
  context.set("aws:SourceArn", ContextValue::present(Text("a")));
  const Context copy = context;
  context.set("aws:SourceArn", ContextValue::absent());
  context.set_default(ContextValue::unknown("why"));
  CHECK(copy.find("aws:SourceArn").state == ContextValue::State::Present);
  CHECK(copy.find("aws:SourceAccount").state == ContextValue::State::Absent);
  CHECK(context.find("aws:SourceArn").state == ContextValue::State::Absent);
}

}  // namespace trailseal::iam::request_test
