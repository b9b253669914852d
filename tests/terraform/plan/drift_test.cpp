#include "support/catch.hpp"
#include "terraform/plan_loader.hpp"

namespace trailseal::terraform::drift_test {
namespace {

std::string remarks_of(const std::string& drift) {
  const Source source(
      "p", R"({"format_version": "1.2", "resource_drift": [{"address": "aws_cloudtrail.t",
      "type": "aws_cloudtrail", "change": )" +
               drift + R"(}], "resource_changes": [{"address": "aws_cloudtrail.t",
      "mode": "managed", "type": "aws_cloudtrail", "name": "t", "change":
      {"actions": ["no-op"], "before": {"name": "t"}, "after": {"name": "t"}}}]})");
  const auto fragment = load_plan(source, {});
  REQUIRE(fragment.ok());
  std::string text;
  for (const Error& warning : fragment->warnings) text += warning.message + "\n";
  return text;
}

TEST_CASE("what was changed outside of Terraform is said where it is judged", "[drift]") {
  struct Case {
    const char* change;
    const char* remark;
  };
  const auto c = GENERATE(values<Case>({
      {R"({"before": {"kms_key_id": "k"}, "after": {"kms_key_id": ""}})",
       "`aws_cloudtrail.t` was changed outside of Terraform: `kms_key_id`\n"},
      {R"({"before": {"kms_key_id": null, "tags": null},
           "after": {"kms_key_id": "", "tags": {}}})",
       ""},
      {R"({"before": {"name": "t"}, "after": null})",
       "`aws_cloudtrail.t` was changed outside of Terraform: it was deleted\n"},
  }));
  CAPTURE(c.change);
  CHECK(remarks_of(c.change) == c.remark);
}

}  // namespace
}  // namespace trailseal::terraform::drift_test
