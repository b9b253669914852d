// ConfigurationKey: one key of `.trailseal.yaml`. Reader, schema, `trailseal config` and
// the manual have the keys from here.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace trailseal::run {

enum class KeyType {
  Text,
  Texts,  ///< a list of texts, or one text
  Flag,   ///< true or false
  TextOrMap,
  Map,
  List,  ///< of maps
};

/// What a text has to look like.
struct TextForm {
  bool (*valid)(std::string_view text) = nullptr;
  std::string_view expected{};  ///< "an account id has 12 digits"
};

/// One row. In a path `*` stands for any key of a map, `[]` for the items of a list.
struct ConfigurationKey {
  std::string_view path{};
  KeyType type = KeyType::Text;
  std::string_view meaning{};
  std::string_view fallback{};                 ///< what holds without it; outermost keys
  std::span<const std::string_view> values{};  ///< the texts it can be; empty: any
  const TextForm* form = nullptr;
  bool required = false;    ///< where the map around it is there
  bool names_file = false;  ///< a file or a directory, from where the configuration lies
};

/// All keys, the outermost in the order in which they are shown.
std::span<const ConfigurationKey> configuration_keys();

/// The row with this path; null where there is none.
const ConfigurationKey* find_key(std::string_view path);

/// The rows right below a path: `known.buckets.*` has `account`, `region`, ... The empty
/// path has the outermost keys.
std::vector<const ConfigurationKey*> keys_below(std::string_view path);

/// The last part of the row's path: `account`.
std::string_view name_of(const ConfigurationKey& key);

}  // namespace trailseal::run
