#include "terraform/plan/resource_header.hpp"

#include <string>

#include "support/catch.hpp"

namespace trailseal::terraform::resource_header_test {
namespace {

ResourceHeader header_of(const char* type, const std::string& change) {
  const Source source("plan.json", change);
  return header_of_change(source, type, source.text());
}

using Names = std::vector<std::string>;
using Tokens = std::vector<std::string_view>;

TEST_CASE("a resource is known by its names of before and after", "[header]") {
  const ResourceHeader header =
      header_of("aws_s3_bucket",
                R"({"actions": ["update"], "before": {"bucket": "old", "acl": "private"},
          "after": {"bucket": "new", "arn": "arn:aws:s3:::new", "region": "eu-west-1"}})");
  CHECK(header.change == Change::Update);
  CHECK(header.live());
  CHECK(header.names == Names{"old", "new", "arn:aws:s3:::new"});
  CHECK(header.arn == "arn:aws:s3:::new");
  CHECK(header.region == "eu-west-1");
  CHECK_FALSE(header.linked);
}

TEST_CASE("a separate resource is known by its owner's name", "[header]") {
  const ResourceHeader header = header_of("aws_kms_key_policy",
                                          R"({"actions": ["create"], "before": null,
                                       "after": {"key_id": "1234", "policy": "{}"}})");
  CHECK(header.names == Names{"1234"});
  CHECK(header.linked);
  CHECK(link_of("aws_s3_bucket_acl") == "bucket");
  CHECK(link_of("aws_sns_topic_policy") == "arn");
  CHECK(link_of("aws_s3_bucket") == "");
  CHECK(link_of("aws_kms_alias") == "");
}

TEST_CASE("a place that comes from a secret is not shown", "[header]") {
  const std::string change = R"({"actions": ["create"], "after": {
      "arn": "arn:aws:kms:r:1:key/k", "region": "r"}, "after_sensitive": )";
  CHECK(header_of("aws_kms_key", change + "{}}").arn == "arn:aws:kms:r:1:key/k");
  CHECK(header_of("aws_kms_key", change + R"({"arn": true}})").arn.empty());
  CHECK(header_of("aws_kms_key", change + R"({"arn": true}})").region == "r");
  CHECK(header_of("aws_kms_key", change + "true}").region.empty());
}

TEST_CASE("names meet by the parts by which people call the resource", "[header]") {
  CHECK(tokens_of("logs") == Tokens{"logs"});
  CHECK(tokens_of("arn:aws:s3:::logs") == Tokens{"arn:aws:s3:::logs", "logs"});
  CHECK(tokens_of("arn:aws:kms:r:1:key/k") ==
        Tokens{"arn:aws:kms:r:1:key/k", "key/k", "key", "k"});
  CHECK(tokens_of("arn:aws:logs:r:1:log-group:g:*") ==
        Tokens{"arn:aws:logs:r:1:log-group:g:*", "g"});
}

}  // namespace
}  // namespace trailseal::terraform::resource_header_test
