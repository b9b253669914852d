#include "terraform/plan/plan_selection.hpp"

#include "aws/resource_kind.hpp"
#include "support/catch.hpp"
#include "terraform/plan_text.hpp"

namespace trailseal::terraform::plan_selection_test {
namespace {

TEST_CASE("what is read of a plan is what the table of kinds keeps", "[selection]") {
  const PlanSelection everything;
  const PlanSelection from_trails{.extent = Extent::FromTrails};
  for (const KindRow& row : resource_kinds()) {
    if (row.terraform.empty()) continue;
    CAPTURE(row.terraform);
    for (const bool data : {false, true}) {
      const Keep keep = data ? row.data : row.keep;
      CHECK(everything.has_type(row.terraform, data) == (keep != Keep::Never));
      CHECK(from_trails.is_root(row.terraform, data, {}) == (keep == Keep::Always));
    }
  }
  CHECK_FALSE(everything.has_type("aws_s3_object", false));
}

TEST_CASE("types that are asked for are read, wherever they stand", "[selection]") {
  const PlanSelection selection{.extent = Extent::FromTrails, .types = {"aws_sqs_queue"}};
  CHECK(selection.has_type("aws_sqs_queue", false));
  CHECK(selection.is_root("aws_sqs_queue", false, {}));
  CHECK_FALSE(selection.has_type("aws_sqs_queue", true));
}

TEST_CASE("a bucket is asked for by its name, or may have it", "[selection]") {
  const PlanSelection selection{.extent = Extent::FromTrails,
                                .bucket_names = {"*trail*"}};
  CHECK(selection.is_root("aws_s3_bucket", false, {.names = {"my-trails"}}));
  CHECK(selection.is_root("aws_s3_bucket", false, {}));
  CHECK_FALSE(selection.is_root("aws_s3_bucket", false, {.names = {"photos"}}));
  CHECK_FALSE(selection.is_root("aws_kms_key", false, {.names = {"my-trails"}}));
  CHECK_FALSE(
      PlanSelection{.extent = Extent::FromTrails}.is_root("aws_s3_bucket", false, {}));
}

// The loader steps over attributes that no fact is made from; none of those identifies.
TEST_CASE("the attributes that identify a kind are read", "[selection]") {
  for (const KindRow& row : resource_kinds()) {
    if (row.terraform.empty() || row.keep == Keep::Never) continue;
    CAPTURE(row.terraform);
    const std::string type(row.terraform);
    for (const Identifiers& identifiers : {row.identifiers, row.links}) {
      for (const Identifier& identifier : identifiers) {
        if (identifier.attribute.empty()) continue;
        const std::string name(identifier.attribute);
        const Fragment fragment =
            load_text(plan_text({{.address = type + ".x",
                                  .type = type,
                                  .after = "{\"" + name + "\": \"given\"}"}},
                                "{}"));
        CHECK(find(fragment, type + ".x").attributes[name].is_literal("given"));
      }
    }
  }
}

}  // namespace
}  // namespace trailseal::terraform::plan_selection_test
