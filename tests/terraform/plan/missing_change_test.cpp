#include "terraform/plan/missing_change.hpp"

#include "terraform/plan_text.hpp"

namespace trailseal::terraform::missing_change_test {
namespace {

const char* const kConfiguration = R"({"root_module": {
  "resources": [
    {"address": "aws_cloudtrail.audit", "mode": "managed", "type": "aws_cloudtrail"},
    {"address": "aws_s3_bucket.logs", "mode": "managed", "type": "aws_s3_bucket"},
    {"address": "aws_s3_bucket_policy.logs", "mode": "managed",
     "type": "aws_s3_bucket_policy"}],
  "module_calls": {"more": {"module": {"resources": [
    {"address": "aws_cloudtrail.second", "mode": "managed",
     "type": "aws_cloudtrail"}]}}}}})";

const PlannedText kBucket{.address = "aws_s3_bucket.logs", .type = "aws_s3_bucket"};

bool has(const Fragment& fragment, std::string_view address) {
  for (const Resource& resource : fragment.resources) {
    if (resource.address == address) return true;
  }
  return false;
}

TEST_CASE("a trail that a failed or incomplete plan does not speak of is undecided",
          "[missing]") {
  const char* const state = GENERATE(R"("errored": true, )", R"("complete": false, )");
  const Fragment fragment = load_text(plan_text({kBucket}, kConfiguration, state));
  for (const char* address :
       {"aws_cloudtrail.audit", "module.more.aws_cloudtrail.second"}) {
    const Resource& trail = find(fragment, address);
    CHECK(trail.exists == Verdict::Unknown);
    CHECK(trail.otherwise.is_unknown());
    CHECK_THAT(trail.otherwise.as_unknown().reason, Catch::Contains(address));
  }
  // The bucket policy may be one of what was not read.
  CHECK_FALSE(has(fragment, "aws_s3_bucket_policy.logs"));
  CHECK_FALSE(fragment.input.additions.reason.empty());
}

TEST_CASE("a trail that a whole plan leaves out is undecided", "[missing]") {
  const PlannedText key{.address = "module.more.aws_kms_key.k", .type = "aws_kms_key"};
  const Fragment fragment = load_text(plan_text({kBucket, key}, kConfiguration));
  for (const char* address :
       {"aws_cloudtrail.audit", "module.more.aws_cloudtrail.second"}) {
    const Resource& trail = find(fragment, address);
    CHECK(trail.exists == Verdict::Unknown);
    CHECK_THAT(trail.exists_reason, Catch::Contains("has no change for"));
  }
  CHECK(has(fragment, "aws_s3_bucket.logs"));
  CHECK_FALSE(has(fragment, "aws_s3_bucket_policy.logs"));
}

TEST_CASE("a plan that destroys, or trails that are counted, leave none out",
          "[missing]") {
  const PlannedText gone{.address = "aws_s3_bucket.logs",
                         .type = "aws_s3_bucket",
                         .actions = R"(["delete"])"};
  CHECK(load_text(plan_text({gone}, kConfiguration)).resources.size() == 1);
  const Fragment counted = load_text(plan_text({kBucket}, R"({"root_module": {
  "resources": [{"address": "aws_cloudtrail.a", "mode": "managed", "type": "aws_cloudtrail",
                 "for_each_expression": {"references": ["var.x"]}}],
  "module_calls": {"more": {"count_expression": {"references": ["var.n"]},
    "module": {"resources": [
      {"address": "aws_cloudtrail.b", "mode": "managed", "type": "aws_cloudtrail"}]}}}}})"));
  CHECK(counted.resources.size() == 1);
  // Terraform writes no expression for `toset([])` or `toset(["a"])`.
  const Fragment keyed = load_text(
      plan_text({{.address = "aws_cloudtrail.audit[\"a\"]", .type = "aws_cloudtrail"}},
                kConfiguration));
  CHECK(keyed.resources.size() == 1);
  CHECK(counted.input.additions.reason.empty());
}

TEST_CASE("what is there under another key is not missing", "[missing]") {
  const Fragment fragment = load_text(plan_text(
      {kBucket,
       {.address = "aws_cloudtrail.audit[\"a\"]", .type = "aws_cloudtrail"},
       {.address = "aws_s3_bucket_policy.logs[0]", .type = "aws_s3_bucket_policy"},
       {.address = "module.more[\"x\"].aws_cloudtrail.second", .type = "aws_cloudtrail"}},
      kConfiguration, R"("complete": false, )"));
  CHECK_FALSE(has(fragment, "aws_cloudtrail.audit"));
  CHECK_FALSE(has(fragment, "module.more.aws_cloudtrail.second"));
  CHECK(fragment.input.additions.reason.empty());
}

TEST_CASE("a trail with a count of zero is not missing", "[missing]") {
  const Fragment fragment =
      load_text(plan_text({kBucket}, R"({"root_module": {"resources": [
    {"address": "aws_cloudtrail.none", "mode": "managed", "type": "aws_cloudtrail",
     "count_expression": {"constant_value": 0}},
    {"address": "aws_cloudtrail.one", "mode": "managed", "type": "aws_cloudtrail",
     "count_expression": {"constant_value": 1}}]}})",
                          R"("errored": true, )"));
  CHECK_FALSE(has(fragment, "aws_cloudtrail.none"));
  CHECK(has(fragment, "aws_cloudtrail.one"));
}

TEST_CASE("a trail whose change is deferred is undecided, and says why", "[missing]") {
  const Fragment fragment = load_text(plan_text({kBucket}, "{}", R"("deferred_changes": [
    {"reason": "provider_config_unknown", "resource_change": {
      "address": "aws_cloudtrail.later[0]", "mode": "managed", "type": "aws_cloudtrail",
      "change": {"actions": ["create"], "before": null, "after": {"name": "t"}}}},
    {"reason": "deferred_prereq", "resource_change": {
      "address": "data.aws_iam_policy_document.d", "mode": "data",
      "type": "aws_iam_policy_document", "change": {"actions": ["read"]}}}], )"));
  const Resource& trail = find(fragment, "aws_cloudtrail.later[0]");
  CHECK(trail.otherwise.as_unknown().reason ==
        "the plan defers the change of `aws_cloudtrail.later[0]`: its provider's "
        "configuration is not known yet");
  CHECK(trail.attributes.size() == 0);
  CHECK(fragment.resources.size() == 2);
}

TEST_CASE("a refresh-only plan is read as what is there", "[missing]") {
  const Fragment fragment = load_text(R"({"format_version": "1.2",
    "planned_values": {"root_module": {}},
    "resource_drift": [{"address": "aws_cloudtrail.gone", "mode": "managed",
      "type": "aws_cloudtrail", "change": {"actions": ["delete"],
      "before": {"name": "gone"}, "after": null}}],
    "prior_state": {"format_version": "1.0", "values": {"root_module": {
      "resources": [{"address": "aws_cloudtrail.t", "mode": "managed",
        "type": "aws_cloudtrail", "values": {"name": "t"}}],
      "child_modules": [{"resources": [{"address": "module.m.aws_s3_bucket.b",
        "mode": "managed", "type": "aws_s3_bucket", "values": {"bucket": "b"}}]}]}}}})");
  CHECK(find(fragment, "aws_cloudtrail.t").change == Change::NoOp);
  CHECK(find(fragment, "aws_cloudtrail.gone").change == Change::Delete);
  CHECK(shown(find(fragment, "module.m.aws_s3_bucket.b"), "bucket") == "b");
  REQUIRE(fragment.warnings.size() == 1);
  CHECK(fragment.warnings.front().message ==
        "`aws_cloudtrail.gone` was changed outside of Terraform: it was deleted");
}

TEST_CASE("a failed plan without changes is no refresh-only plan", "[missing]") {
  const Fragment fragment = load_text(R"({"format_version": "1.2", "errored": true,
    "prior_state": {"format_version": "1.0", "values": {"root_module": {"resources": [
      {"address": "aws_cloudtrail.t", "mode": "managed", "type": "aws_cloudtrail",
       "values": {"name": "t"}}]}}}})");
  CHECK(fragment.resources.empty());
}

}  // namespace
}  // namespace trailseal::terraform::missing_change_test
