#include "cloudtrail/key_obstacle.hpp"

#include "support/catch.hpp"

namespace trailseal::cloudtrail::key_obstacle_test {

TEST_CASE("each property that a key lacks is a line, and one is enough", "[key]") {
  Key key;
  key.label = "`k`";
  key.properties = {.manager = Value::text("customer"),
                    .spec = Value::text("SYMMETRIC_DEFAULT"),
                    .usage = Value::text("ENCRYPT_DECRYPT"),
                    .state = Value::text("enabled")};
  CHECK(is_usable(key.properties) == Verdict::Holds);
  CHECK(obstacles_of(key, "logs").empty());
  key.properties.state = Value::text("disabled");
  key.properties.spec = Value::text("RSA_2048");
  CHECK(is_usable(key.properties) == Verdict::Fails);
  const auto lines = obstacles_of(key, "notifications");
  REQUIRE(lines.size() == 2);
  CHECK(lines.front().note ==
        "`k` has the spec `RSA_2048`; only SYMMETRIC_DEFAULT encrypts notifications");
}

TEST_CASE("a property that is not known is no obstacle, and no proof", "[key]") {
  Key key;
  const Value unknown = Value::unknown({.reason = "not there"});
  key.properties = {
      .manager = unknown, .spec = unknown, .usage = unknown, .state = unknown};
  CHECK(is_usable(key.properties) == Verdict::Unknown);
  CHECK(obstacles_of(key, "logs").empty());
}

}  // namespace trailseal::cloudtrail::key_obstacle_test
