#include "load/input_order.hpp"

#include "support/catch.hpp"

namespace trailseal::load::input_order_test {
namespace {

Fragment part(const char* path, const char* stack) {
  Fragment fragment{.input = {.path = path}};
  fragment.input.stack = stack;
  return fragment;
}

TEST_CASE("every scenario has the same stacks in the same order", "[input]") {
  Fragment both{.input = {.path = "t.yaml"}};
  both.nested = {part("a.yaml", "A"), part("b.yaml", "B")};
  Fragment second{.input = {.path = "t.yaml"}};
  second.nested = {part("b.yaml", "B")};
  second.nested.front().resources.push_back({.address = "B.Logs"});

  InputOrder slots;
  slots.note(both);
  slots.note(second);
  const Fragment arranged = slots.arranged(second);
  REQUIRE(arranged.nested.size() == 2);
  CHECK(arranged.nested[0].input.path == "a.yaml");
  CHECK(arranged.nested[0].resources.empty());
  CHECK(arranged.nested[1].input.path == "b.yaml");
  CHECK(arranged.nested[1].resources.size() == 1);
}

}  // namespace
}  // namespace trailseal::load::input_order_test
