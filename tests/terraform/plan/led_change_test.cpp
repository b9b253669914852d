#include "terraform/plan/led_change.hpp"

#include <string>

#include "support/catch.hpp"
#include "terraform/plan_text.hpp"

namespace trailseal::terraform::led_change_test {
namespace {

struct Plan {
  std::string trail = R"({"name": "t", "cloud_watch_logs_role_arn": null})";
  std::string trail_unknown = "{}";
  std::string role = R"({"name": "r"})";
  std::string other_role = R"({"name": "s"})";
};

/// The index of the plan after the changes were prepared, and after `ask`.
struct Sizes {
  std::size_t prepared = 0;
  std::size_t asked = 0;
};

Sizes sizes_of(const Plan& plan, const std::string& ask = "aws_s3_bucket.none") {
  const Source source(
      "plan.json",
      plan_text(
          {{.address = "aws_cloudtrail.t",
            .type = "aws_cloudtrail",
            .after = plan.trail,
            .unknown = plan.trail_unknown},
           {.address = "aws_iam_role.r", .type = "aws_iam_role", .after = plan.role},
           {.address = "aws_iam_role.s",
            .type = "aws_iam_role",
            .after = plan.other_role}},
          R"({"root_module": {}})"));
  const PlanSelection selection{.extent = Extent::FromTrails};
  const auto parts = read_plan_parts(source, selection);
  REQUIRE(parts.ok());
  PlanIndex index(source, *parts);
  LedChanges led(source, *parts, index, [&](const ResourcePart& part) {
    PlanResource planned{.address = *parse_address(part.address)};
    planned.resource.address = part.address;
    planned.resource.type = part.type;
    index.add(std::move(planned));
  });
  led.prepare();
  const std::size_t prepared = index.resources().size();
  index.find(ask);
  return {.prepared = prepared, .asked = index.resources().size()};
}

TEST_CASE("roles wait until something asks for one of them", "[plan]") {
  CHECK(sizes_of({}).prepared == 0);
  CHECK(sizes_of({}).asked == 0);
  CHECK(sizes_of({}, "aws_iam_role.r").asked == 2);
  CHECK(sizes_of({}, "module.m.aws_iam_role.x").asked == 2);
  CHECK(sizes_of({}, "data.aws_iam_role.x").asked == 0);
}

TEST_CASE("roles are there at once where a trail names one", "[plan]") {
  CHECK(sizes_of({.trail = R"({"cloud_watch_logs_role_arn" : "arn:aws:iam::1:role/r"})"})
            .prepared == 2);
  CHECK(
      sizes_of({.trail = "{}", .trail_unknown = R"({"cloud_watch_logs_role_arn":true})"})
          .prepared == 2);
  CHECK(sizes_of({.trail = R"({"cloud_watch_logs_role_arn": ""})"}).prepared == 0);
}

TEST_CASE("one role for each account tells where its provider works", "[plan]") {
  const auto role = [](const std::string& account) {
    return R"({"arn": "arn:aws:iam::)" + account + R"(:role/r"})";
  };
  CHECK(sizes_of({.role = role("111122223333")}).prepared == 1);
  CHECK(sizes_of({.role = role("111122223333"), .other_role = role("111122223333")})
            .prepared == 1);
  CHECK(sizes_of({.role = role("111122223333"), .other_role = role("444455556666")})
            .prepared == 2);
  CHECK(sizes_of({.role = R"({"policy_arn": "arn:aws:iam::111122223333:policy/p"})"})
            .prepared == 0);
}

}  // namespace
}  // namespace trailseal::terraform::led_change_test
