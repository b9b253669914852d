// Which files: all that an input can be or name. Templates, plans and configurations by what
// their names end with, and whatever else is small enough to be read by `file()`.
#include "load/commit_folder.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <string_view>
#include <vector>

#include "base/ascii.hpp"
#include "base/limits.hpp"

namespace trailseal::load {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 7> kInputEndings{
    ".json", ".yaml", ".yml", ".template", ".tf", ".tofu", ".tfvars"};

bool is_wanted(const CommittedFile& file) {
  if (!is_plain_path(file.path)) return false;
  if (file.path.find("node_modules/") != std::string::npos) return false;
  if (file.size <= kMaxNamedFileBytes) return true;
  return std::any_of(kInputEndings.begin(), kInputEndings.end(),
                     [&](std::string_view e) { return file.path.ends_with(e); });
}

/// A link that leads out of the repository is left out, as one to nowhere.
Result<void> write_link(const fs::path& folder, const CommittedFile& file,
                        std::string_view target) {
  const fs::path to{std::string(target)};
  const fs::path place = (fs::path(file.path).parent_path() / to).lexically_normal();
  const bool leaves = to.is_absolute() || place.begin() == place.end() ||
                      *place.begin() == ".." || target.find('\0') != target.npos;
  std::error_code ignored;
  if (!leaves) fs::create_symlink(to, folder / file.path, ignored);
  return {};
}

Result<void> write_file(const fs::path& folder, const CommittedFile& file,
                        std::string_view content) {
  std::error_code error;
  const fs::path place = folder / file.path;
  fs::create_directories(place.parent_path(), error);
  if (file.is_link) return write_link(folder, file, content);
  std::ofstream out(place, std::ios::binary);
  out.write(content.data(), static_cast<std::streamsize>(content.size()));
  out.close();
  if (!error && out) return {};
  return Error{
      .message = "`" + file.path + "` of the commit cannot be written to disk",
      .help = "check the free space in " + fs::temp_directory_path(error).string()};
}

}  // namespace

bool is_plain_path(const std::string& path) {
  if (path.empty() || path.front() == '/') return false;
  for (const fs::path& part : fs::path(path)) {
    const std::string name = ascii_lower(part.string());
    if (name.empty() || name == "." || name == ".." || name == ".git") return false;
  }
  return true;
}

Result<CommitFolder> CommitFolder::write(const GitCommit& commit) {
  auto files = commit.files();
  if (!files) return files.error();
  std::erase_if(*files, [](const CommittedFile& file) { return !is_wanted(file); });
  // Links come last: no file is written through one.
  std::stable_partition(files->begin(), files->end(),
                        [](const CommittedFile& file) { return !file.is_link; });
  std::size_t bytes = 0;
  for (const CommittedFile& file : *files) bytes += file.size;
  if (bytes > kMaxCommitBytes) {
    return Error{.message = "the commit holds more than " +
                            std::to_string(kMaxCommitBytes >> 20) +
                            " MB of files that may be inputs"};
  }
  std::error_code error;
  std::string name = TemporaryPath::pattern_in(fs::temp_directory_path(error));
  if (error || mkdtemp(name.data()) == nullptr) {
    return Error{.message = "cannot create a temporary folder for the commit's files"};
  }
  // Only its owner may look into it, and its real path is where files are told to lie.
  CommitFolder folder{TemporaryPath(fs::canonical(name, error))};
  // What its files name is read below it only: see repository.hpp.
  fs::create_directory(folder.path() / ".git", error);
  const auto done = commit.read(*files, [&](const auto& file, std::string_view content) {
    return write_file(folder.path(), file, content);
  });
  if (!done) return done.error();
  return folder;
}

}  // namespace trailseal::load
