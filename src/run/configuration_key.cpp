// The one table of the keys of `.trailseal.yaml`: the reader refuses what is not in it,
// and the JSON Schema for editors is made from it.
#include <array>

#include "run/configuration.hpp"

namespace trailseal::run {
namespace {

constexpr std::array kKeys{
    ConfigurationKey{"standard", "string", "sse-kms-cmk sse-kms sse-s3",
                     "what encryption has to be"},
    ConfigurationKey{"select", "array", "", "judge only these rules, by code or id"},
    ConfigurationKey{"ignore", "array", "", "leave these rules out"},
    ConfigurationKey{"severity", "object", "", "another severity for a rule"},
    ConfigurationKey{"severity.*", "string", "low medium high", "the severity"},
    ConfigurationKey{"fail_on", "string", "low medium high never",
                     "findings from this severity on decide the exit status"},
    ConfigurationKey{"strict", "boolean", "",
                     "count what cannot be decided as a finding"},
    ConfigurationKey{"rules", "array", "",
                     "rule files, or directories of them, from where this file lies"},
    ConfigurationKey{"skip", "array", "", "patterns of inputs to leave out"},
    ConfigurationKey{"account", "string", "", "the account that is deployed to"},
    ConfigurationKey{"region", "string", "", "the region that is deployed to"},
    ConfigurationKey{"organization", "string", "", "the organization's id"},
    ConfigurationKey{"waive", "array", "", "findings that somebody accepts"},
    ConfigurationKey{"waive[]", "object", "", "an accepted finding"},
    ConfigurationKey{"waive[].rule", "string", "", "code or id of the rule"},
    ConfigurationKey{"waive[].address", "string", "",
                     "of the resource or the trail, with `*` and `?`"},
    ConfigurationKey{"waive[].reason", "string", "", "ten letters at least"},
    ConfigurationKey{"waive[].owner", "string", "", "who answers for it"},
    ConfigurationKey{"waive[].until", "string", "", "the last day it counts: 2027-01-31"},
    ConfigurationKey{"known", "object", "",
                     "what is outside of the inputs, taken on trust"},
    ConfigurationKey{"known.buckets", "object", "", "buckets, by name"},
    ConfigurationKey{"known.buckets.*", "object", "", "a bucket"},
    ConfigurationKey{"known.buckets.*.account", "string", "", "the account that owns it"},
    ConfigurationKey{"known.buckets.*.region", "string", "", "its region"},
    ConfigurationKey{"known.buckets.*.encryption", "object", "",
                     "its default encryption"},
    ConfigurationKey{"known.buckets.*.encryption.algorithm", "string",
                     "AES256 aws:kms aws:kms:dsse", "the algorithm"},
    ConfigurationKey{"known.buckets.*.encryption.key", "string", "", "the key's ARN"},
    ConfigurationKey{"known.buckets.*.encryption.bucket_key", "boolean", "",
                     "the S3 Bucket Key is on"},
    ConfigurationKey{"known.buckets.*.policy", "string", "",
                     "a file with the bucket policy, from where this file lies"},
    ConfigurationKey{"known.buckets.*.versioning", "boolean", "", "it keeps versions"},
    ConfigurationKey{"known.providers", "object", "",
                     "Terraform providers, by alias; `aws` is the default one"},
    ConfigurationKey{"known.providers.*", "object", "", "a provider"},
    ConfigurationKey{"known.providers.*.account", "string", "",
                     "the account it works in"},
    ConfigurationKey{"known.keys", "object", "", "KMS keys, by ARN"},
    ConfigurationKey{"known.keys.*", "object", "", "a key"},
    ConfigurationKey{"known.keys.*.policy", "string", "",
                     "a file with the key policy, from where this file lies"},
    ConfigurationKey{"known.keys.*.rotation", "boolean", "", "it rotates by itself"},
    ConfigurationKey{"known.keys.*.aliases", "array", "", "its aliases: `alias/logs`"},
};

/// The keys right below a path: `known.buckets.*` has `account`, `region`, ...
template <typename Visit>
void each_below(std::string_view path, Visit visit) {
  for (const ConfigurationKey& key : kKeys) {
    std::string_view rest = key.path;
    if (!path.empty()) {
      if (!rest.starts_with(path) || rest.size() == path.size()) continue;
      rest.remove_prefix(path.size());
      if (rest.front() == '.') rest.remove_prefix(1);
    }
    if (rest.find('.') != std::string_view::npos) continue;
    if (rest != "[]" && rest.find('[') != std::string_view::npos) continue;
    visit(key, rest);
  }
}

Value text(std::string_view content) { return Value::text(Text(content)); }

Value schema_of(const ConfigurationKey& key);

void add_members(std::string_view path, Value& schema) {
  Value properties = Value::map();
  each_below(path, [&](const ConfigurationKey& key, std::string_view name) {
    if (name == "*") {
      schema.set("additionalProperties", schema_of(key));
    } else if (name != "[]") {
      properties.set(std::string(name), schema_of(key));
    }
  });
  if (properties.size() == 0) return;
  schema.set("properties", std::move(properties));
  schema.set("additionalProperties", Value::boolean(false));
}

Value items_of(std::string_view path) {
  Value items = Value::map();
  items.set("type", text("string"));
  each_below(path, [&](const ConfigurationKey& key, std::string_view name) {
    if (name == "[]") items = schema_of(key);
  });
  return items;
}

Value schema_of(const ConfigurationKey& key) {
  Value schema = Value::map();
  schema.set("type", text(key.type));
  schema.set("description", text(key.meaning));
  Value words = Value::list();
  for (std::string_view rest = key.values; !rest.empty();) {
    const std::size_t space = rest.find(' ');
    words.push_back(text(rest.substr(0, space)));
    rest = space == std::string_view::npos ? std::string_view() : rest.substr(space + 1);
  }
  if (words.size() > 0) schema.set("enum", std::move(words));
  if (key.type == "array") schema.set("items", items_of(key.path));
  if (key.type == "object") add_members(key.path, schema);
  return schema;
}

}  // namespace

std::span<const ConfigurationKey> configuration_keys() { return kKeys; }

Value configuration_schema() {
  Value schema = Value::map();
  schema.set("$schema", text("https://json-schema.org/draft/2020-12/schema"));
  schema.set("title", text("trailseal configuration"));
  schema.set("type", text("object"));
  add_members("", schema);
  return schema;
}

}  // namespace trailseal::run
