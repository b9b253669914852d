// `trailseal.evidence-manifest/1`:
//
//   schema, tool
//   sha256    of the pack: of the lines `DIGEST  PATH` of files and inputs
//   files[]   path, sha256, bytes
//   inputs[]  path, kind, account, region, time, files[]: path, sha256, bytes and, of the
//             answers of an export, command, region, time
#include "evidence/file/manifest.hpp"

#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

#include "base/limits.hpp"
#include "base/word_list.hpp"
#include "document/digest.hpp"
#include "document/json_reader.hpp"
#include "evidence/file/digest_json.hpp"
#include "report/machine/json_output.hpp"
#include "report/result_text.hpp"

namespace trailseal::evidence {
namespace {

using nlohmann::ordered_json;

std::string text_at(const Value& map, std::string_view name) {
  return map[name].literal().value_or("");
}

/// A number of bytes; 0 for what is none.
std::size_t bytes_at(const Value& map) {
  const double number = map["bytes"].as_number().value_or(0);
  const bool fits = number >= 0 && number <= static_cast<double>(kMaxInputBytes);
  return fits ? static_cast<std::size_t>(number) : 0;
}

FileDigest file_of(const Value& map) {
  return {.path = text_at(map, "path"),
          .sha256 = text_at(map, "sha256"),
          .bytes = bytes_at(map),
          .command = text_at(map, "command"),
          .region = text_at(map, "region"),
          .time = text_at(map, "time")};
}

std::vector<FileDigest> files_of(const Value& list) {
  std::vector<FileDigest> files;
  for (const Value& item : list.items()) files.push_back(file_of(item));
  return files;
}

InputDigest input_of(const Value& map) {
  return {.path = text_at(map, "path"),
          .kind = text_at(map, "kind"),
          .account = text_at(map, "account"),
          .region = text_at(map, "region"),
          .time = text_at(map, "time"),
          .files = files_of(map["files"])};
}

void add_lines(const std::vector<FileDigest>& files, std::string& lines) {
  for (const FileDigest& file : files) lines += file.sha256 + "  " + file.path + "\n";
}

}  // namespace

std::string digest_of_all(const Manifest& manifest) {
  std::string lines;
  add_lines(manifest.files, lines);
  for (const InputDigest& input : manifest.inputs) add_lines(input.files, lines);
  return sha256_of(lines);
}

std::string manifest_json(const Manifest& manifest) {
  const ordered_json json = {
      {"schema", kManifestSchema},
      {"tool", {{"name", "trailseal"}, {"version", report::tool_version()}}},
      {"sha256", manifest.sha256},
      {"files", ordered_json::parse(digests_json(manifest.files))},
      {"inputs", ordered_json::parse(digests_json(manifest.inputs))}};
  std::ostringstream out;
  report::write_json_text(
      json.dump(2, ' ', false, ordered_json::error_handler_t::replace), out);
  return out.str();
}

Result<Manifest> read_manifest(const std::string& path, std::string_view bytes) {
  const auto source = decode_source(path, bytes);
  if (!source) return source.error();
  const auto document = read_json(*source);
  if (!document) return document.error();
  const Value& root = document->root;
  if (!root["schema"].is_literal(kManifestSchema)) {
    return Error{.message = "this is not the manifest of an evidence pack",
                 .help = "its `schema` must be " + in_backticks(kManifestSchema),
                 .path = path};
  }
  if (!root["files"].is_list() || root["files"].size() == 0 ||
      !root["inputs"].is_list() || !root["sha256"].is_text()) {
    return Error{.message = "the manifest lacks `files`, `inputs` or `sha256`",
                 .help = "it was changed after trailseal wrote it: get the pack again",
                 .path = path};
  }
  Manifest manifest{.files = files_of(root["files"]), .sha256 = text_at(root, "sha256")};
  for (const Value& item : root["inputs"].items()) {
    manifest.inputs.push_back(input_of(item));
  }
  return manifest;
}

}  // namespace trailseal::evidence
