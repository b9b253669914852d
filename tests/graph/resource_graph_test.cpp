#include "graph/resource_graph.hpp"

#include "aws/arn.hpp"
#include "aws/region.hpp"
#include "support/catch.hpp"

using namespace trailseal;

TEST_CASE("waiting is followed through other resources, within one input", "[graph]") {
  Fragment fragment;
  fragment.resources = {
      Resource{.address = "trail", .depends_on = {"pause"}},
      Resource{.address = "pause", .depends_on = {"policy", "trail"}},
      Resource{.address = "policy"},
      Resource{.address = "other"},
  };
  ResourceGraph graph;
  graph.add(fragment);
  graph.add(fragment);
  const Resource& trail = *graph.find(0, "trail");
  CHECK(graph.waits_for(trail, *graph.find(0, "policy")));
  CHECK_FALSE(graph.waits_for(trail, *graph.find(0, "other")));
  CHECK_FALSE(graph.waits_for(trail, *graph.find(1, "policy")));
  CHECK(graph.find(0, "nothing") == nullptr);
}

TEST_CASE("identities are spelt as AWS spells them", "[identity]") {
  CHECK(bucket_arn("aws", "logs").display() == "arn:aws:s3:::logs");
  CHECK(trail_arn("aws-cn", "cn-north-1", "111122223333", "main").display() ==
        "arn:aws-cn:cloudtrail:cn-north-1:111122223333:trail/main");
  CHECK(key_arn("aws", "eu-west-1", "111122223333", "abc").display() ==
        "arn:aws:kms:eu-west-1:111122223333:key/abc");
  CHECK(partition_of_region("us-gov-west-1") == "aws-us-gov");
  CHECK(partition_of_region("eu-west-1") == "aws");
}

TEST_CASE("an ARN is taken apart only where its parts are certain", "[identity]") {
  const auto log_group = parse_arn(Text("arn:aws:logs:r:1:log-group:/a:b:*"));
  REQUIRE(log_group);
  CHECK(log_group->service.display() == "logs");
  CHECK(log_group->resource.display() == "log-group:/a:b:*");
  CHECK_FALSE(parse_arn(Text("my-bucket")));
  CHECK_FALSE(parse_arn(Text("arn:aws:s3")));
  const Text account =
      Text::of_symbol({.id = "a", .name = "a", .cls = SymbolClass::AccountId});
  CHECK(parse_arn(Text("arn:aws:kms:r:") + account + Text(":key/x"))->account == account);
  const Text anything = Text::of_symbol({.id = "p", .name = "p"});
  CHECK_FALSE(parse_arn(Text("arn:aws:") + anything + Text(":r:1:key/x")));
}
