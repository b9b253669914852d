// A std::string zeroes what it grows by, and a plan of 100 MB is felt: every page would
// be touched twice. Large blocks ask the kernel for large pages, of which fifty hold what
// takes twelve thousand small ones; where it has none to give, nothing changes.
#include "document/byte_buffer.hpp"

#include <cstdint>
#include <cstring>
#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace trailseal {
namespace {

#ifdef __linux__
constexpr std::size_t kLargePage = std::size_t{2} << 20;

// Only pages that lie inside the block as a whole: nothing is used that was not asked
// for.
void prefer_large_pages(char* block, std::size_t bytes) {
  if (bytes < 2 * kLargePage) return;
  const auto from = reinterpret_cast<std::uintptr_t>(block);
  const std::size_t skipped = (kLargePage - from % kLargePage) % kLargePage;
  const std::size_t whole = (bytes - skipped) / kLargePage * kLargePage;
  ::madvise(block + skipped, whole, MADV_HUGEPAGE);  // advice: it may be refused
}
#else
void prefer_large_pages(char*, std::size_t) {}
#endif

}  // namespace

void ByteBuffer::reserve(std::size_t bytes) {
  if (bytes <= capacity_) return;
  auto* const grown = static_cast<char*>(std::realloc(block_.get(), bytes));
  if (grown == nullptr) throw std::bad_alloc();
  static_cast<void>(block_.release());  // realloc has taken it
  block_.reset(grown);
  capacity_ = bytes;
  prefer_large_pages(grown, bytes);
}

void ByteBuffer::append(std::string_view bytes) {
  if (bytes.empty()) return;
  reserve(size_ + bytes.size());
  std::memcpy(block_.get() + size_, bytes.data(), bytes.size());
  size_ += bytes.size();
}

void ByteBuffer::drop_front(std::size_t bytes) {
  size_ -= bytes;
  std::memmove(block_.get(), block_.get() + bytes, size_);
}

}  // namespace trailseal
