// SpooledFile: an input that can be read only once, kept where it can be read again.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace trailseal::load {

/// Can the file be opened only once? A FIFO, a process substitution, a terminal: what was
/// read from it is gone.
bool is_read_once(const std::string& path);

/// A temporary file, gone with the object.
class SpooledFile {
 public:
  /// Errors: no room, no permission.
  static Result<SpooledFile> write(std::string_view bytes);

  SpooledFile(SpooledFile&& other) noexcept;
  SpooledFile& operator=(SpooledFile&&) = delete;
  SpooledFile(const SpooledFile&) = delete;
  SpooledFile& operator=(const SpooledFile&) = delete;
  ~SpooledFile();

  const std::string& path() const { return path_; }

 private:
  explicit SpooledFile(std::string path) : path_(std::move(path)) {}

  std::string path_;  ///< empty: moved from
};

}  // namespace trailseal::load
