#include "load/spooled_file.hpp"

#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

namespace trailseal::load {
namespace {

namespace fs = std::filesystem;

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

bool is_read_once(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  return !error && fs::exists(status) && !fs::is_regular_file(status) &&
         !fs::is_directory(status);
}

Result<SpooledFile> SpooledFile::write(std::string_view bytes) {
  std::error_code error;
  const fs::path directory = fs::temp_directory_path(error);
  std::string path = TemporaryPath::pattern_in(error ? fs::path(".") : directory);
  const int file = ::mkstemp(path.data());
  if (file < 0) {
    return Error{.message = "cannot create a temporary file: " +
                            std::string(std::strerror(errno))};
  }
  SpooledFile spooled{TemporaryPath(std::move(path))};
  const bool written = write_all(file, bytes);
  const std::string why = std::strerror(errno);
  ::close(file);
  if (!written) return Error{.message = "a temporary file cannot be written: " + why};
  return spooled;
}

}  // namespace trailseal::load
