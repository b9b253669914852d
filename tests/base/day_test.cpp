#include "base/day.hpp"

#include "support/catch.hpp"

namespace trailseal::day_test {
namespace {

TEST_CASE("a day is one that the calendar has", "[day]") {
  struct Case {
    const char* text;
    bool day;
  };
  const auto c = GENERATE(values<Case>({
      {"2027-01-31", true},
      {"2028-02-29", true},
      {"2027-02-29", false},
      {"2027-02-31", false},
      {"2027-04-31", false},
      {"2027-13-01", false},
      {"2027-00-01", false},
      {"2027-01-00", false},
      {"2027-1-31", false},
      {"2027-01-31 ", false},
      {"2027/01/31", false},
      {"+027-01-31", false},
      {"2027--1-31", false},
      {"soon", false},
      {"", false},
  }));
  CAPTURE(c.text);
  CHECK(is_day(c.text) == c.day);
}

TEST_CASE("days are counted by the calendar", "[day]") {
  CHECK(day_after("2026-01-31", 30) == "2026-03-02");
  CHECK(day_after("2028-02-28", 1) == "2028-02-29");
  CHECK(day_after("2026-12-31", 1) == "2027-01-01");
  CHECK(day_after("2027-02-31", 1) == "2027-02-31");
}

TEST_CASE("a time lies in a day of UTC", "[day]") {
  using std::chrono::seconds;
  using std::chrono::sys_seconds;
  CHECK(day_of(sys_seconds(seconds(0))) == "1970-01-01");
  CHECK(day_of(sys_seconds(seconds(1781481600 - 1))) == "2026-06-14");
  CHECK(day_of(sys_seconds(seconds(1781481600))) == "2026-06-15");
}

}  // namespace
}  // namespace trailseal::day_test
