// What follows from what:
//
//   bucket           bucket, or bucket_prefix + symbol     -> id, arn
//   trail            name                                  -> arn, id
//   key              symbol; a replica's from its primary  -> key_id, id, arn
//   alias            name; target_key_id                   -> arn, id; target_key_arn
//   log group        name                                  -> arn, id
//   topic            name                                  -> arn, id
//   role             name, path                            -> arn, id
//   managed policy   name, path                            -> arn, id
//   event data store symbol                                -> arn, id
//
// A symbol's id is the input, the address and the attribute.
#include "terraform/unknown/identity_synthesis.hpp"

#include <array>

#include "aws/arn.hpp"
#include "aws/resource_kind.hpp"

namespace trailseal::terraform {
namespace {

class IdentitySynthesis {
 public:
  IdentitySynthesis(Resource& resource, const std::string& path, bool arn_is_id)
      : resource_(resource), path_(path), arn_is_id_(arn_is_id) {}

  void bucket() {
    if (!settle_name("bucket_prefix")) return;
    fill("id", text("bucket"));
    fill("arn", bucket_arn(resource_.partition, text("bucket")));
  }

  void trail() {
    if (!settle_name("")) return;
    fill("arn", trail_arn(resource_.partition, resource_.region, resource_.account,
                          text("name")));
    fill("id", text(arn_is_id_ ? "arn" : "name"));
    fill("home_region", resource_.region);
  }

  void key() {
    if (at("key_id").is_absent() && at("id").is_unknown()) {
      resource_.attributes.set("key_id", at("id"));  // external keys have an id only
    }
    fill("key_id", key_id());
    fill("id", text("key_id"));
    fill("arn", key_arn(resource_.partition, resource_.region, resource_.account,
                        text("key_id")));
  }

  void alias() {
    if (settle_name("name_prefix")) {
      fill("id", text("name"));
      fill("arn", alias_arn(resource_.partition, resource_.region, resource_.account,
                            text("name")));
    }
    const Value& target = at("target_key_id");
    if (!target.is_text()) return;
    const Text id = target.as_text();
    fill("target_key_arn", parse_arn(id) ? id
                                         : key_arn(resource_.partition, resource_.region,
                                                   resource_.account, id));
  }

  void log_group() {
    if (!settle_name("name_prefix")) return;
    fill("id", text("name"));
    fill("arn", log_group_arn(resource_.partition, resource_.region, resource_.account,
                              text("name")));
  }

  void topic() {
    if (!settle_name("name_prefix")) return;
    fill("arn", topic_arn(resource_.partition, resource_.region, resource_.account,
                          text("name")));
    fill("id", text("arn"));
  }

  void role() {
    if (!settle_name("name_prefix")) return;
    fill("id", text("name"));
    fill("arn", iam_arn("role"));
  }

  void managed_policy() {
    if (!settle_name("name_prefix")) return;
    fill("arn", iam_arn("policy"));
    fill("id", text("arn"));
  }

  void event_data_store() {
    Text arn("arn:");
    arn.append(resource_.partition).append(":cloudtrail:").append(resource_.region);
    arn.append(":").append(resource_.account).append(":eventdatastore/");
    fill("arn", arn.append(symbol("id", SymbolClass::KeyId)));
    fill("id", text("arn"));
  }

  /// Who creates an organization manages it.
  void organization() {
    fill("master_account_id", resource_.account);
    fill("id", Text::of_symbol({.id = path_ + "#organization",
                                .name = "organization id",
                                .cls = SymbolClass::OrganizationId}));
  }

  void separate_of_bucket() {
    const Value& owner = at("expected_bucket_owner");
    const bool alone = owner.is_unset() || owner.is_literal("");
    if (at("bucket").is_text() && alone) fill("id", text("bucket"));
  }

  void key_policy() {
    if (at("key_id").is_text()) fill("id", text("key_id"));
  }

 private:
  const Value& at(std::string_view attribute) const {
    return resource_.attributes[attribute];
  }
  Text text(std::string_view attribute) const { return at(attribute).as_text(); }

  void fill(const char* attribute, Text value) {
    if (!at(attribute).is_unknown()) return;
    const Position position = at(attribute).position();
    resource_.attributes.set(attribute, Value::text(std::move(value), position));
  }

  Text symbol(const std::string& attribute, SymbolClass cls) const {
    return Text::of_symbol({.id = path_ + "#" + resource_.address + "." + attribute,
                            .name = resource_.address + "." + attribute,
                            .cls = cls});
  }

  /// Global, with the path between kind and name: `arn:aws:iam::ACCOUNT:role/path/name`.
  Text iam_arn(const char* kind) const {
    const Value& path = at("path");
    Text arn("arn:");
    arn.append(resource_.partition).append(":iam::").append(resource_.account);
    arn.append(":").append(kind).append(path.is_text() ? path.as_text() : Text("/"));
    return arn.append(text("name"));
  }

  // Gives an unknown name its symbol; false where there is no name at all.
  bool settle_name(std::string_view prefix_attribute) {
    const std::string attribute(find_kind(resource_.type)->name_attribute);
    const Value& prefix = at(prefix_attribute);
    const Text start = prefix.is_text() ? prefix.as_text() : Text();
    fill(attribute.c_str(), start + symbol(attribute, SymbolClass::Name));
    return at(attribute).is_text();
  }

  // The replica of a multi-region key has the key id of its primary.
  Text key_id() const {
    constexpr std::string_view kKey = "key/";
    const Value& primary = at("primary_key_arn");
    const auto arn = primary.is_text() ? parse_arn(primary.as_text()) : std::nullopt;
    if (arn && arn->resource.literal_prefix().starts_with(kKey)) {
      const auto parts = arn->resource.split('/');
      if (parts.size() == 2) return parts[1];
    }
    return symbol("key_id", SymbolClass::KeyId);
  }

  Resource& resource_;
  const std::string& path_;
  bool arn_is_id_;
};

struct SynthesisRow {
  ResourceKind kind = ResourceKind::None;
  void (IdentitySynthesis::*synthesize)() = nullptr;
};

constexpr std::array kRows{
    SynthesisRow{ResourceKind::Bucket, &IdentitySynthesis::bucket},
    SynthesisRow{ResourceKind::Trail, &IdentitySynthesis::trail},
    SynthesisRow{ResourceKind::KeyAlias, &IdentitySynthesis::alias},
    SynthesisRow{ResourceKind::KeyPolicy, &IdentitySynthesis::key_policy},
    SynthesisRow{ResourceKind::LogGroup, &IdentitySynthesis::log_group},
    SynthesisRow{ResourceKind::Topic, &IdentitySynthesis::topic},
    SynthesisRow{ResourceKind::Organization, &IdentitySynthesis::organization},
    SynthesisRow{ResourceKind::Role, &IdentitySynthesis::role},
    SynthesisRow{ResourceKind::ManagedPolicy, &IdentitySynthesis::managed_policy},
    SynthesisRow{ResourceKind::EventDataStore, &IdentitySynthesis::event_data_store},
};

}  // namespace

void synthesize_identities(Resource& resource, const std::string& path, bool arn_is_id) {
  if (resource.data || !resource.attributes.is_map()) return;
  IdentitySynthesis synthesis(resource, path, arn_is_id);
  const ResourceKind kind = kind_of(resource.type);
  if (is_key(kind)) return synthesis.key();
  if (is_separate_of_bucket(kind)) return synthesis.separate_of_bucket();
  for (const SynthesisRow& row : kRows) {
    if (row.kind == kind) return (synthesis.*row.synthesize)();
  }
}

}  // namespace trailseal::terraform
