#include "run/waiver_check.hpp"

#include "support/catch.hpp"

namespace trailseal::run::waiver_check_test {
namespace {

engine::Waiver waiver(const char* rule, const char* reason, const char* until) {
  return {.rule = rule, .address = "Trail", .reason = reason, .until = until};
}

constexpr const char* kReason = "encrypted on arrival";

TEST_CASE("a waiver counts with a rule, a reason and a day of the calendar", "[waiver]") {
  const rule::Catalogue catalogue;
  CHECK(is_sound(catalogue, waiver("TS104", kReason, "")));
  CHECK(is_sound(catalogue, waiver("trail-kms-key", kReason, "2028-02-29")));
  CHECK_FALSE(is_sound(catalogue, waiver("TS1O4", kReason, "")));
  CHECK_FALSE(is_sound(catalogue, waiver("TS104", "later", "")));
  CHECK_FALSE(is_sound(catalogue, waiver("TS104", kReason, "2027-02-31")));
}

TEST_CASE("what is wrong or soon to be wrong is told at its input", "[waiver]") {
  struct Case {
    engine::Waiver waiver;
    bool used;
    const char* said;
  };
  const auto c = GENERATE(values<Case>({
      {waiver("TS104", kReason, "2027-02-31"), true,
       "the waiver of `Trail` from TS104 ends on `2027-02-31`, which is not a date"},
      {waiver("TS104", kReason, ""), false,
       "the waiver of `Trail` from TS104 matches no finding"},
      {waiver("TS104", kReason, "2026-06-14"), true,
       "the waiver of `Trail` from TS104 expired on 2026-06-14"},
      {waiver("TS104", kReason, "2026-07-15"), true,
       "the waiver of `Trail` from TS104 expires on 2026-07-15"},
      {waiver("TS104", kReason, "2026-07-16"), true, ""},
      {waiver("TS101", kReason, ""), false, ""},  // the rule was not judged
  }));
  const rule::Catalogue catalogue;
  engine::Waiver one = c.waiver;
  one.used = c.used;
  one.sound = is_sound(catalogue, one);
  const auto said = check_waivers(catalogue, {catalogue.find("TS104")}, {one},
                                  {Input{.path = "t.yaml"}}, "2026-06-15");
  if (std::string(c.said).empty()) {
    CHECK(said.empty());
  } else {
    REQUIRE(said.size() == 1);
    CHECK(said[0].error.message == c.said);
    CHECK(said[0].error.path == "t.yaml");
  }
}

}  // namespace
}  // namespace trailseal::run::waiver_check_test
