#include "cli/progress_line.hpp"

#include <sstream>
#include <thread>

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::progress_line_test {
namespace {

using std::chrono::milliseconds;

TEST_CASE("a long run says what it is at, and cleans up", "[progress]") {
  std::ostringstream err;
  {
    ProgressLine progress(err, ProgressMode::Line, milliseconds(1));
    progress.say("reading plan\x1b.json");
    std::this_thread::sleep_for(milliseconds(300));
  }
  CHECK(contains(err.str(), "trailseal: reading plan"));
  CHECK_FALSE(contains(err.str(), "plan\x1b"));
  CHECK(err.str().ends_with("\r\x1b[K"));
}

TEST_CASE("a short run, or one without a terminal, says nothing", "[progress]") {
  for (const ProgressMode mode : {ProgressMode::Line, ProgressMode::Off}) {
    std::ostringstream err;
    {
      const bool line = mode == ProgressMode::Line;
      ProgressLine progress(err, mode, milliseconds(line ? 60'000 : 0));
      progress.say("reading plan.json");
      std::this_thread::sleep_for(milliseconds(5));
    }
    CHECK(err.str().empty());
  }
}

TEST_CASE("a log gets lines, one a second at most", "[progress]") {
  std::ostringstream err;
  {
    ProgressLine progress(err, ProgressMode::Lines);
    progress.say("reading 1 of 2: a.json");
    progress.say("reading 2 of 2: b.json");
  }
  CHECK(err.str() == "trailseal: reading 1 of 2: a.json\n");
}

TEST_CASE("progress is for terminals, or where it is asked for, and never quiet",
          "[progress]") {
  const std::ostringstream err;
  CHECK(progress_mode(err, false, false) == ProgressMode::Off);
  CHECK(progress_mode(err, true, false) == ProgressMode::Lines);
  CHECK(progress_mode(err, true, true) == ProgressMode::Off);
}

}  // namespace
}  // namespace trailseal::cli::progress_line_test
