#include "report/trail_results.hpp"

#include "support/catch.hpp"

namespace trailseal::report::trail_results_test {

TEST_CASE("results are found by the trail that they are on, in their order",
          "[trail_results]") {
  std::vector<engine::Result> all(4);
  all[0].trail = all[1].trail = all[3].trail = "aws_cloudtrail.a";
  all[1].input = 1;
  const TrailResults results(all);
  cloudtrail::TrailSummary trail;
  trail.address = "aws_cloudtrail.a";
  CHECK(results.of(trail) == std::vector<const engine::Result*>{&all[0], &all[3]});
  trail.input = 1;
  CHECK(results.of(trail) == std::vector<const engine::Result*>{&all[1]});
  trail.address = "aws_cloudtrail.b";
  CHECK(results.of(trail).empty());
}

}  // namespace trailseal::report::trail_results_test
