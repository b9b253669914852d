// TemporaryPath: a file or folder of our own, gone with the object.
#pragma once

#include <filesystem>
#include <string>
#include <utility>

namespace trailseal::load {

class TemporaryPath {
 public:
  /// Takes over what was made there.
  explicit TemporaryPath(std::filesystem::path path) : path_(std::move(path)) {}
  TemporaryPath(TemporaryPath&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  TemporaryPath& operator=(TemporaryPath&&) = delete;
  TemporaryPath(const TemporaryPath&) = delete;
  TemporaryPath& operator=(const TemporaryPath&) = delete;
  ~TemporaryPath() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }

  /// The pattern of a name, as mkstemp(3) and mkdtemp(3) want it.
  static std::string pattern_in(const std::filesystem::path& directory) {
    return (directory / "trailseal-XXXXXX").string();
  }

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;  ///< empty: moved from
};

}  // namespace trailseal::load
