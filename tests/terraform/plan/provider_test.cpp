#include "terraform/plan/provider.hpp"

#include "terraform/plan_text.hpp"

namespace trailseal::terraform::provider_test {
namespace {

/// A plan of two trails, one per provider.
Fragment with_providers(const std::string& first, const std::string& second,
                        const std::string& more = "",
                        const Environment& environment = {}) {
  const auto trail = [](const std::string& name) {
    return PlannedText{.address = "aws_cloudtrail." + name,
                       .type = "aws_cloudtrail",
                       .after = R"({"name": ")" + name + R"("})",
                       .unknown = R"({"arn": true})"};
  };
  return load_text(plan_text({trail("one"), trail("two")},
                             R"({"provider_config": {
      "aws": {"name": "aws", "expressions": )" +
                                 first + R"(},
      "aws.other": {"name": "aws", "alias": "other", "expressions": )" +
                                 second + R"(}},
    "root_module": {"variables": {"region": {"default": "eu-west-3"}, "account": {}},
      "resources": [
      {"address": "aws_cloudtrail.one", "mode": "managed", "type": "aws_cloudtrail",
       "provider_config_key": "aws"},
      {"address": "aws_cloudtrail.two", "mode": "managed", "type": "aws_cloudtrail",
       "provider_config_key": "aws.other"}]}})",
                             more),
                   environment);
}

std::string place(const Fragment& fragment, const char* address) {
  const Resource& resource = find(fragment, address);
  return resource.account.display() + " " + resource.region.display() + " " +
         resource.partition.display();
}

}  // namespace

TEST_CASE("provider blocks tell region and account", "[provider]") {
  struct Case {
    const char* expressions;
    const char* place;
  };
  const auto c = GENERATE(values<Case>({
      {R"({"region": {"constant_value": "eu-central-1"}})", "<account> eu-central-1 aws"},
      {R"({"region": {"constant_value": "cn-north-1"}})", "<account> cn-north-1 aws-cn"},
      {R"({"region": {"references": ["var.region"]}})", "<account> eu-west-3 aws"},
      {R"({"region": {"references": ["local.region"]}})", "<account> <region> aws"},
      {R"({"assume_role": [{"role_arn": {"constant_value":
          "arn:aws:iam::222222222222:role/x"}}]})",
       "222222222222 <region> aws"},
      {R"({"assume_role": [{"role_arn": {"references": ["var.account"]}}]})",
       "333333333333 <region> aws"},
      {R"({"allowed_account_ids": {"constant_value": ["444444444444"]}})",
       "444444444444 <region> aws"},
  }));
  CAPTURE(c.expressions);
  const Fragment fragment = with_providers(
      "{}", c.expressions, R"("variables": {"account": {"value": "333333333333"}}, )");
  CHECK(place(fragment, "aws_cloudtrail.two") == c.place);
}

TEST_CASE("aliases that log in alike share an account, others do not", "[provider]") {
  const auto same = [](const Fragment& fragment) {
    return equal(find(fragment, "aws_cloudtrail.one").account,
                 find(fragment, "aws_cloudtrail.two").account);
  };
  CHECK(same(with_providers(R"({"region": {"constant_value": "eu-west-1"}})",
                            R"({"region": {"constant_value": "eu-west-2"}})")) ==
        Verdict::Holds);
  CHECK(same(with_providers("{}", R"({"profile": {"constant_value": "logs"}})")) ==
        Verdict::Unknown);
}

TEST_CASE("provider blocks without a region share that of the environment",
          "[provider]") {
  const auto same = [](const char* one, const char* two) {
    const Fragment fragment = with_providers(one, two);
    return equal(find(fragment, "aws_cloudtrail.one").region,
                 find(fragment, "aws_cloudtrail.two").region);
  };
  const char* const profile = R"({"profile": {"constant_value": "logs"}})";
  const char* const role =
      R"({"assume_role": [{"role_arn": {"constant_value": "arn:aws:iam::1:role/r"}}]})";
  const char* const variable = R"({"region": {"references": ["var.region"]}})";
  CHECK(same("{}", "{}") == Verdict::Holds);
  CHECK(same("{}", role) == Verdict::Holds);
  CHECK(same(profile, profile) == Verdict::Holds);
  CHECK(same(variable, variable) == Verdict::Holds);
  // A profile may have a region of its own.
  CHECK(same("{}", profile) == Verdict::Unknown);
  CHECK(same("{}", variable) == Verdict::Unknown);
}

TEST_CASE("the environment counts where the plan says nothing", "[provider]") {
  const Environment environment{.account = "555555555555", .region = "eu-south-1"};
  const Fragment fragment = with_providers(
      "{}", R"({"region": {"constant_value": "eu-central-1"}})", "", environment);
  CHECK(place(fragment, "aws_cloudtrail.one") == "555555555555 eu-south-1 aws");
  CHECK(place(fragment, "aws_cloudtrail.two") == "555555555555 eu-central-1 aws");
  CHECK(fragment.input.account.literal() == "555555555555");
}

TEST_CASE("data sources of the same provider tell account, region and partition",
          "[provider]") {
  const Fragment fragment = load_text(plan_text(
      {{.address = "aws_cloudtrail.one",
        .type = "aws_cloudtrail",
        .after = R"({"name": "one"})",
        .unknown = R"({"arn": true})"}},
      R"({"provider_config": {"aws": {"name": "aws"}}, "root_module": {"resources": [
        {"address": "aws_cloudtrail.one", "mode": "managed", "type": "aws_cloudtrail",
         "provider_config_key": "aws"},
        {"address": "data.aws_caller_identity.me", "mode": "data",
         "type": "aws_caller_identity", "provider_config_key": "aws"},
        {"address": "data.aws_region.here", "mode": "data", "type": "aws_region",
         "provider_config_key": "aws"}]}})",
      R"("prior_state": {"values": {"root_module": {"resources": [
        {"address": "data.aws_caller_identity.me", "mode": "data",
         "type": "aws_caller_identity", "values": {"account_id": "666666666666"}},
        {"address": "data.aws_organizations_organization.o", "mode": "data",
         "type": "aws_organizations_organization", "values": {"id": "o-abc"}},
        {"address": "data.aws_region.here", "mode": "data", "type": "aws_region",
         "values": {"name": "us-gov-west-1"}}]}}}, )"));
  CHECK(place(fragment, "aws_cloudtrail.one") == "666666666666 us-gov-west-1 aws-us-gov");
  CHECK(fragment.input.organization_id.literal() == "o-abc");
  CHECK(find(fragment, "data.aws_region.here").pointer ==
        "/prior_state/values/root_module/resources/2/values");
}

TEST_CASE("the region argument of a resource beats its provider's", "[provider]") {
  const Fragment fragment = load_text(
      plan_text({{.address = "aws_kms_key.k",
                  .type = "aws_kms_key",
                  .after = R"({"region": "us-west-2"})"},
                 {.address = "aws_kms_key.old",
                  .type = "aws_kms_key",
                  .after = R"({"arn": "arn:aws:kms:sa-east-1:777777777777:key/1"})"}},
                R"({"provider_config": {"aws": {"name": "aws", "expressions":
        {"region": {"constant_value": "eu-west-1"}}}}, "root_module": {"resources": [
        {"address": "aws_kms_key.k", "mode": "managed", "type": "aws_kms_key",
         "provider_config_key": "aws",
         "expressions": {"region": {"constant_value": "us-west-2"}}},
        {"address": "aws_kms_key.old", "mode": "managed", "type": "aws_kms_key",
         "provider_config_key": "aws"}]}})"));
  CHECK(place(fragment, "aws_kms_key.k") == "777777777777 us-west-2 aws");
  CHECK(place(fragment, "aws_kms_key.old") == "777777777777 sa-east-1 aws");
}

TEST_CASE("a module's provider of an older plan is found outside it", "[provider]") {
  const Fragment fragment = load_text(
      plan_text({{.address = "module.logs.aws_kms_key.k", .type = "aws_kms_key"}},
                R"({"provider_config": {"aws": {"name": "aws", "expressions":
        {"region": {"constant_value": "eu-north-1"}}}}, "root_module": {"module_calls":
        {"logs": {"module": {"resources": [{"address": "aws_kms_key.k",
         "mode": "managed", "type": "aws_kms_key",
         "provider_config_key": "logs:aws"}]}}}}})"));
  CHECK(find(fragment, "module.logs.aws_kms_key.k").region.literal() == "eu-north-1");
}

TEST_CASE("what is known of a provider's account counts where nothing else tells",
          "[provider]") {
  Environment environment{.account = "111111111111"};
  environment.provider_accounts["other"] = "555555555555";
  const Fragment told = with_providers(
      "{}", R"({"profile": {"constant_value": "audit"}})", "", environment);
  CHECK(place(told, "aws_cloudtrail.one") == "111111111111 <region> aws");
  CHECK(place(told, "aws_cloudtrail.two") == "555555555555 <region> aws");
  const Fragment stronger = with_providers(
      "{}", R"({"allowed_account_ids": {"constant_value": ["444444444444"]}})", "",
      environment);
  CHECK(place(stronger, "aws_cloudtrail.two") == "444444444444 <region> aws");
}

}  // namespace trailseal::terraform::provider_test
