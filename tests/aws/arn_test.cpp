#include "aws/arn.hpp"

#include "support/catch.hpp"

namespace trailseal::arn_test {
namespace {

TEST_CASE("identities are spelt as AWS spells them", "[arn]") {
  const Text account("111122223333");
  CHECK(bucket_arn("aws", "logs").display() == "arn:aws:s3:::logs");
  CHECK(trail_arn("aws-cn", "cn-north-1", account, "main").display() ==
        "arn:aws-cn:cloudtrail:cn-north-1:111122223333:trail/main");
  CHECK(key_arn("aws", "eu-west-1", account, "abc").display() ==
        "arn:aws:kms:eu-west-1:111122223333:key/abc");
  CHECK(alias_arn("aws", "eu-west-1", account, "alias/logs").display() ==
        "arn:aws:kms:eu-west-1:111122223333:alias/logs");
  CHECK(log_group_arn("aws", "eu-west-1", account, "/trail").display() ==
        "arn:aws:logs:eu-west-1:111122223333:log-group:/trail");
  CHECK(topic_arn("aws", "eu-west-1", account, "news").display() ==
        "arn:aws:sns:eu-west-1:111122223333:news");
}

TEST_CASE("the resource part of an ARN keeps its colons", "[arn]") {
  const auto log_group = parse_arn(Text("arn:aws:logs:r:1:log-group:/a:b:*"));
  REQUIRE(log_group);
  CHECK(log_group->partition.display() == "aws");
  CHECK(log_group->service.display() == "logs");
  CHECK(log_group->region.display() == "r");
  CHECK(log_group->account.display() == "1");
  CHECK(log_group->resource.display() == "log-group:/a:b:*");
}

TEST_CASE("a text that is not certainly an ARN is not taken apart", "[arn]") {
  CHECK_FALSE(parse_arn(Text("logs")));
  CHECK_FALSE(parse_arn(Text("arn:aws:s3::")));
  const auto symbol = [](SymbolClass cls) {
    return Text::of_symbol({.id = "p", .name = "p", .cls = cls});
  };
  CHECK_FALSE(parse_arn(symbol(SymbolClass::Anything)));
  // What may hold a colon moves the parts behind it; an account does not.
  CHECK_FALSE(
      parse_arn(Text("arn:aws:kms:r:") + symbol(SymbolClass::Anything) + ":key/1"));
  CHECK(parse_arn(Text("arn:aws:kms:r:") + symbol(SymbolClass::AccountId) + ":key/1"));
  CHECK(parse_arn(Text("arn:aws:kms:r:1:key/") + symbol(SymbolClass::Anything)));
}

}  // namespace
}  // namespace trailseal::arn_test
