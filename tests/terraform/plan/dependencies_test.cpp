#include "terraform/plan/dependencies.hpp"

#include "terraform/plan_text.hpp"

namespace trailseal::terraform::dependencies_test {
namespace {

const std::vector<PlannedText> kPlanned{
    {.address = "aws_cloudtrail.t",
     .type = "aws_cloudtrail",
     .after = R"({"name": "t"})"},
    {.address = "aws_s3_bucket_policy.p", .type = "aws_s3_bucket_policy"},
    {.address = "module.m.aws_s3_bucket_policy.p", .type = "aws_s3_bucket_policy"},
};

/// What the trail waits for when it, and the rest of the configuration, are as given.
std::vector<std::string> waits(const std::string& trail, const std::string& more = "",
                               const std::string& call = "") {
  const Fragment fragment = load_text(plan_text(kPlanned, R"({"root_module": {
    "resources": [
      {"address": "aws_cloudtrail.t", "mode": "managed", "type": "aws_cloudtrail", )" +
                                                              trail + R"(},
      {"address": "aws_s3_bucket_policy.p", "mode": "managed",
       "type": "aws_s3_bucket_policy"})" + more + R"(],
    "module_calls": {"m": {)" + call + R"("module": {
      "outputs": {"bucket": {"expression": {"references":
        ["aws_s3_bucket_policy.p.bucket", "aws_s3_bucket_policy.p"]}}, "plain": {}},
      "resources": [{"address": "aws_s3_bucket_policy.p", "mode": "managed",
        "type": "aws_s3_bucket_policy"}]}}}}})"));
  return find(fragment, "aws_cloudtrail.t").depends_on;
}

}  // namespace

TEST_CASE("dependencies are followed as Terraform orders", "[dependencies]") {
  struct Case {
    const char* what;
    const char* trail;
    const char* more;
    std::vector<std::string> expected;
  };
  const auto c = GENERATE(values<Case>({
      {"nothing", R"("expressions": {})", "", {}},
      {"explicit",
       R"("depends_on": ["aws_s3_bucket_policy.p"])",
       "",
       {"aws_s3_bucket_policy.p"}},
      {"implied",
       R"("expressions": {"s3_bucket_name": {"references":
          ["aws_s3_bucket_policy.p.bucket", "aws_s3_bucket_policy.p"]}})",
       "",
       {"aws_s3_bucket_policy.p"}},
      {"through types that are not read",
       R"("depends_on": ["time_sleep.s"])",
       R"(, {"address": "time_sleep.s", "mode": "managed", "type": "time_sleep",
           "depends_on": ["null_resource.n"]},
          {"address": "null_resource.n", "mode": "managed", "type": "null_resource",
           "expressions": {"triggers": {"references":
             ["aws_s3_bucket_policy.p.id", "aws_s3_bucket_policy.p"]}}})",
       {"aws_s3_bucket_policy.p"}},
      {"a whole module",
       R"("depends_on": ["module.m"])",
       "",
       {"module.m.aws_s3_bucket_policy.p"}},
      {"an output",
       R"("expressions": {"s3_bucket_name": {"references": ["module.m.bucket", "module.m"]}})",
       "",
       {"module.m.aws_s3_bucket_policy.p"}},
      {"an output that needs nothing",
       R"("expressions": {"name": {"references": ["module.m.plain", "module.m"]}})",
       "",
       {}},
      {"a circle of types that are not read",
       R"("depends_on": ["null_resource.a"])",
       R"(, {"address": "null_resource.a", "mode": "managed", "type": "null_resource",
           "depends_on": ["null_resource.b"]},
          {"address": "null_resource.b", "mode": "managed", "type": "null_resource",
           "depends_on": ["null_resource.a"]})",
       {}},
  }));
  CAPTURE(c.what);
  CHECK(waits(c.trail, c.more) == c.expected);
}

TEST_CASE("what a module waits for, everything in it waits for", "[dependencies]") {
  const Fragment fragment = load_text(
      plan_text({{.address = "module.a.module.b.aws_cloudtrail.t",
                  .type = "aws_cloudtrail",
                  .after = R"({"name": "t"})"},
                 {.address = "aws_s3_bucket_policy.p", .type = "aws_s3_bucket_policy"},
                 {.address = "aws_kms_key.k", .type = "aws_kms_key"}},
                R"({"root_module": {"resources": [
        {"address": "aws_kms_key.k", "mode": "managed", "type": "aws_kms_key"},
        {"address": "aws_s3_bucket_policy.p", "mode": "managed",
         "type": "aws_s3_bucket_policy"}],
      "module_calls": {"a": {"depends_on": ["aws_s3_bucket_policy.p"],
        "expressions": {"key": {"references": ["aws_kms_key.k.arn", "aws_kms_key.k"]}},
        "module": {"module_calls": {"b": {
          "expressions": {"key": {"references": ["var.key"]}},
          "module": {"resources": [{"address": "aws_cloudtrail.t", "mode": "managed",
            "type": "aws_cloudtrail", "expressions": {"kms_key_id":
              {"references": ["var.key"]}}}]}}}}}}}})"));
  CHECK(find(fragment, "module.a.module.b.aws_cloudtrail.t").depends_on ==
        std::vector<std::string>{"aws_kms_key.k", "aws_s3_bucket_policy.p"});
}

TEST_CASE("beside each.key one instance is waited for, in depends_on all are",
          "[dependencies]") {
  struct Case {
    const char* trail;
    std::size_t edges;
  };
  const auto c = GENERATE(values<Case>({
      {R"("expressions": {"s3_bucket_name": {"references":
          ["aws_s3_bucket_policy.p", "each.key"]}})",
       1},
      {R"("depends_on": ["aws_s3_bucket_policy.p"])", 2},
  }));
  CAPTURE(c.trail);
  const Fragment fragment = load_text(plan_text(
      {{.address = R"(aws_cloudtrail.t["a"])", .type = "aws_cloudtrail"},
       {.address = R"(aws_s3_bucket_policy.p["a"])", .type = "aws_s3_bucket_policy"},
       {.address = R"(aws_s3_bucket_policy.p["b"])", .type = "aws_s3_bucket_policy"}},
      std::string(R"({"root_module": {"resources": [
        {"address": "aws_s3_bucket_policy.p", "mode": "managed",
         "type": "aws_s3_bucket_policy"},
        {"address": "aws_cloudtrail.t", "mode": "managed", "type": "aws_cloudtrail", )") +
          c.trail + "}]}}"));
  const auto& edges = find(fragment, R"(aws_cloudtrail.t["a"])").depends_on;
  CHECK(edges.size() == c.edges);
  CHECK(edges.front() == R"(aws_s3_bucket_policy.p["a"])");
}

}  // namespace trailseal::terraform::dependencies_test
