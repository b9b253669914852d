// The padding behind a file that ends with a page needs one more: room for both is reserved
// first, and the file laid over its beginning. What is left of the last page of a file
// reads as zeros (mmap(2)).
#include "document/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdint>

namespace trailseal {
namespace {

/// A file that is closed at the end of the scope.
class OpenFile {
 public:
  explicit OpenFile(const std::string& path)
      : number_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (number_ >= 0) ::close(number_);
  }

  int number() const { return number_; }

 private:
  int number_;
};

}  // namespace

void MappedFile::Unmap::operator()(char* block) const { ::munmap(block, size); }

std::optional<MappedFile> MappedFile::open(const std::string& path, std::size_t padding) {
  const OpenFile file(path);
  struct stat info {};
  if (file.number() < 0 || ::fstat(file.number(), &info) != 0) return std::nullopt;
  if (!S_ISREG(info.st_mode) || info.st_size <= 0) return std::nullopt;
  const auto size = static_cast<std::size_t>(info.st_size);
  const std::size_t reserved = size + padding;
  void* const room =
      ::mmap(nullptr, reserved, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (room == MAP_FAILED) return std::nullopt;
  MappedFile mapped(static_cast<char*>(room), reserved, size);
  if (::mmap(room, size, PROT_READ, MAP_PRIVATE | MAP_FIXED, file.number(), 0) ==
      MAP_FAILED) {
    return std::nullopt;
  }
  return mapped;
}

std::string_view whole_pages(std::string_view part) {
  const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  const std::size_t into_page = reinterpret_cast<std::uintptr_t>(part.data()) % page;
  const std::size_t skipped = (page - into_page) % page;
  if (part.size() < skipped + page) return {};
  return part.substr(skipped, (part.size() - skipped) / page * page);
}

void MappedFile::release(std::string_view part) const {
  const std::string_view pages = whole_pages(part);
  if (pages.empty()) return;
  ::madvise(const_cast<char*>(pages.data()), pages.size(), MADV_DONTNEED);
}

}  // namespace trailseal
