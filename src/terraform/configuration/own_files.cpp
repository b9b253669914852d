#include "terraform/configuration/own_files.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/limits.hpp"
#include "document/repository.hpp"

namespace trailseal::terraform {
namespace {

namespace fs = std::filesystem;

Error outside(const std::string& path) {
  return Error{.message = "`" + path + "` is outside of the sources' own directory",
               .help = "only files of the same repository are read"};
}

}  // namespace

Result<std::string> read_bounded(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return Error{.message = "there is no such file"};
  const auto size = fs::file_size(path, error);
  if (error || size > kMaxSourceFileBytes) {
    return Error{.message = "the file is larger than " +
                            std::to_string(kMaxSourceFileBytes >> 20) + " MB"};
  }
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file.is_open() || file.bad()) return Error{.message = "the file cannot be read"};
  return text.str();
}

OwnFiles::OwnFiles(const fs::path& root) : OwnFiles(root, own_directory(root)) {}

OwnFiles::OwnFiles(fs::path root, fs::path directory)
    : root_(std::move(root)), directory_(std::move(directory)) {}

Result<fs::path> OwnFiles::inside(const std::string& path) const {
  const fs::path full = root_ / path;
  if (!lies_below(full, directory_)) return outside(path);
  return full;
}

Result<std::string> OwnFiles::read(const std::string& path) {
  const auto known = texts_.find(path);
  if (known != texts_.end()) return known->second;
  const Result<fs::path> full = inside(path);
  if (!full) return full.error();
  return texts_.emplace(path, read_bounded(*full)).first->second;
}

Result<bool> OwnFiles::exists(const std::string& path) {
  const Result<fs::path> full = inside(path);
  if (!full) return full.error();
  std::error_code error;
  if (fs::is_directory(*full, error)) {
    return Error{.message = "`" + path + "` is a directory"};
  }
  return fs::is_regular_file(*full, error);
}

Result<std::vector<hcl::Files::Entry>> OwnFiles::list(const std::string& folder) {
  const Result<fs::path> full = inside(folder);
  if (!full) return full.error();
  std::vector<Entry> entries;
  std::error_code error;
  fs::recursive_directory_iterator at(*full, error);
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    if (entries.size() >= kMaxSourceFiles) {
      return Error{.message = "`" + folder + "` holds more than " +
                              std::to_string(kMaxSourceFiles) + " files"};
    }
    std::error_code ignored;
    const bool is_folder = at->is_directory(ignored);
    if (!lies_below(at->path(), directory_)) continue;
    entries.push_back(Entry{.path = at->path().lexically_relative(*full).generic_string(),
                            .is_folder = is_folder});
  }
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.path < b.path; });
  return entries;
}

}  // namespace trailseal::terraform
