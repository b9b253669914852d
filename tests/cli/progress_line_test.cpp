#include "cli/progress_line.hpp"

#include <sstream>
#include <thread>

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli {
namespace {

using std::chrono::milliseconds;

TEST_CASE("a long run says what it is at, and cleans up", "[progress]") {
  std::ostringstream err;
  {
    ProgressLine progress(err, true, milliseconds(1));
    progress.say("reading plan\x1b.json");
    std::this_thread::sleep_for(milliseconds(300));
  }
  CHECK(contains(err.str(), "trailseal: reading plan"));
  CHECK_FALSE(contains(err.str(), "plan\x1b"));
  CHECK(err.str().ends_with("\r\x1b[K"));
}

TEST_CASE("a short run, or one without a terminal, says nothing", "[progress]") {
  for (const bool terminal : {true, false}) {
    std::ostringstream err;
    {
      ProgressLine progress(err, terminal, milliseconds(terminal ? 60'000 : 0));
      progress.say("reading plan.json");
      std::this_thread::sleep_for(milliseconds(5));
    }
    CHECK(err.str().empty());
  }
}

}  // namespace
}  // namespace trailseal::cli
