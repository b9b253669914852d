// JSON Schema, draft 2020-12, made from the table of keys.
#include "run/configuration_schema.hpp"

#include <string>
#include <string_view>

#include "run/configuration_key.hpp"

namespace trailseal::run {
namespace {

Value text(std::string_view content) { return Value::text(Text(content)); }

Value type_of(KeyType type) {
  switch (type) {
    case KeyType::Text:
      return text("string");
    case KeyType::Texts:
      return Value::list({text("array"), text("string")});
    case KeyType::Flag:
      return text("boolean");
    case KeyType::TextOrMap:
      return Value::list({text("string"), text("object")});
    case KeyType::Map:
      return text("object");
    case KeyType::List:
      break;
  }
  return text("array");
}

Value schema_of(const ConfigurationKey& key);

/// The keys of a map; of a map whose keys are names, what each of them holds.
void add_members(std::string_view path, Value& schema) {
  Value properties = Value::map();
  Value required = Value::list();
  for (const ConfigurationKey* key : keys_below(path)) {
    if (name_of(*key) == "*") {
      schema.set("additionalProperties", schema_of(*key));
      continue;
    }
    properties.set(std::string(name_of(*key)), schema_of(*key));
    if (key->required) required.push_back(text(name_of(*key)));
  }
  if (properties.size() == 0) return;
  schema.set("properties", std::move(properties));
  schema.set("additionalProperties", Value::boolean(false));
  if (required.size() > 0) schema.set("required", std::move(required));
}

Value items_of(const ConfigurationKey& key) {
  if (key.type == KeyType::List) return schema_of(*keys_below(key.path).front());
  Value items = Value::map();
  items.set("type", text("string"));
  return items;
}

Value schema_of(const ConfigurationKey& key) {
  Value schema = Value::map();
  schema.set("type", type_of(key.type));
  schema.set("description", text(key.meaning));
  Value words = Value::list();
  for (const std::string_view word : key.values) words.push_back(text(word));
  if (words.size() > 0) schema.set("enum", std::move(words));
  if (key.type == KeyType::List || key.type == KeyType::Texts) {
    schema.set("items", items_of(key));
  }
  if (key.type == KeyType::Map || key.type == KeyType::TextOrMap) {
    add_members(key.path, schema);
  }
  return schema;
}

}  // namespace

Value configuration_schema() {
  Value schema = Value::map();
  schema.set("$schema", text("https://json-schema.org/draft/2020-12/schema"));
  schema.set("title", text("trailseal configuration"));
  schema.set("type", text("object"));
  add_members("", schema);
  return schema;
}

}  // namespace trailseal::run
