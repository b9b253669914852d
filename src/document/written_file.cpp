#include "document/written_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace trailseal {
namespace {

namespace fs = std::filesystem;

Error unwritten(const std::string& path, const std::string& why,
                const std::string& help = {}) {
  return Error{
      .message = "the file cannot be written: " + why, .help = help, .path = path};
}

/// What stands in the way of a new file of that name.
Result<void> check_target(const std::string& path, const struct stat& there) {
  if (S_ISREG(there.st_mode)) return {};
  if (S_ISLNK(there.st_mode)) {
    return unwritten(path, "it is a link", "name the file that the link points to");
  }
  if (S_ISDIR(there.st_mode)) return unwritten(path, "it is a directory");
  return unwritten(path, "it is a device or a pipe",
                   "`--format FORMAT` writes to standard output");
}

/// A new file that nobody else can have made, deleted again unless it was kept.
class NewFile {
 public:
  explicit NewFile(const std::string& path) {
    constexpr int kTries = 100;
    for (int i = 0; i < kTries && file_ < 0; ++i) {
      path_ = path + "." + std::to_string(getpid()) + "-" + std::to_string(i) + ".new";
      file_ = open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                   S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH);
      if (file_ < 0 && errno != EEXIST) break;
    }
    if (file_ < 0) error_ = errno;
  }
  ~NewFile() {
    if (file_ >= 0) close(file_);
    if (file_ >= 0 && !kept_) unlink(path_.c_str());
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  bool write(std::string_view bytes) {
    while (error_ == 0 && !bytes.empty()) {
      const ssize_t written = ::write(file_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) error_ = errno;
      if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return error_ == 0;
  }

  bool keep_as(const std::string& path, const struct stat* there) {
    if (there != nullptr && fchmod(file_, there->st_mode & 07777U) != 0) error_ = errno;
    if (error_ == 0 && rename(path_.c_str(), path.c_str()) != 0) error_ = errno;
    kept_ = error_ == 0;
    return kept_;
  }

  std::string why() const { return std::strerror(error_); }

 private:
  std::string path_;
  int file_ = -1;
  int error_ = 0;
  bool kept_ = false;
};

}  // namespace

Result<void> write_whole_file(const std::string& path, std::string_view bytes) {
  struct stat there {};
  const bool exists = lstat(path.c_str(), &there) == 0;
  if (exists) {
    if (auto free = check_target(path, there); !free) return free.error();
  }
  NewFile file(path);
  if (!file.write(bytes) || !file.keep_as(path, exists ? &there : nullptr)) {
    return unwritten(path, file.why());
  }
  return {};
}

bool is_same_file(const std::string& a, const std::string& b) {
  std::error_code error;
  if (fs::equivalent(a, b, error)) return true;
  const fs::path first = fs::weakly_canonical(fs::absolute(a, error), error);
  if (error) return false;
  const fs::path second = fs::weakly_canonical(fs::absolute(b, error), error);
  return !error && first == second;
}

}  // namespace trailseal
