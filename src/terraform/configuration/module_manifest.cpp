#include "terraform/configuration/module_manifest.hpp"

#include "document/json_reader.hpp"
#include "terraform/configuration/source_tree.hpp"

namespace trailseal::terraform {

std::map<std::string, InstalledModule> read_manifest(std::string_view text) {
  std::map<std::string, InstalledModule> modules;
  const Result<Document> document = read_json_text(text);
  if (!document) return modules;
  const Value& root = document->root;
  const Value& list = root.is_list() ? root : root["Modules"];
  for (const Value& entry : list.items()) {
    const auto key = entry["Key"].literal();
    const auto folder = entry["Dir"].literal();
    if (!key || !folder) continue;
    modules[*key] = {.source = entry["Source"].literal().value_or(""),
                     .folder = normal_path(*folder)};
  }
  return modules;
}

}  // namespace trailseal::terraform
