// SpooledFile: an input that can be read only once, kept where it can be read again.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "base/result.hpp"
#include "load/temporary_path.hpp"

namespace trailseal::load {

/// Can the file be opened only once? A FIFO, a process substitution, a terminal: what was
/// read from it is gone.
bool is_read_once(const std::string& path);

/// A temporary file, gone with the object.
class SpooledFile {
 public:
  /// Errors: no room, no permission.
  static Result<SpooledFile> write(std::string_view bytes);

  const std::string& path() const { return file_.path().native(); }

 private:
  explicit SpooledFile(TemporaryPath file) : file_(std::move(file)) {}

  TemporaryPath file_;
};

}  // namespace trailseal::load
