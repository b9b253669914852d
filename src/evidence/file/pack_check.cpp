// A manifest may come from anybody: it is followed to files below its own folder only, and
// through no link.
#include "evidence/file/pack_check.hpp"

#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <sstream>

#include "base/word_list.hpp"
#include "document/digest.hpp"
#include "document/repository.hpp"

namespace trailseal::evidence {
namespace {

namespace fs = std::filesystem;

/// Is any folder on the way a link?
bool leads_through_link(const PackPlace& place, const std::string& path) {
  fs::path way(place.folder);
  std::error_code ignored;
  for (const fs::path& part : fs::path(path).parent_path()) {
    way /= part;
    if (fs::is_symlink(way, ignored)) return true;
  }
  return false;
}

std::optional<std::string> fault_of(const PackPlace& place, const FileDigest& file) {
  if (!leads_below(file.path) || leads_through_link(place, file.path)) {
    return "is not checked: the manifest names a file outside of the pack";
  }
  std::error_code ignored;
  const std::string path = path_in(place, file.path);
  if (!fs::exists(fs::symlink_status(path, ignored))) return "is missing";
  const auto bytes = read_bytes(path);
  if (!bytes) return "cannot be read: " + bytes.error().message;
  const std::string found = sha256_of(*bytes);
  if (found == file.sha256) return std::nullopt;
  return "was changed: its SHA-256 is " + in_backticks(found) + ", the manifest has " +
         in_backticks(file.sha256);
}

/// Everything else that lies in the directory of a pack.
std::vector<std::string> extra_files(const PackPlace& place, const Manifest& manifest) {
  std::set<std::string> known{place.manifest};
  for (const FileDigest& file : manifest.files) known.insert(file.path);
  std::set<std::string> extra;
  std::error_code ignored;
  for (fs::recursive_directory_iterator at(place.folder, ignored), end; at != end;
       at.increment(ignored)) {
    const std::string path = at->path().lexically_relative(place.folder).generic_string();
    if (!at->is_directory(ignored) && known.count(path) == 0) extra.insert(path);
  }
  return {extra.begin(), extra.end()};
}

}  // namespace

std::string path_in(const PackPlace& place, const std::string& path) {
  return (fs::path(place.folder) / path).generic_string();
}

Result<std::string> read_bytes(const std::string& path) {
  std::error_code failed;
  const auto status = fs::symlink_status(path, failed);
  if (failed || !fs::exists(status)) {
    return Error{.message = "there is no such file", .path = path};
  }
  if (!fs::is_regular_file(status)) {
    return Error{.message = "it is not a regular file", .path = path};
  }
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  if (file.peek() != std::ifstream::traits_type::eof()) bytes << file.rdbuf();
  if (!file.is_open() || file.bad()) {
    return Error{.message = "it is not readable", .path = path};
  }
  return bytes.str();
}

Result<PackCheck> check_pack(const PackPlace& place) {
  const std::string path = path_in(place, place.manifest);
  const auto bytes = read_bytes(path);
  if (!bytes) {
    return Error{
        .message = "the manifest of the pack cannot be read: " + bytes.error().message,
        .help =
            "a pack is verified with the manifest that was written with it: keep its "
            "files together",
        .path = path};
  }
  auto manifest = read_manifest(path, *bytes);
  if (!manifest) return manifest.error();
  PackCheck check{.manifest = std::move(*manifest)};
  for (const FileDigest& file : check.manifest.files) {
    if (const auto fault = fault_of(place, file)) {
      check.faults.push_back({file.path, *fault});
    }
  }
  if (digest_of_all(check.manifest) != check.manifest.sha256) {
    check.faults.push_back(
        {place.manifest,
         "was changed: its digests do not match the digest of the pack in it"});
  }
  if (place.form == PackForm::Directory) {
    check.extra = extra_files(place, check.manifest);
  }
  return check;
}

}  // namespace trailseal::evidence
