#include "load/stored_scenarios.hpp"

#include "support/catch.hpp"

namespace trailseal::load::stored_scenarios_test {
namespace {

Fragment bucket_named(const char* name) {
  Fragment fragment;
  Resource bucket{.address = "Logs", .type = "AWS::S3::Bucket"};
  bucket.attributes = Value::map();
  bucket.attributes.set("BucketName", Value::text(Text(name)));
  fragment.resources.push_back(std::move(bucket));
  return fragment;
}

/// `Stage` is `dev` or `prod`; the file holds what `prod` makes.
StoredScenarios stored() {
  summary::InputSummary input;
  input.fragment = bucket_named("by-default");
  ScenarioVariable stage;
  stage.name = "Stage";
  stage.values = {"dev", "prod"};
  input.variables.push_back(stage);
  summary::ScenarioFragment prod;
  prod.choice = {1};
  prod.fragment = bucket_named("of-prod");
  input.scenarios.push_back(std::move(prod));
  return StoredScenarios(std::move(input), {}, {}, {});
}

cloudformation::Choice stage_is(const char* value) {
  cloudformation::Choice choice;
  choice.values["Stage"] = value;
  return choice;
}

TEST_CASE("a combination that is stored is what the template makes", "[summary]") {
  const auto fragment = stored().under(stage_is("prod"));
  REQUIRE(fragment);
  CHECK(fragment->resources.front().attributes["BucketName"].is_literal("of-prod"));
}

TEST_CASE("of a combination that is not stored nothing is known", "[summary]") {
  const auto fragment = stored().under(stage_is("dev"));
  REQUIRE(fragment);
  const Resource& bucket = fragment->resources.front();
  CHECK(bucket.attributes["BucketName"].is_absent());
  CHECK(bucket.otherwise.is_unknown());
}

}  // namespace
}  // namespace trailseal::load::stored_scenarios_test
