#include "run/export_age.hpp"

#include <memory>

#include "support/catch.hpp"

namespace trailseal::run::export_age_test {
namespace {

std::vector<Diagnostic> warnings(const std::string& collected_at,
                                 const std::string& today) {
  Observations observed{.collected_at = collected_at};
  Input input{.path = "export", .kind = InputKind::AwsExport};
  input.observed = std::make_shared<const Observations>(std::move(observed));
  return check_export_ages({input, Input{.path = "plan.json"}}, today);
}

TEST_CASE("an export of more than a quarter ago is told of", "[export]") {
  CHECK(warnings("2026-11-27T15:15:44Z", "2026-11-28").empty());
  CHECK(warnings("2026-11-27T15:15:44Z", "2027-02-27").empty());
  const auto old = warnings("2026-11-27T15:15:44Z", "2027-02-28");
  REQUIRE(old.size() == 1);
  CHECK(old.front().level == Diagnostic::Level::Warning);
  CHECK(old.front().error.path == "export");
  CHECK(old.front().error.message ==
        "this export was collected on 2026-11-27, so it may be out of date");
}

TEST_CASE("of an export that does not say when it was collected nothing is told",
          "[export]") {
  CHECK(warnings("", "2027-02-28").empty());
}

}  // namespace
}  // namespace trailseal::run::export_age_test
