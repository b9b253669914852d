// A judge of JSON documents by their JSON Schema.
#pragma once

#include <algorithm>
#include <string>

#include "document/value.hpp"

namespace trailseal {

/// Holds a value against a schema, as far as the words that ours use go. A member that the
/// schema does not name does not fit.
class SchemaJudge {
 public:
  explicit SchemaJudge(const Value& root) : root_(root) {}

  bool fits(const Value& value, const Value& schema) const {
    if (schema.is_bool()) return schema.as_bool();
    const std::string ref = schema["$ref"].literal().value_or("");
    if (!ref.empty()) return fits(value, root_["$defs"][ref.substr(ref.rfind('/') + 1)]);
    if (const Value* any = schema.find("anyOf")) {
      return has(*any, [&](const Value& one) { return fits(value, one); });
    }
    if (const Value* words = schema.find("enum")) {
      return has(*words, [&](const Value& word) { return word == value; });
    }
    if (const Value* word = schema.find("const")) return *word == value;
    return has_type(value, schema["type"].literal().value_or("")) &&
           members_fit(value, schema);
  }

 private:
  template <typename Test>
  static bool has(const Value& list, const Test& test) {
    return std::any_of(list.items().begin(), list.items().end(), test);
  }

  static bool has_type(const Value& value, const std::string& type) {
    if (type == "string") return value.is_text();
    if (type == "integer") return value.is_number();
    if (type == "boolean") return value.is_bool();
    if (type == "null") return value.is_null();
    if (type == "array") return value.is_list();
    return type == "object" && value.is_map();
  }

  bool members_fit(const Value& value, const Value& schema) const {
    for (std::size_t i = 0; i < value.size(); ++i) {
      const Value& item = value.items()[i];
      const Value& of_list = schema["items"];
      if (value.is_list() && !of_list.is_absent() && !fits(item, of_list)) return false;
      if (!value.is_map()) continue;
      const Value* property = schema["properties"].find(value.keys()[i].name);
      if (property == nullptr) property = schema.find("additionalProperties");
      if (property == nullptr || !fits(item, *property)) return false;
    }
    const Value& required = schema["required"];
    return std::all_of(required.items().begin(), required.items().end(),
                       [&](const Value& name) {
                         return value.find(name.literal().value_or("")) != nullptr;
                       });
  }

  const Value& root_;
};

}  // namespace trailseal
