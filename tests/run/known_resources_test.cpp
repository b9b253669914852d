#include "run/known_resources.hpp"

#include "document/yaml_reader.hpp"
#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::run::known_resources_test {
namespace {

constexpr const char* kKey = "arn:aws:kms:eu-central-1:111122223333:key/k";

KnownResources known(const std::string& yaml, Problems& problems) {
  const auto document = read_yaml(Source(".trailseal.yaml", std::string_view(yaml)));
  REQUIRE(document.ok());
  return read_known_resources(
      document->root, {.path = ".trailseal.yaml", .account = "111122223333"}, problems);
}

TEST_CASE("a known bucket has what is said of it, the rest is unknown", "[known]") {
  Problems problems;
  const KnownResources all = known(
      "buckets: {b: {region: cn-north-1, encryption: {algorithm: AES256}}}\n", problems);
  CHECK(problems.empty());
  CHECK(all.fragment.input.trusted);
  REQUIRE(all.fragment.resources.size() == 1);
  const Resource& bucket = all.fragment.resources[0];
  CHECK(bucket.region.literal() == "cn-north-1");
  CHECK(bucket.partition.literal() == "aws-cn");
  CHECK(bucket.account.literal() == "111122223333");
  CHECK(bucket.attributes["arn"].is_literal("arn:aws-cn:s3:::b"));
  CHECK(bucket.attributes["policy"].is_unknown());
  CHECK(bucket.attributes["versioning"].is_absent());
  CHECK(known("buckets: {b: }\n", problems)
            .fragment.resources[0]
            .attributes["server_side_encryption_configuration"]
            .is_unknown());
}

TEST_CASE("a known key is called by its ARN, and has its aliases", "[known]") {
  Problems problems;
  const KnownResources all = known(
      std::string("keys: {\"") + kKey + "\": {rotation: true, aliases: alias/logs}}\n",
      problems);
  CHECK(problems.empty());
  REQUIRE(all.fragment.resources.size() == 2);
  CHECK(all.fragment.resources[0].attributes["enable_key_rotation"].as_bool());
  CHECK(all.fragment.resources[1].attributes["target_key_id"].is_literal(kKey));
  known("keys: {nonsense: {}}\n", problems);
  CHECK(problems.size() == 1);
}

TEST_CASE("a policy stands in a file beside the configuration", "[known]") {
  const cli::Scratch scratch;
  scratch.write("policy.json", R"({"Version": "2012-10-17"})");
  scratch.write("broken.json", "{");
  Problems problems;
  const KnownResources all = known("buckets: {b: {policy: policy.json}}\n", problems);
  CHECK(
      all.fragment.resources[0].attributes["policy"]["Version"].is_literal("2012-10-17"));
  CHECK(problems.empty());
  known("buckets: {b: {policy: none.json}, c: {policy: broken.json}}\n", problems);
  CHECK(problems.size() == 2);
}

TEST_CASE("providers are no resources but accounts", "[known]") {
  Problems problems;
  const KnownResources all =
      known("providers: {audit: {account: \"444455556666\"}}\n", problems);
  CHECK(all.fragment.resources.empty());
  CHECK(all.provider_accounts ==
        std::map<std::string, std::string>{{"audit", "444455556666"}});
}

}  // namespace
}  // namespace trailseal::run::known_resources_test
