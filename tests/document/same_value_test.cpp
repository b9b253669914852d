#include "document/same_value.hpp"

#include "support/catch.hpp"

namespace trailseal::same_value_test {
namespace {

TEST_CASE("documents are the same whatever their spaces and the order of their keys",
          "[value]") {
  const Value put =
      Value::text(R"({"Version": "2012-10-17", "Statement": [{"Sid": "A"}]})");
  const Value got =
      Value::text("{ \"Statement\":[{\"Sid\":\"A\"}],\n\"Version\":\"2012-10-17\"}");
  CHECK(says_the_same(put, got));
}

TEST_CASE("a list in another order is another document", "[value]") {
  CHECK(!says_the_same(Value::text(R"({"A": [1, 2]})"), Value::text(R"({"A": [2, 1]})")));
}

TEST_CASE("what is not set is the same as what is null, and nothing else", "[value]") {
  CHECK(says_the_same(Value(), Value::null()));
  CHECK(!says_the_same(Value(), Value::text("")));
  CHECK(!says_the_same(Value::unknown({}), Value::unknown({})));
}

TEST_CASE("texts that are no documents are compared as they are", "[value]") {
  CHECK(says_the_same(Value::text("a"), Value::text("a")));
  CHECK(!says_the_same(Value::text("{broken"), Value::text("{broken ")));
}

}  // namespace
}  // namespace trailseal::same_value_test
