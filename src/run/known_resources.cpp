// Each becomes the resource that Terraform's state would have of it:
//
//   buckets:  NAME  { account, region, encryption, policy, versioning }
//   keys:     ARN   { policy, rotation, aliases }
//
// `providers` are no resources: their accounts go into the configuration.
//
// Policies stand in files beside the configuration, as JSON.
#include "run/known_resources.hpp"

#include <array>
#include <filesystem>

#include "aws/account.hpp"
#include "aws/arn.hpp"
#include "aws/region.hpp"
#include "document/json_reader.hpp"

namespace trailseal::run {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> kKnownKeys{"buckets", "keys", "providers"};
constexpr std::array<std::string_view, 1> kProviderKeys{"account"};
constexpr std::array<std::string_view, 5> kBucketKeys{"account", "region", "encryption",
                                                      "policy", "versioning"};
constexpr std::array<std::string_view, 3> kEncryptionKeys{"algorithm", "key",
                                                          "bucket_key"};
constexpr std::array<std::string_view, 3> kKeyKeys{"policy", "rotation", "aliases"};

class Reader {
 public:
  Reader(std::string path, Configuration& configuration, Problems& problems)
      : path_(std::move(path)), configuration_(configuration), problems_(problems) {
    fragment_.input.path = path_;
    fragment_.input.trusted = true;
    fragment_.input.account =
        or_symbol(configuration.account, "account", SymbolClass::AccountId);
    fragment_.input.region =
        or_symbol(configuration.region, "region", SymbolClass::Region);
    fragment_.input.partition = Text("aws");
    fragment_.input.organization_id = Text(configuration.organization);
  }

  Fragment read(const Value& known) {
    Fields fields(known, "known", kKnownKeys, problems_);
    each(fields["buckets"], "buckets",
         [&](const std::string& name, const Value& value) { add_bucket(name, value); });
    each(fields["keys"], "keys",
         [&](const std::string& arn, const Value& value) { add_key(arn, value); });
    each(fields["providers"], "providers",
         [&](const std::string& alias, const Value& value) {
           Fields provider(value, "provider", kProviderKeys, problems_);
           const std::string account = provider.text("account");
           if (is_account_id(account)) {
             configuration_.provider_accounts[alias] = account;
           } else if (!account.empty()) {
             problems_.add(value.position(), "`" + account + "` is no account",
                           "an account id has 12 digits");
           }
         });
    return std::move(fragment_);
  }

 private:
  static Text or_symbol(const std::string& text, const std::string& name,
                        SymbolClass cls) {
    if (!text.empty()) return Text(text);
    return Text::of_symbol({.id = "known:" + name, .name = name, .cls = cls});
  }

  template <typename Visit>
  void each(const Value& map, const char* what, Visit visit) {
    if (map.is_unset()) return;
    if (!map.is_map()) {
      return problems_.add(map.position(),
                           "`known." + std::string(what) + "` must be a map");
    }
    for (std::size_t i = 0; i < map.size(); ++i) {
      visit(map.keys()[i].name, map.items()[i]);
    }
  }

  Value unsaid(const char* what) const {
    return Value::unknown({.reason = "`" + path_ + "` does not say " + what});
  }

  Value flag(Fields& fields, const char* key) {
    const Value& value = fields[key];
    if (!value.is_absent() && !value.is_bool()) {
      problems_.add(value.position(), "`" + std::string(key) + "` must be true or false");
    }
    return value;
  }

  Value policy(Fields& fields) {
    const std::string file = fields.optional_text("policy");
    if (file.empty()) return unsaid("what its policy is");
    const std::string from = (fs::path(path_).parent_path() / file).generic_string();
    const auto source = read_source(from);
    if (!source) {
      problems_.add(fields.place_of("policy"), source.error().message,
                    "`policy` is a file beside the configuration");
      return unsaid("what its policy is");
    }
    const auto document = read_json(*source);
    if (!document) {
      problems_.add(fields.place_of("policy"),
                    "`" + file + "` is no JSON: " + document.error().message);
      return unsaid("what its policy is");
    }
    return document->root;
  }

  Resource& add(std::string address, const char* type) {
    fragment_.resources.push_back({.address = std::move(address),
                                   .type = type,
                                   .change = Change::NoOp,
                                   .region = fragment_.input.region,
                                   .account = fragment_.input.account,
                                   .partition = fragment_.input.partition});
    fragment_.resources.back().attributes = Value::map();
    return fragment_.resources.back();
  }

  Value encryption(const Value& given) {
    if (given.is_absent()) return unsaid("what its default encryption is");
    Fields fields(given, "encryption", kEncryptionKeys, problems_);
    Value by_default = Value::map();
    by_default.set("sse_algorithm", Value::text(Text(fields.text("algorithm"))));
    const std::string key = fields.optional_text("key");
    if (!key.empty()) by_default.set("kms_master_key_id", Value::text(Text(key)));
    Value rule = Value::map();
    rule.set("apply_server_side_encryption_by_default", Value::list({by_default}));
    rule.set("bucket_key_enabled", flag(fields, "bucket_key"));
    Value configuration = Value::map();
    configuration.set("rule", Value::list({rule}));
    return Value::list({configuration});
  }

  void add_bucket(const std::string& name, const Value& value) {
    Fields fields(value, "bucket", kBucketKeys, problems_);
    Resource& bucket = add("bucket `" + name + "`", "aws_s3_bucket");
    const std::string account = fields.optional_text("account");
    const std::string region = fields.optional_text("region");
    if (!account.empty()) bucket.account = Text(account);
    if (!region.empty()) {
      bucket.region = Text(region);
      bucket.partition = Text(partition_of_region(region));
    }
    bucket.attributes.set("bucket", Value::text(Text(name)));
    bucket.attributes.set("arn", Value::text(bucket_arn(bucket.partition, Text(name))));
    bucket.attributes.set("server_side_encryption_configuration",
                          encryption(fields["encryption"]));
    bucket.attributes.set("policy", policy(fields));
    if (const Value versioning = flag(fields, "versioning"); versioning.is_bool()) {
      Value block = Value::map();
      block.set("enabled", versioning);
      bucket.attributes.set("versioning", Value::list({block}));
    }
  }

  void add_key(const std::string& arn, const Value& value) {
    Fields fields(value, "key", kKeyKeys, problems_);
    const auto parts = parse_arn(Text(arn));
    if (!parts || !parts->resource.literal_prefix().starts_with("key/")) {
      return problems_.add(value.position(), "`" + arn + "` is not the ARN of a key",
                           "such as `arn:aws:kms:eu-central-1:111122223333:key/...`");
    }
    Resource& key = add("key `" + arn + "`", "aws_kms_key");
    key.account = parts->account;
    key.region = parts->region;
    key.partition = parts->partition;
    const std::string id = parts->resource.literal().value_or("").substr(4);
    key.attributes.set("arn", Value::text(Text(arn)));
    key.attributes.set("key_id", Value::text(Text(id)));
    key.attributes.set("policy", policy(fields));
    const Value rotation = flag(fields, "rotation");
    key.attributes.set("enable_key_rotation",
                       rotation.is_bool() ? rotation : unsaid("whether it rotates"));
    for (const std::string& name : fields.texts("aliases")) {
      add_alias(name, arn, *parts);
    }
  }

  void add_alias(const std::string& name, const std::string& arn, const Arn& parts) {
    Resource& alias = add("alias `" + name + "`", "aws_kms_alias");
    alias.account = parts.account;
    alias.region = parts.region;
    alias.attributes.set("name", Value::text(Text(name)));
    alias.attributes.set("arn", Value::text(alias_arn(parts.partition, parts.region,
                                                      parts.account, Text(name))));
    alias.attributes.set("target_key_id", Value::text(Text(arn)));
  }

  std::string path_;
  Configuration& configuration_;
  Problems& problems_;
  Fragment fragment_{};
};

}  // namespace

Fragment read_known_resources(const Value& known, const std::string& path,
                              Configuration& configuration, Problems& problems) {
  return Reader(path, configuration, problems).read(known);
}

}  // namespace trailseal::run
