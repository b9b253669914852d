// ByteBuffer: bytes of an input, in one block that grows without being copied or zeroed.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <string_view>

namespace trailseal {

class ByteBuffer {
 public:
  ByteBuffer() = default;
  explicit ByteBuffer(std::string_view bytes) { append(bytes); }

  char* data() { return block_.get(); }
  const char* data() const { return block_.get(); }
  std::size_t size() const { return size_; }
  std::size_t capacity() const { return capacity_; }
  std::string_view view() const { return {block_.get(), size_}; }

  /// Makes room for this many bytes in all; new ones hold anything. Throws
  /// std::bad_alloc.
  void reserve(std::size_t bytes);
  /// The first `bytes` of the room count from now on; reserve() it before.
  void set_size(std::size_t bytes) { size_ = bytes; }
  void append(std::string_view bytes);
  void drop_front(std::size_t bytes);

 private:
  struct Free {
    void operator()(char* block) const { std::free(block); }
  };

  std::unique_ptr<char, Free> block_{};
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace trailseal
