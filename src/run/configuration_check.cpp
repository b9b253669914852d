// The document and the table are walked side by side.
#include "run/configuration_check.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "base/word_list.hpp"
#include "document/fields.hpp"
#include "run/configuration_key.hpp"

namespace trailseal::run {
namespace {

/// What a map is called in messages: `configuration`, `waiver`, `bucket`.
std::string called(std::string_view path) {
  if (path.empty()) return "configuration";
  if (path == "waive[]") return "waiver";
  // `known.buckets.*` holds buckets: a map of names has a plural, its members are one.
  if (!path.ends_with(".*")) return std::string(path.substr(path.rfind('.') + 1));
  path.remove_suffix(std::string_view("s.*").size());
  return std::string(path.substr(path.rfind('.') + 1));
}

class Checker {
 public:
  explicit Checker(Problems& problems) : problems_(problems) {}

  void check_members(const Value& map, std::string_view path) {
    const std::vector<const ConfigurationKey*> keys = keys_below(path);
    std::vector<std::string_view> names;
    names.reserve(keys.size());
    for (const ConfigurationKey* key : keys) names.push_back(name_of(*key));
    const bool any_name = has_word(names, "*");
    for (std::size_t i = 0; i < map.size(); ++i) {
      const Value::Key& member = map.keys()[i];
      const ConfigurationKey* key = nullptr;
      for (const ConfigurationKey* row : keys) {
        if (any_name || name_of(*row) == member.name) key = row;
      }
      if (key != nullptr) {
        check(map.items()[i], *key, member.name);
      } else {
        problems_.add_unknown(member.position, called(path) + " key", member.name, names);
      }
    }
    for (const ConfigurationKey* key : keys) {
      if (!key->required || !map[name_of(*key)].is_absent()) continue;
      problems_.add(map.position(),
                    "the " + called(path) + " has no " + in_backticks(name_of(*key)));
    }
  }

 private:
  void check(const Value& value, const ConfigurationKey& key, std::string_view name) {
    switch (key.type) {
      case KeyType::Text:
        return check_text(value, key, name);
      case KeyType::Texts:
        return check_texts(value, key, name);
      case KeyType::Flag:
        if (!value.is_bool()) wrong(value, name, "true or false");
        return;
      case KeyType::TextOrMap:
        if (value.is_map()) return check_members(value, key.path);
        return check_text(value, key, name);
      case KeyType::Map:
        if (value.is_null()) return;  // a key with nothing behind it yet
        if (!value.is_map()) return wrong(value, name, "a map of keys and values");
        return check_members(value, key.path);
      case KeyType::List:
        break;
    }
    if (!value.is_list()) return wrong(value, name, "a list");
    const ConfigurationKey& item = *keys_below(key.path).front();
    for (const Value& each : value.items()) check(each, item, called(item.path));
  }

  void check_text(const Value& value, const ConfigurationKey& key,
                  std::string_view name) {
    const auto literal = value.literal();
    if (!literal) {
      const bool scalar = value.is_number() || value.is_bool();
      return wrong(value, name, "a string", scalar ? "put it in quotes" : "");
    }
    const std::string text = trimmed(*literal);
    if (text.empty()) {
      problems_.add(value.position(), in_backticks(name) + " is empty");
    } else if (!key.values.empty() && !has_word(key.values, text)) {
      problems_.add_unknown(value.position(), "value of " + in_backticks(name) + ",",
                            text, key.values);
    } else if (key.form != nullptr && !key.form->valid(text)) {
      problems_.add(
          value.position(),
          in_backticks(text) + " is not a valid value for " + in_backticks(name),
          std::string(key.form->expected));
    }
  }

  void check_texts(const Value& value, const ConfigurationKey& key,
                   std::string_view name) {
    if (!value.is_list()) return check_text(value, key, name);
    for (const Value& item : value.items()) {
      if (trimmed(item.literal().value_or("")).empty()) {
        wrong(item, name, "a list of strings");
      }
    }
  }

  void wrong(const Value& value, std::string_view name, std::string_view expected,
             std::string help = {}) {
    problems_.add(value.position(),
                  in_backticks(name) + " must be " + std::string(expected),
                  std::move(help));
  }

  Problems& problems_;
};

}  // namespace

void check_configuration(const Value& root, Problems& problems) {
  if (root.is_map()) return Checker(problems).check_members(root, "");
  problems.add(root.position(),
               "expected a map of keys and values for the configuration");
}

}  // namespace trailseal::run
