// What a plan file tells of unknown texts and `terraform show -json` does not.
#include "terraform/unknown/known_beginning.hpp"

#include "support/catch.hpp"
#include "terraform/plan_file/plan_file.hpp"
#include "terraform/plan_loader.hpp"

namespace trailseal::terraform::known_beginning_test {
namespace {

constexpr const char* kPlanFile = "fixtures/terraform/known-beginning/tfplan";
constexpr const char* kDocument = "data.aws_iam_policy_document.logs";

Value attributes_of(const Fragment& fragment, const std::string& address) {
  for (const Resource& resource : fragment.resources) {
    if (resource.address == address) return resource.attributes;
  }
  FAIL("no resource " + address);
  return {};
}

/// A plan of one statement of a document whose only resource is not known.
Fragment made(const std::string& members) {
  const std::string text =
      R"({"format_version":"1.2","resource_changes":[{"address":")" +
      std::string(kDocument) +
      R"(","mode":"data","type":"aws_iam_policy_document","name":"logs","change":)"
      R"({"actions":["read"],"before":null,"after":{"statement":[{"resources":[null,null]}]},)"
      R"("after_unknown":{"json":true,"statement":[{"resources":[true,true]}]})" +
      members + "}}]}";
  auto fragment = load_plan(Source("plan.json", std::string_view(text)), {});
  REQUIRE(fragment);
  return std::move(*fragment);
}

TEST_CASE("a genuine plan file tells how an unknown resource begins", "[attributes]") {
  const auto file = read_plan_file(kPlanFile, {kPlanFile, kPlanFile});
  REQUIRE(file);
  const auto fragment = load_plan(file->plan, {});
  REQUIRE(fragment);
  const Value resource =
      attributes_of(*fragment, kDocument).at_path("statement.1.resources.0");
  REQUIRE(resource.is_text());
  CHECK(resource.as_text().literal_prefix() == "arn:aws:s3:::acme-build-logs/");
  CHECK(resource.display() ==
        "arn:aws:s3:::acme-build-logs/<terraform_data.suffix.output>");
}

TEST_CASE("each unknown text has a rest of its own", "[attributes]") {
  const Fragment fragment =
      made(R"(,"after_beginning":{"statement":[{"resources":["arn:","arn:"]}]})");
  const Value texts = attributes_of(fragment, kDocument).at_path("statement.0.resources");
  CHECK(equal(texts.at(0).as_text(), texts.at(0).as_text()) == Verdict::Holds);
  CHECK(equal(texts.at(0).as_text(), texts.at(1).as_text()) == Verdict::Unknown);
}

TEST_CASE("a beginning is as sensitive as the value", "[attributes]") {
  const Fragment fragment =
      made(R"(,"after_beginning":{"statement":[{"resources":["hush-1",false]}]})"
           R"(,"after_sensitive":{"statement":[{"resources":[true,false]}]})");
  const Value texts = attributes_of(fragment, kDocument).at_path("statement.0.resources");
  CHECK(texts.at(0).as_text().literal_prefix() == "hush-1");
  CHECK(texts.display().find("hush") == std::string::npos);
  CHECK(texts.at(1).is_unknown());
}

}  // namespace
}  // namespace trailseal::terraform::known_beginning_test
