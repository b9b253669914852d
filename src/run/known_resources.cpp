// Each becomes the resource that Terraform's state would have of it:
//
//   buckets:  NAME  { account, region, encryption, policy, versioning }
//   keys:     ARN   { policy, rotation, aliases }
//
// `providers` are no resources: their accounts go into the configuration.
//
// Policies stand in files beside the configuration, as JSON.
#include "run/known_resources.hpp"

#include <filesystem>
#include <utility>

#include "aws/arn.hpp"
#include "aws/region.hpp"
#include "aws/resource_kind.hpp"
#include "base/word_list.hpp"
#include "document/fields.hpp"
#include "document/json_reader.hpp"
#include "document/repository.hpp"

namespace trailseal::run {
namespace {

namespace fs = std::filesystem;

std::string field_text(const Value& map, std::string_view key) {
  return trimmed(map[key].literal().value_or(""));
}

class Reader {
 public:
  Reader(const KnownContext& context, Problems& problems)
      : path_(context.path), problems_(problems) {
    fragment_.input.path = path_;
    fragment_.input.trusted = true;
    fragment_.input.account =
        or_symbol(context.account, "account", SymbolClass::AccountId);
    fragment_.input.region = or_symbol(context.region, "region", SymbolClass::Region);
    fragment_.input.partition = Text("aws");
    fragment_.input.organization_id = Text(context.organization);
  }

  KnownResources read(const Value& known) {
    each(known["buckets"],
         [&](const std::string& name, const Value& value) { add_bucket(name, value); });
    each(known["keys"],
         [&](const std::string& arn, const Value& value) { add_key(arn, value); });
    std::map<std::string, std::string> accounts;
    each(known["providers"], [&](const std::string& alias, const Value& value) {
      accounts[alias] = field_text(value, "account");
    });
    return {.fragment = std::move(fragment_), .provider_accounts = std::move(accounts)};
  }

 private:
  static Text or_symbol(const std::string& text, const std::string& name,
                        SymbolClass cls) {
    if (!text.empty()) return Text(text);
    return Text::of_symbol({.id = "known:" + name, .name = name, .cls = cls});
  }

  template <typename Visit>
  static void each(const Value& map, Visit visit) {
    for (std::size_t i = 0; i < map.keys().size(); ++i) {
      visit(map.keys()[i].name, map.items()[i]);
    }
  }

  Value unsaid(const char* what) const {
    return Value::unknown({.reason = "`" + path_ + "` does not say " + what});
  }

  Value policy(const Value& owner) {
    const std::string file = field_text(owner, "policy");
    if (file.empty()) return unsaid("what its policy is");
    const std::string from = (fs::path(path_).parent_path() / file).generic_string();
    if (!is_own_file(from, path_)) {
      problems_.add(owner["policy"].position(),
                    in_backticks(file) + " is outside of the repository",
                    "only files of the configuration's own repository are read");
      return unsaid("what its policy is");
    }
    const auto source = read_source(from);
    if (!source) {
      problems_.add(owner["policy"].position(), source.error().message,
                    "`policy` is a file next to the configuration");
      return unsaid("what its policy is");
    }
    const auto document = read_json(*source);
    if (!document) {
      problems_.add(owner["policy"].position(),
                    in_backticks(file) + " is not JSON: " + document.error().message);
      return unsaid("what its policy is");
    }
    return document->root;
  }

  Resource& add(std::string address, ResourceKind kind) {
    fragment_.resources.push_back({.address = std::move(address),
                                   .type = std::string(terraform_type(kind)),
                                   .change = Change::NoOp,
                                   .region = fragment_.input.region,
                                   .account = fragment_.input.account,
                                   .partition = fragment_.input.partition});
    fragment_.resources.back().attributes = Value::map();
    return fragment_.resources.back();
  }

  Value encryption(const Value& given) {
    if (given.is_unset()) return unsaid("what its default encryption is");
    Value by_default = Value::map();
    by_default.set("sse_algorithm", Value::text(Text(field_text(given, "algorithm"))));
    const std::string key = field_text(given, "key");
    if (!key.empty()) by_default.set("kms_master_key_id", Value::text(Text(key)));
    Value rule = Value::map();
    rule.set("apply_server_side_encryption_by_default", Value::list({by_default}));
    rule.set("bucket_key_enabled", given["bucket_key"]);
    Value configuration = Value::map();
    configuration.set("rule", Value::list({rule}));
    return Value::list({configuration});
  }

  void add_bucket(const std::string& name, const Value& value) {
    Resource& bucket = add("bucket `" + name + "`", ResourceKind::Bucket);
    const std::string account = field_text(value, "account");
    const std::string region = field_text(value, "region");
    if (!account.empty()) bucket.account = Text(account);
    if (!region.empty()) {
      bucket.region = Text(region);
      bucket.partition = Text(partition_of_region(region));
    }
    bucket.attributes.set("bucket", Value::text(Text(name)));
    bucket.attributes.set("arn", Value::text(bucket_arn(bucket.partition, Text(name))));
    bucket.attributes.set("server_side_encryption_configuration",
                          encryption(value["encryption"]));
    bucket.attributes.set("policy", policy(value));
    if (const Value& versioning = value["versioning"]; versioning.is_bool()) {
      Value block = Value::map();
      block.set("enabled", versioning);
      bucket.attributes.set("versioning", Value::list({block}));
    }
  }

  void add_key(const std::string& arn, const Value& value) {
    const auto parts = parse_arn(Text(arn));
    if (!parts || !parts->resource.literal_prefix().starts_with("key/")) {
      return problems_.add(value.position(), "`" + arn + "` is not the ARN of a key",
                           "such as `arn:aws:kms:eu-central-1:111122223333:key/...`");
    }
    Resource& key = add("key `" + arn + "`", ResourceKind::Key);
    key.account = parts->account;
    key.region = parts->region;
    key.partition = parts->partition;
    const std::string id = parts->resource.literal().value_or("").substr(4);
    key.attributes.set("arn", Value::text(Text(arn)));
    key.attributes.set("key_id", Value::text(Text(id)));
    key.attributes.set("policy", policy(value));
    const Value& rotation = value["rotation"];
    key.attributes.set("enable_key_rotation",
                       rotation.is_bool() ? rotation : unsaid("whether it rotates"));
    const Value& aliases = value["aliases"];
    if (!aliases.is_list() && !aliases.is_absent()) add_alias(aliases, arn, *parts);
    for (const Value& name : aliases.items()) add_alias(name, arn, *parts);
  }

  void add_alias(const Value& written, const std::string& arn, const Arn& parts) {
    const std::string name = trimmed(written.literal().value_or(""));
    Resource& alias = add("alias `" + name + "`", ResourceKind::KeyAlias);
    alias.account = parts.account;
    alias.region = parts.region;
    alias.attributes.set("name", Value::text(Text(name)));
    alias.attributes.set("arn", Value::text(alias_arn(parts.partition, parts.region,
                                                      parts.account, Text(name))));
    alias.attributes.set("target_key_id", Value::text(Text(arn)));
  }

  std::string path_;
  Problems& problems_;
  Fragment fragment_{};
};

}  // namespace

KnownResources read_known_resources(const Value& known, const KnownContext& context,
                                    Problems& problems) {
  return Reader(context, problems).read(known);
}

}  // namespace trailseal::run
