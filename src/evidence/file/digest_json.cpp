#include "evidence/file/digest_json.hpp"

#include <nlohmann/json.hpp>

namespace trailseal::evidence {
namespace {

using nlohmann::ordered_json;

ordered_json text_or_null(const std::string& text) {
  return text.empty() ? ordered_json(nullptr) : ordered_json(text);
}

ordered_json list_of_files(const std::vector<FileDigest>& files) {
  ordered_json list = ordered_json::array();
  for (const FileDigest& file : files) {
    ordered_json json = {{"path", file.path},
                         {"sha256", text_or_null(file.sha256)},
                         {"bytes", file.bytes}};
    if (!file.command.empty()) {
      json["command"] = file.command;
      json["region"] = text_or_null(file.region);
      json["time"] = text_or_null(file.time);
    }
    list.push_back(std::move(json));
  }
  return list;
}

std::string text_of(const ordered_json& json) {
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace

std::string digests_json(const std::vector<FileDigest>& files) {
  return text_of(list_of_files(files));
}

std::string digests_json(const std::vector<InputDigest>& inputs) {
  ordered_json list = ordered_json::array();
  for (const InputDigest& input : inputs) {
    list.push_back({{"path", input.path},
                    {"kind", input.kind},
                    {"account", text_or_null(input.account)},
                    {"region", text_or_null(input.region)},
                    {"time", text_or_null(input.time)},
                    {"files", list_of_files(input.files)}});
  }
  return text_of(list);
}

}  // namespace trailseal::evidence
