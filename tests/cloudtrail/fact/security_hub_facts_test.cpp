#include "cloudtrail/fact/security_hub_facts.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::security_hub_facts_test {

namespace {

std::string shown(const Value& value) {
  return value.is_unknown() ? "unknown" : value.display();
}

}  // namespace

TEST_CASE("the hub brings CIS's benchmark unless it is told not to", "[facts]") {
  struct Case {
    const char* type;
    const char* attributes;
    const char* enabled;
    const char* cis;
  };
  const auto c = GENERATE(values<Case>({
      {"aws_s3_bucket", "{}", "false", "false"},
      {"aws_securityhub_account", "{}", "true", "true"},
      {"aws_securityhub_account", R"({"enable_default_standards":false})", "true",
       "false"},
      {"aws_securityhub_standards_subscription",
       R"({"standards_arn":"arn:aws:securityhub:eu-west-1::standards/cis-aws-foundations-benchmark/v/1.4.0"})",
       "false", "true"},
      {"aws_securityhub_standards_subscription",
       R"({"standards_arn":"arn:aws:securityhub:eu-west-1::standards/pci-dss/v/3.2.1"})",
       "false", "false"},
  }));
  CAPTURE(c.type, c.attributes);
  SmallGraph small;
  small.add(std::string(c.type) + ".it", c.attributes);
  const Value facts = security_hub_facts(small.build());
  CHECK(shown(facts["enabled"]) == c.enabled);
  CHECK(shown(facts["cis_standard"]) == c.cis);
}

TEST_CASE("a hub that may not exist is not known", "[facts]") {
  SmallGraph small;
  small.add("aws_securityhub_account.it", "{}").exists = Verdict::Unknown;
  CHECK(shown(security_hub_facts(small.build())["enabled"]) == "unknown");
}

}  // namespace trailseal::cloudtrail::security_hub_facts_test
