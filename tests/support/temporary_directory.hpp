// Directories for one test.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <stdexcept>
#include <string>

namespace trailseal {

/// An empty directory that is gone with the object; the working directory stays.
class TemporaryDirectory {
 public:
  TemporaryDirectory() {
    std::string name =
        (std::filesystem::temp_directory_path() / "trailseal-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
      throw std::runtime_error("no directory " + name);
    }
    path_ = name;
  }
  ~TemporaryDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_{};
};

/// An empty directory in which the test works as long as the object is there.
class TemporaryWorkplace {
 public:
  TemporaryWorkplace() : before_(std::filesystem::current_path()) {
    std::filesystem::current_path(directory_.path());
  }
  ~TemporaryWorkplace() { std::filesystem::current_path(before_); }
  TemporaryWorkplace(const TemporaryWorkplace&) = delete;
  TemporaryWorkplace& operator=(const TemporaryWorkplace&) = delete;

  const std::filesystem::path& path() const { return directory_.path(); }
  /// Where the test worked before.
  const std::filesystem::path& before() const { return before_; }

 private:
  TemporaryDirectory directory_{};
  std::filesystem::path before_{};
};

}  // namespace trailseal
