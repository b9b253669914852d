// MappedFile: a large file as the system shows it in memory, page by page as it is looked
// at.
//
// Nothing is copied, and pages that were passed can be given back: whoever looks at them
// again gets them anew. A file that is cut off while it is read ends the process
// (SIGBUS), which main.cpp turns into an error.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace trailseal {

class MappedFile {
 public:
  /// Nothing where the system does not map the file: it has to be read then. `padding`
  /// bytes of zero stand behind the text.
  static std::optional<MappedFile> open(const std::string& path, std::size_t padding);

  std::string_view view() const { return {block_.get(), size_}; }

  /// Gives back the pages that lie inside the part as a whole.
  void release(std::string_view part) const;

 private:
  struct Unmap {
    std::size_t size = 0;
    void operator()(char* block) const;
  };

  MappedFile(char* block, std::size_t reserved, std::size_t size)
      : block_(block, Unmap{reserved}), size_(size) {}

  std::unique_ptr<char, Unmap> block_;
  std::size_t size_;
};

/// The whole pages inside a part of memory.
std::string_view whole_pages(std::string_view part);

}  // namespace trailseal
