#include "base/until_exit.hpp"

#include <memory>

#include "support/catch.hpp"

namespace trailseal::until_exit_test {

// That nothing is taken apart in the program is for the program alone: here are more runs.
TEST_CASE("a value goes with its scope where more runs follow", "[until_exit]") {
  REQUIRE_FALSE(ends_process_after_run());
  auto counted = std::make_shared<int>(7);
  {
    UntilExit<std::shared_ptr<int>> kept(counted);
    CHECK(**kept == 7);
    CHECK(counted.use_count() == 2);
  }
  CHECK(counted.use_count() == 1);
}

}  // namespace trailseal::until_exit_test
