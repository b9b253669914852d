#include "report/instances.hpp"

#include "support/catch.hpp"

namespace trailseal::report::instances_test {
namespace {

TEST_CASE("the keys of an address", "[instances]") {
  using Keys = std::vector<std::string>;
  CHECK(instance_keys("aws_cloudtrail.main").empty());
  CHECK(instance_keys("aws_cloudtrail.main[0]") == Keys{"0"});
  CHECK(instance_keys("module.a[\"eu\"].aws_cloudtrail.t[\"x-1\"]") == Keys{"eu", "x-1"});
}

TEST_CASE("texts that differ in the key alone are one", "[instances]") {
  CHECK(without_instance("bucket `logs-a` of t[\"a\"], a trail", {"a"}) ==
        without_instance("bucket `logs-b` of t[\"b\"], b trail", {"b"}));
  CHECK(without_instance("bucket `data`", {"a"}) == "bucket `data`");
  CHECK_FALSE(without_instance("t[0] denies", {"0"}) ==
              without_instance("t[1] allows", {"1"}));
}

TEST_CASE("beside the first instance the others are told by their keys", "[instances]") {
  CHECK(other_instance("m.a[\"x\"].t", "m.a[\"y\"].t") == "[\"y\"]");
  CHECK(other_instance("m.a[0].t[\"x\"]", "m.a[1].t[\"x\"]") == "[1]");
  CHECK(other_instance("m.a[0].t", "m.b[1].t") == "m.b[1].t");
  CHECK(other_instance("t", "u") == "u");
}

}  // namespace
}  // namespace trailseal::report::instances_test
