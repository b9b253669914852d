// A shape is an object: its members, each with the type of its value.
//
//   text             a text, or null: nothing is there, or no input tells it
//   string, integer, boolean
//   a|b|c            one of these words
//   [x]              a list
//   x?               null instead
//   map, document    any members, of texts or of anything
//   another word     the shape of that name
//
// A member whose name ends in `?` may be missing.
#include "evidence/file/pack_schema.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "evidence/file/pack_json.hpp"

namespace trailseal::evidence {
namespace {

struct Shape {
  std::string_view name;
  std::string_view members;
};

constexpr std::array kShapes{
    Shape{"pack",
          "schema schema, tool tool, as_of text, standard standard, configuration text, "
          "inputs [input], summary summary, controls [control], accounts [account], "
          "others [requirement], waivers [waiver], not_shown [gap], since since?"},
    Shape{"tool", "name string, version string"},
    Shape{"standard", "name string, statement string"},
    Shape{"summary",
          "accounts integer, trails integer, deliveries deliveries, "
          "requirements requirements"},
    Shape{"deliveries", "allowed integer, denied integer, unknown integer"},
    Shape{"requirements", "pass integer, fail integer, unknown integer, waived integer"},
    Shape{"source",
          "input text, place text, answer text, account text, region text, time text"},
    Shape{"input",
          "path string, kind string, account text, region text, time text, "
          "files [file]"},
    Shape{"file",
          "path string, sha256 text, bytes integer, command? string, "
          "region? text, time? text"},
    Shape{"control",
          "framework string, id string, rules [string], "
          "encryption_of_log_files boolean, requirements requirements"},
    Shape{"account",
          "account text, page string, deliveries deliveries, "
          "requirements requirements, trails [trail]"},
    Shape{"trail",
          "address string, label text, name text, arn text, organization text, "
          "multi_region text, logging text, log_validation text, prefix text, "
          "log_encryption log_encryption, delivery allowed|denied|unknown, "
          "scenario text, source source, bucket bucket, keys [key], "
          "decisions [decision], status [status], objects [object], objects_note text, "
          "security_hub [finding], requirements [requirement]"},
    Shape{"log_encryption", "algorithm text, key text"},
    Shape{"bucket",
          "address text, name text, default_encryption default_encryption, "
          "versioning text, access_logging text, source source"},
    Shape{"default_encryption",
          "algorithm text, key text, bucket_key text, set_by text, "
          "source source"},
    Shape{"key",
          "use string, address text, arn text, id text, aliases [string], "
          "manager text, state text, rotation text, decrypt [grant], "
          "decrypt_note text, policy_source source, source source"},
    Shape{"grant",
          "principals [string], effect string, certain boolean, "
          "statement string, conditions [string]"},
    Shape{"decision",
          "question string, policy string, "
          "outcome allowed|denied|not-allowed|unknown, request request?, "
          "statements [statement], why [string], missing text, help text, "
          "source source"},
    Shape{"request", "principal string, action string, resource text, context map"},
    Shape{"statement", "number integer, document document"},
    Shape{"status",
          "logging text, latest_delivery text, delivery_error text, "
          "latest_digest text, digest_error text, missing text, help text, "
          "source source"},
    Shape{"object",
          "key string, kind log|digest, last_modified text, algorithm text, "
          "kms_key text, bucket_key text, remark text, source source"},
    Shape{"finding",
          "product text, control text, about text, status text, "
          "record_state text, workflow text, updated_at text, source source"},
    Shape{"requirement",
          "code string, rule string, severity low|medium|high, "
          "outcome pass|fail|unknown|waived, resource text, message string, "
          "why [string], help text, source source"},
    Shape{"waiver",
          "rule string, reason string, owner text, until text, place string, "
          "used boolean"},
    Shape{"gap", "what string, why string, help text"},
    Shape{"since", "pack string, as_of text, changes [change]"},
    Shape{"change", "account text, trail text, what string, before text, after text"},
};

Value literal(std::string_view word) { return Value::text(Text(word)); }

Value one_member(std::string name, Value value) {
  Value map = Value::map();
  map.set(std::move(name), std::move(value));
  return map;
}

Value any_of(Value first, Value second) {
  return one_member("anyOf", Value::list({std::move(first), std::move(second)}));
}

Value typed(std::string_view name) { return one_member("type", literal(name)); }

/// What stands before `separator`, which is taken off with it.
std::string_view take_until(std::string_view& rest, std::string_view separator) {
  const std::size_t end = rest.find(separator);
  const std::string_view front = rest.substr(0, end);
  rest.remove_prefix(end == rest.npos ? rest.size() : end + separator.size());
  return front;
}

Value words_of(std::string_view list) {
  Value words = Value::list();
  while (!list.empty()) words.push_back(literal(take_until(list, "|")));
  return one_member("enum", std::move(words));
}

Value map_of(Value members) {
  Value schema = typed("object");
  schema.set("additionalProperties", std::move(members));
  return schema;
}

// NOLINTNEXTLINE(misc-no-recursion): a list of lists is the deepest
Value schema_of(std::string_view type) {
  if (type == "text") return any_of(typed("string"), typed("null"));
  if (type == "string" || type == "integer" || type == "boolean") return typed(type);
  if (type == "schema") return one_member("const", literal(kPackSchema));
  if (type == "map") return map_of(typed("string"));
  if (type == "document") return map_of(Value::boolean(true));
  if (type.ends_with('?')) {
    return any_of(schema_of(type.substr(0, type.size() - 1)), typed("null"));
  }
  if (type.starts_with('[')) {
    Value list = typed("array");
    list.set("items", schema_of(type.substr(1, type.size() - 2)));
    return list;
  }
  if (type.find('|') != type.npos) return words_of(type);
  return one_member("$ref", literal("#/$defs/" + std::string(type)));
}

Value object_of(std::string_view members) {
  Value properties = Value::map();
  Value required = Value::list();
  while (!members.empty()) {
    std::string_view type = take_until(members, ", ");
    std::string name(take_until(type, " "));
    if (name.ends_with('?')) {
      name.pop_back();
    } else {
      required.push_back(literal(name));
    }
    properties.set(std::move(name), schema_of(type));
  }
  Value schema = typed("object");
  schema.set("properties", std::move(properties));
  schema.set("required", std::move(required));
  schema.set("additionalProperties", Value::boolean(false));
  return schema;
}

}  // namespace

Value pack_schema() {
  Value schema = Value::map();
  schema.set("$schema", literal("https://json-schema.org/draft/2020-12/schema"));
  schema.set("title", literal("The data of an evidence pack of trailseal"));
  schema.set("$ref", literal("#/$defs/pack"));
  Value shapes = Value::map();
  for (const Shape& shape : kShapes) {
    shapes.set(std::string(shape.name), object_of(shape.members));
  }
  schema.set("$defs", std::move(shapes));
  return schema;
}

}  // namespace trailseal::evidence
