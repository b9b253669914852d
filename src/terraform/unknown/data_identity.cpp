// What follows from what. Source: the pages of the data sources in the AWS provider's
// documentation.
//
//   aws_caller_identity             account                     -> account_id, id
//   aws_region                      region                      -> name, region, id
//   aws_partition                   partition                   -> partition, id, suffixes
//   aws_organizations_organization  account that manages it     -> master_account_id
//                                   symbol                      -> id
//   aws_s3_bucket                   bucket                      -> id, arn
//   aws_kms_key, aws_kms_alias      a key of that alias: symbol -> arn, target_key_arn
//
// A data source reads with its provider, so in that provider's account and region.
#include "terraform/unknown/data_identity.hpp"

#include <array>

#include "aws/arn.hpp"
#include "aws/region.hpp"
#include "aws/resource_kind.hpp"
#include "terraform/unknown/declared_configuration.hpp"

namespace trailseal::terraform {
namespace {

class DataSynthesis {
 public:
  DataSynthesis(Resource& data, const std::string& path, const std::string& organization)
      : data_(data), path_(path), organization_(organization) {}

  void caller() {
    fill("account_id", data_.account);
    fill("id", data_.account);
  }

  void region() {
    // Release 6 lets it be asked for another region than the provider's.
    const Value& asked = data_.attributes["region"];
    const Text region = asked.is_text() ? asked.as_text() : data_.region;
    for (const char* name : {"region", "name", "id"}) fill(name, region);
  }

  void partition() {
    fill("partition", data_.partition);
    fill("id", data_.partition);
    const auto partition = data_.partition.literal();
    if (partition == "aws" || partition == "aws-us-gov") {
      fill("dns_suffix", "amazonaws.com");
      fill("reverse_dns_prefix", "com.amazonaws");
    } else if (partition == "aws-cn") {
      fill("dns_suffix", "amazonaws.com.cn");
      fill("reverse_dns_prefix", "cn.com.amazonaws");
    }
  }

  void organization() {
    if (!organization_.empty()) return fill("id", Text(organization_));
    fill("id", Text::of_symbol({.id = path_ + "#organization",
                                .name = "organization id",
                                .cls = SymbolClass::OrganizationId,
                                .option = "--org-id"}));
  }

  void bucket() {
    const Value& name = data_.attributes["bucket"];
    if (!name.is_text()) return;
    fill("id", name.as_text());
    fill("arn", bucket_arn(data_.partition, name.as_text()));
  }

  /// An alias that no resource of the configuration makes: its key is one that nobody
  /// has said anything of.
  void alias() {
    const Value& name = data_.attributes["name"];
    if (!name.is_text()) return;
    const Text id = key_behind(name.as_text());
    fill("target_key_id", id);
    fill("target_key_arn", key_arn(data_.partition, data_.region, data_.account, id));
  }

  void key() {
    const Value& given = data_.attributes["key_id"];
    if (!given.is_text()) return;
    const Text id = key_behind(given.as_text());
    fill("id", id);
    fill("arn", key_arn(data_.partition, data_.region, data_.account, id));
  }

 private:
  /// One name stands for one key in an account and region.
  Text key_behind(const Text& name) const {
    const std::string place = data_.account.identity() + "/" + data_.region.identity();
    return Text::of_symbol({.id = path_ + "#key:" + place + ":" + name.identity(),
                            .name = "key id of " + name.display(),
                            .cls = SymbolClass::KeyId});
  }

  void fill(const char* attribute, Text value) {
    const Value& there = data_.attributes[attribute];
    if (!there.is_unknown()) return;
    const Position position = there.position();
    data_.attributes.set(attribute, Value::text(std::move(value), position));
  }

  Resource& data_;
  const std::string& path_;
  const std::string& organization_;
};

struct DataRow {
  ResourceKind kind = ResourceKind::None;
  void (DataSynthesis::*synthesize)() = nullptr;
};

constexpr std::array kDataRows{
    DataRow{ResourceKind::CallerIdentity, &DataSynthesis::caller},
    DataRow{ResourceKind::CallerRegion, &DataSynthesis::region},
    DataRow{ResourceKind::CallerPartition, &DataSynthesis::partition},
    DataRow{ResourceKind::Organization, &DataSynthesis::organization},
    DataRow{ResourceKind::Bucket, &DataSynthesis::bucket},
    DataRow{ResourceKind::KeyAlias, &DataSynthesis::alias},
    DataRow{ResourceKind::Key, &DataSynthesis::key},
};

}  // namespace

void synthesize_data(Resource& data, const std::string& path,
                     const std::string& organization_id) {
  DataSynthesis synthesis(data, path, organization_id);
  const ResourceKind kind = kind_of(data.type);
  for (const DataRow& row : kDataRows) {
    if (row.kind == kind) return (synthesis.*row.synthesize)();
  }
}

void refer_to_plan(Resource& data) {
  if (kind_of(data.type) == ResourceKind::PolicyDocument) return;
  const std::vector<Value::Key> keys = data.attributes.keys();
  for (const Value::Key& key : keys) {
    const Value& value = data.attributes[key.name];
    if (!value.is_unknown() || !value.as_unknown().origins.empty()) continue;
    const std::string origin = data.address + "." + key.name;
    data.attributes.set(
        key.name,
        Value::unknown({.reason = "`" + data.address + "` is read when Terraform plans",
                        .help = kAskPlan,
                        .origins = {origin}},
                       value.position()));
  }
}

}  // namespace trailseal::terraform
