#include "aws/region.hpp"

#include "support/catch.hpp"

namespace trailseal::region_test {
namespace {

TEST_CASE("a region is at least two words and a number", "[region]") {
  CHECK(is_region("eu-central-1"));
  CHECK(is_region("us-gov-west-1"));
  CHECK(is_region("ap-southeast-12"));
  CHECK_FALSE(is_region(""));
  CHECK_FALSE(is_region("eu"));
  CHECK_FALSE(is_region("eu-1"));
  CHECK_FALSE(is_region("eu-central-"));
  CHECK_FALSE(is_region("eu-central-1a"));
  CHECK_FALSE(is_region("EU-central-1"));
  CHECK_FALSE(is_region("eu central-1"));
}

TEST_CASE("the partition follows from how the region's name begins", "[region]") {
  CHECK(partition_of_region("eu-west-1") == "aws");
  CHECK(partition_of_region("cn-north-1") == "aws-cn");
  CHECK(partition_of_region("us-gov-west-1") == "aws-us-gov");
  CHECK(partition_of_region("us-iso-east-1") == "aws-iso");
  CHECK(partition_of_region("us-isob-east-1") == "aws-iso-b");
  CHECK(partition_of_region("eu-isoe-west-1") == "aws-iso-e");
  CHECK(partition_of_region("us-isof-south-1") == "aws-iso-f");
  CHECK(partition_of_region("eusc-de-east-1") == "aws-eusc");
}

}  // namespace
}  // namespace trailseal::region_test
