// XXH3 with 128 bits over the fields, each with a zero byte behind it. The first field is
// the version of this list: changing the list changes every fingerprint.
#include "engine/fingerprint.hpp"

#include <xxhash.h>

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "iam/explain/evidence_line.hpp"

namespace trailseal::engine {
namespace {

constexpr const char* kVersion = "trailseal.fingerprint/1";

std::string hexadecimal(const XXH128_hash_t& hash) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, hash);
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  text.reserve(2 * sizeof canonical.digest);
  for (const unsigned char byte : canonical.digest) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

std::string path_of(const Input& input) {
  return std::filesystem::path(input.path).lexically_normal().generic_string();
}

}  // namespace

FilePaths::FilePaths(const std::vector<Input>& inputs) {
  paths_.reserve(inputs.size() + 1);
  for (const Input& input : inputs) paths_.push_back(path_of(input));
  paths_.emplace_back();
}

FilePaths::FilePaths(const std::vector<Input>& inputs, const ResourceGraph& graph)
    : paths_(inputs.size() + 1) {
  for (const Resource& resource : graph.resources()) {
    std::string& path = paths_[std::min(resource.input, inputs.size())];
    if (path.empty() && resource.input < inputs.size()) {
      path = path_of(inputs[resource.input]);
    }
  }
}

const std::string& FilePaths::of(std::size_t input) const {
  return paths_[std::min(input, paths_.size() - 1)];
}

std::string hash_of(std::string_view text) {
  return hexadecimal(XXH3_128bits(text.data(), text.size()));
}

std::string fingerprint(const Result& result, std::size_t trail_input,
                        const FilePaths& paths) {
  std::string fields;
  fields.reserve(256);
  const auto add = [&](std::string_view field) { fields.append(field).push_back('\0'); };
  add(kVersion);
  add(result.rule->code);
  add(paths.of(trail_input));
  add(result.trail);
  add(paths.of(result.place.input));
  add(result.resource);
  for (const auto& [name, value] : result.scenario) {
    add(name);
    add(value.text);
  }
  return hash_of(fields);
}

std::string content_hash(const Result& result) {
  std::string fields = result.message;
  fields.push_back('\0');
  for (const std::string& line : iam::lines_of(result.why))
    fields.append(line).push_back('\0');
  return hash_of(fields);
}

}  // namespace trailseal::engine
