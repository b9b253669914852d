#include "run/named_files.hpp"

#include <filesystem>
#include <string_view>

#include "run/configuration_key.hpp"

namespace trailseal::run {
namespace {

/// The texts at a path of the table of keys: `known.buckets.*.policy`.
void add_texts(const Value& value, std::string_view path,
               std::vector<std::string>& texts) {
  if (path.empty()) {
    if (const auto text = value.literal()) texts.push_back(*text);
    for (const Value& item : value.items()) add_texts(item, path, texts);
    return;
  }
  const std::size_t dot = path.find('.');
  const std::string_view key = path.substr(0, dot);
  const std::string_view rest =
      dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
  if (key != "*") return add_texts(value[key], rest, texts);
  for (const Value& member : value.items()) add_texts(member, rest, texts);
}

}  // namespace

std::vector<std::string> named_files(const Configuration& configuration) {
  std::vector<std::string> files;
  for (const ConfigurationKey& key : configuration_keys()) {
    if (key.names_file) add_texts(configuration.root, key.path, files);
  }
  const auto directory = std::filesystem::path(configuration.path).parent_path();
  for (std::string& file : files) {
    file = (directory / file).lexically_normal().generic_string();
  }
  return files;
}

}  // namespace trailseal::run
