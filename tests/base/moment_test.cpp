#include "base/moment.hpp"

#include "support/catch.hpp"

namespace trailseal::moment_test {
namespace {

TEST_CASE("every spelling of one moment is read alike", "[moment]") {
  const std::string text =
      GENERATE("1795791980", "1795791980.689017", "1795791980689", "2026-11-27T15:06:20Z",
               "2026-11-27T15:06:20.689017+00:00", "2026-11-27T12:06:20-03:00",
               "2026-11-27 15:06:20+00:00", "2026-11-27T15:06:20.689Z",
               "Fri, 27 Nov 2026 15:06:20 GMT", "20261127T150620Z");
  CAPTURE(text);
  CHECK(moment_text(std::string_view(text)) == "2026-11-27T15:06:20Z");
}

TEST_CASE("the name of a log file tells its minute", "[moment]") {
  CHECK(moment_text(std::string_view("20261127T1000Z")) == "2026-11-27T10:00:00Z");
}

TEST_CASE("what is no moment is none", "[moment]") {
  const std::string text =
      GENERATE("", "never", "2026-11-27", "2026-02-30T10:00:00Z", "2026-11-27T25:00:00Z",
               "2026-11-27T15:06:20", "-1", "1795791980x", "99999999999999999999",
               "Fri, 27 Foo 2026 15:06:20 GMT");
  CAPTURE(text);
  CHECK(!parse_moment(text));
}

}  // namespace
}  // namespace trailseal::moment_test
