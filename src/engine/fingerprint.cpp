// XXH3 with 128 bits over the fields, each with a zero byte behind it. The first field is
// the version of this list: changing the list changes every fingerprint.
#include "engine/fingerprint.hpp"

#include <xxhash.h>

#include <filesystem>

#include "iam/explain/evidence_line.hpp"

namespace trailseal::engine {
namespace {

constexpr const char* kVersion = "trailseal.fingerprint/1";

// `./plan.json` and `plan.json` are one file, with either kind of slash.
std::string path_of(std::size_t input, const std::vector<Input>& inputs) {
  if (input >= inputs.size()) return {};
  return std::filesystem::path(inputs[input].path).lexically_normal().generic_string();
}

std::string hexadecimal(const XXH128_hash_t& hash) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, hash);
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : canonical.digest) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

}  // namespace

std::string fingerprint(const Result& result, std::size_t trail_input,
                        const std::vector<Input>& inputs) {
  std::string fields;
  for (const std::string& field :
       {std::string(kVersion), result.rule->code, path_of(trail_input, inputs),
        result.trail, path_of(result.place.input, inputs), result.resource}) {
    fields.append(field).push_back('\0');
  }
  for (const auto& [name, value] : result.scenario) {
    fields.append(name).push_back('\0');
    fields.append(value.text).push_back('\0');
  }
  return hexadecimal(XXH3_128bits(fields.data(), fields.size()));
}

std::string content_hash(const Result& result) {
  std::string fields = result.message;
  fields.push_back('\0');
  for (const std::string& line : iam::lines_of(result.why))
    fields.append(line).push_back('\0');
  return hexadecimal(XXH3_128bits(fields.data(), fields.size()));
}

}  // namespace trailseal::engine
