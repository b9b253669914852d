#include "cloudtrail/key_look_up.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::key_look_up_test {

namespace {

const char* const kKey =
    R"({"arn":"arn:aws:kms:eu-west-1:111122223333:key/1","key_id":"1"})";
const char* const kTemplateKey =
    R"({"@arn":"arn:aws:kms:eu-west-1:111122223333:key/1","@ref":"1"})";
const char* const kArn = "arn:aws:kms:eu-west-1:111122223333:key/1";

std::string address(const Resource* resource) {
  return resource != nullptr ? resource->address : "";
}

}  // namespace

TEST_CASE("a key of any kind is found by ARN and by id", "[key]") {
  const char* const type =
      GENERATE("aws_kms_key", "aws_kms_replica_key", "aws_kms_external_key",
               "aws_kms_replica_external_key", "AWS::KMS::Key", "AWS::KMS::ReplicaKey");
  SmallGraph small;
  const bool is_template = std::string_view(type).starts_with("AWS::");
  Resource& key = small.add("it", is_template ? kTemplateKey : kKey);
  key.type = type;
  if (is_template) key.language = Language::CloudFormation;
  const ResourceGraph graph = small.build();
  CHECK(address(find_key(graph, kArn)) == "it");
  CHECK(address(find_key(graph, "1")) == "it");
  CHECK(find_key(graph, "2") == nullptr);
  CHECK(key_resources(graph).size() == 1);
}

TEST_CASE("a key that stays is found before one that goes", "[key]") {
  SmallGraph small;
  small.add("aws_kms_key.gone", kKey).change = Change::Delete;
  CHECK(address(find_key(small.build(), kArn)) == "aws_kms_key.gone");
  CHECK(find_key(small.build(), "1") == nullptr);
  small.add("aws_kms_key.new", kKey);
  CHECK(address(find_key(small.build(), kArn)) == "aws_kms_key.new");
  CHECK(key_resources(small.build()).size() == 1);
}

TEST_CASE("a data source is no key, but it tells of one", "[key]") {
  SmallGraph small;
  small.add("aws_kms_key.read", kKey).data = true;
  const ResourceGraph graph = small.build();
  CHECK(find_key(graph, kArn) == nullptr);
  CHECK(address(find_data_key(graph, kArn)) == "aws_kms_key.read");
  CHECK(find_data_key(graph, "arn:aws:kms:eu-west-1:111122223333:key/2") == nullptr);
}

TEST_CASE("an alias is found by its name and its ARN, even while it goes", "[key]") {
  SmallGraph small;
  small
      .add("aws_kms_alias.a",
           R"({"name":"alias/logs","target_key_id":"1",
                "arn":"arn:aws:kms:eu-west-1:111122223333:alias/logs"})")
      .change = GENERATE(Change::Create, Change::Delete);
  const ResourceGraph graph = small.build();
  CHECK(address(find_alias(graph, "alias/logs")) == "aws_kms_alias.a");
  CHECK(address(find_alias(graph, "arn:aws:kms:eu-west-1:111122223333:alias/logs")) ==
        "aws_kms_alias.a");
  CHECK(find_alias(graph, "alias/other") == nullptr);
}

TEST_CASE("the resource part is what stands behind the account", "[key]") {
  CHECK(resource_part(kArn).literal() == "key/1");
  CHECK(resource_part("alias/logs").literal() == "alias/logs");
}

}  // namespace trailseal::cloudtrail::key_look_up_test
