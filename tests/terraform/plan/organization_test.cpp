#include "terraform/plan/organization.hpp"

#include "terraform/plan_text.hpp"

namespace trailseal::terraform::organization_test {
namespace {

const char* const kConfiguration = R"({"provider_config": {
    "aws": {"name": "aws", "expressions": {
      "allowed_account_ids": {"constant_value": ["111122223333"]}}},
    "aws.management": {"name": "aws", "alias": "management", "expressions": {
      "allowed_account_ids": {"constant_value": ["444455556666"]}}}},
  "root_module": {"resources": [
    {"address": "aws_cloudtrail.t", "mode": "managed", "type": "aws_cloudtrail",
     "provider_config_key": "aws"},
    {"address": "aws_organizations_account.member", "mode": "managed",
     "type": "aws_organizations_account", "provider_config_key": "aws.management"}]}})";

PlannedText trail(const char* organization) {
  return {.address = "aws_cloudtrail.t",
          .type = "aws_cloudtrail",
          .after = std::string(R"({"name": "t", "region": "eu-west-1",
                     "is_organization_trail": )") +
                   organization + "}",
          .unknown = R"({"arn": true, "id": true})"};
}

std::string owner(const Fragment& fragment) {
  return find(fragment, "aws_cloudtrail.t").account.display();
}

TEST_CASE("an organization trail belongs to the account that manages the organization",
          "[organization]") {
  const Environment told{.management_account = "777788889999"};
  const std::vector<PlannedText> alone{trail("true")};
  CHECK(owner(load_text(plan_text(alone, kConfiguration))) == "111122223333");
  const Fragment by_option = load_text(plan_text(alone, kConfiguration), told);
  CHECK(owner(by_option) == "777788889999");
  CHECK(shown(find(by_option, "aws_cloudtrail.t"), "arn") ==
        "arn:aws:cloudtrail:eu-west-1:777788889999:trail/t");
  CHECK(by_option.input.management_account == Text("777788889999"));
  CHECK(owner(load_text(plan_text({trail("false")}, kConfiguration), told)) ==
        "111122223333");
}

TEST_CASE("who makes member accounts manages the organization", "[organization]") {
  const PlannedText member{.address = "aws_organizations_account.member",
                           .type = "aws_organizations_account"};
  const Fragment fragment = load_text(plan_text({trail("true"), member}, kConfiguration));
  CHECK(owner(fragment) == "444455556666");
  CHECK(fragment.input.management_account == Text("444455556666"));
}

TEST_CASE("who creates the organization manages it", "[organization]") {
  const PlannedText made{.address = "aws_organizations_organization.o",
                         .type = "aws_organizations_organization",
                         .unknown = R"({"id": true, "master_account_id": true})"};
  const Fragment fragment = load_text(plan_text({trail("true"), made}, kConfiguration));
  const Resource& organization = find(fragment, "aws_organizations_organization.o");
  CHECK(shown(organization, "master_account_id") == "111122223333");
  CHECK(shown(organization, "id") == "<organization id>");
  CHECK(organization.attributes["id"].as_text() == fragment.input.organization_id);
  CHECK(owner(fragment) == "111122223333");
  CHECK(fragment.input.management_account == Text("111122223333"));
}

TEST_CASE("organization data goes before what the caller says", "[organization]") {
  const std::string data = R"("prior_state": {"values": {"root_module": {"resources": [
    {"address": "data.aws_organizations_organization.o", "mode": "data",
     "type": "aws_organizations_organization",
     "values": {"id": "o-a1b2c3d4e5", "master_account_id": "222233334444"}}]}}}, )";
  const Fragment fragment = load_text(plan_text({trail("true")}, kConfiguration, data),
                                      {.management_account = "777788889999"});
  CHECK(owner(fragment) == "222233334444");
  CHECK(fragment.input.organization_id == Text("o-a1b2c3d4e5"));
}

TEST_CASE("the ARN of a trail that exists tells its owner", "[organization]") {
  const Fragment fragment = load_text(
      R"({"format_version": "1.2", "resource_changes": [{"address": "aws_cloudtrail.t",
      "mode": "managed", "type": "aws_cloudtrail", "change": {"actions": ["no-op"],
      "before": {"arn": "arn:aws:cloudtrail:eu-west-1:333344445555:trail/t"},
      "after": {"arn": "arn:aws:cloudtrail:eu-west-1:333344445555:trail/t",
                "is_organization_trail": true}}}]})",
      {.management_account = "777788889999"});
  CHECK(owner(fragment) == "333344445555");
}

}  // namespace
}  // namespace trailseal::terraform::organization_test
