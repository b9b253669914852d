// JsonText: JSON that is written piece by piece, on one line.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "document/byte_buffer.hpp"

namespace trailseal::terraform {

class JsonText {
 public:
  /// Makes room for so many bytes in all, where it is known how many there may be.
  void reserve(std::size_t bytes) { text_.reserve(bytes); }
  /// `{` or `[`, and the bracket that ends what it began.
  JsonText& open(char bracket);
  JsonText& close(char bracket);
  /// The name of the next member.
  JsonText& key(std::string_view name);
  JsonText& string(std::string_view text);
  JsonText& boolean(bool value) { return raw(value ? "true" : "false"); }
  /// What is JSON already.
  JsonText& raw(std::string_view json);

  std::string_view text() const { return text_.view(); }
  std::string take() { return std::string(text_.view()); }
  /// The same without a copy; nothing is left.
  ByteBuffer take_bytes() { return std::move(text_); }

 private:
  /// So many more bytes, to be written to.
  char* add(std::size_t bytes);
  void write_plain(std::string_view text, char end);
  void write_escaped(std::string_view text, char end);

  ByteBuffer text_{};
  bool comma_ = false;  ///< something stands before, which the next piece follows
};

}  // namespace trailseal::terraform
