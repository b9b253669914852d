#include "cloudtrail/change.hpp"

#include "support/catch.hpp"

namespace trailseal::cloudtrail::change_test {

TEST_CASE("a service checks anew what is created, updated or replaced", "[change]") {
  struct Case {
    Change change;
    const char* name;
    bool created;
    bool touched;
  };
  const auto c = GENERATE(values<Case>({
      {Change::Create, "create", true, true},
      {Change::Replace, "replace", true, true},
      {Change::Update, "update", false, true},
      {Change::NoOp, "no-op", false, false},
      {Change::Read, "read", false, false},
      {Change::Delete, "delete", false, false},
      {Change::Forget, "forget", false, false},
  }));
  CAPTURE(c.name);
  Resource resource;
  resource.change = c.change;
  CHECK(to_string(c.change) == std::string(c.name));
  CHECK(is_created(resource) == c.created);
  CHECK(is_touched(resource) == c.touched);
}

}  // namespace trailseal::cloudtrail::change_test
