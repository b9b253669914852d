// Terraform: `aws_s3_bucket_server_side_encryption_configuration`, or the blocks of the
// bucket (provider 3). CloudFormation: the property `BucketEncryption`.
#include "repair/default_encryption.hpp"

#include <string_view>
#include <utility>

#include "aws/resource_kind.hpp"
#include "cloudtrail/spelling.hpp"
#include "repair/argument_change.hpp"
#include "repair/new_address.hpp"

namespace trailseal::repair {
namespace {

using cloudtrail::Destination;

constexpr std::string_view kSeparateRule =
    "rule.0.apply_server_side_encryption_by_default.0";
constexpr std::string_view kTemplateRule =
    "BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault";

DefaultEncryption in_terraform(const Resource& resource, std::string rule) {
  return {.resource = &resource,
          .rule = std::move(rule),
          .algorithm = "sse_algorithm",
          .key = "kms_master_key_id"};
}

DefaultEncryption in_template(const Resource& bucket) {
  return {.resource = &bucket,
          .rule = std::string(kTemplateRule),
          .algorithm = "SSEAlgorithm",
          .key = "KMSMasterKeyID"};
}

Edit separate_resource(const ResourceGraph& graph, const Resource& bucket) {
  Edit create{.kind = Edit::Kind::CreateResource,
              .input = bucket.input,
              .resource = bucket.address,
              .place = bucket.position};
  create.created.type = type_for(ResourceKind::BucketEncryption, bucket);
  create.created.address =
      new_address(graph, bucket, create.created.type, bucket, "Encryption");
  create.value.set("bucket", Value::text(cloudtrail::name_of_bucket(bucket)));
  return create;
}

}  // namespace

Change DefaultEncryption::with(const DefaultKey& wanted) const {
  Change change;
  Resource target = *resource;
  if (create) {
    target.address = create->created.address;
    target.attributes = create->value;
    change.add({.edits = {*create}, .size = size::kPolicy});
  }
  const auto set = [&](const std::string& name, const Value& value,
                       const std::optional<EditOrigin>& origin) {
    Edit edit = set_argument(target, rule + "." + name, value);
    edit.origin = origin;
    target = trailseal::apply(std::move(target), edit);
    change.add({.edits = {std::move(edit)}, .size = size::kValue});
  };
  if (!is_kms) set(algorithm, Value::text("aws:kms"), {});
  if (!wanted.arn.is_absent()) set(key, wanted.arn, wanted.origin);
  change.phrases = {
      "let " + bucket + " default to `aws:kms`" +
      (wanted.arn.is_absent() ? std::string() : " with the key " + wanted.label)};
  return change;
}

std::optional<DefaultEncryption> default_encryption_of(const ResourceGraph& graph,
                                                       const Destination& destination) {
  const cloudtrail::Bucket& bucket = destination.bucket;
  if (bucket.resource == nullptr || !bucket.encryption.setters.empty()) {
    return std::nullopt;
  }
  const Resource* setter =
      graph.find(bucket.encryption.place.input, bucket.encryption.place.address);
  if (setter == nullptr) return std::nullopt;
  DefaultEncryption found;
  if (setter->language == Language::CloudFormation) {
    found = in_template(*setter);
  } else if (kind_of(setter->type) == ResourceKind::BucketEncryption) {
    found = in_terraform(*setter, std::string(kSeparateRule));
  } else if (setter->attributes["server_side_encryption_configuration"].size() > 0) {
    found = in_terraform(
        *setter, "server_side_encryption_configuration.0." + std::string(kSeparateRule));
  } else {
    found = in_terraform(*bucket.resource, std::string(kSeparateRule));
    found.create = separate_resource(graph, *bucket.resource);
  }
  const Value& algorithm = bucket.encryption.algorithm;
  found.is_kms = algorithm.is_literal("aws:kms") || algorithm.is_literal("aws:kms:dsse");
  found.bucket = bucket.label;
  return found;
}

std::optional<KeyPath> default_key_path(const ResourceGraph& graph,
                                        const Destination& destination) {
  const auto found = default_encryption_of(graph, destination);
  if (!found || found->create) return std::nullopt;
  return KeyPath{.resource = found->resource,
                 .attribute = found->rule + "." + found->key};
}

}  // namespace trailseal::repair
