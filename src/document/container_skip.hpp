// ContainerSkip: steps over one object or list of JSON, looking at its strings and brackets
// only.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "base/limits.hpp"
#include "document/json_block.hpp"

namespace trailseal {

class ContainerSkip {
 public:
  /// `text[at]` is the opening bracket. kSize bytes behind the text can be read.
  ContainerSkip(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  /// Goes on by a block; false: it ends, or is malformed.
  bool step() {
    if (at_ >= text_.size()) {
      at_ = text_.size();
      return fail(strings_.open() ? "it ends in the middle of a string"
                                  : "it ends in the middle of a value");
    }
    JsonBlock block = JsonBlock::of(text_.data() + at_);
    block.cut_off(text_.size() - at_);
    std::uint64_t brackets = block.brackets & ~strings_.inside(block);
    for (; brackets != 0; brackets &= brackets - 1) {
      const std::size_t at = at_ + static_cast<std::size_t>(__builtin_ctzll(brackets));
      if (pass(text_[at])) continue;
      at_ = at + (failed() ? 0 : 1);
      return false;
    }
    at_ += JsonBlock::kSize;
    return true;
  }

  /// Where it stands: behind the closing bracket, at what is malformed, or in between.
  std::size_t at() const { return at_; }
  bool failed() const { return what_ != nullptr; }
  const char* what() const { return what_; }

 private:
  /// Whether it goes on behind the bracket.
  bool pass(char bracket) {
    if (bracket == '{' || bracket == '[') {
      if (open_ == closing_.size()) return fail("nested too deeply");
      closing_[open_++] = bracket == '{' ? '}' : ']';
      return true;
    }
    if (bracket != closing_[--open_]) {
      return fail("a bracket is closed by another kind of bracket");
    }
    return open_ > 0;
  }

  bool fail(const char* what) {
    what_ = what;
    return false;
  }

  std::string_view text_;
  std::size_t at_;
  StringBits strings_{};
  std::size_t open_ = 0;
  std::array<char, kMaxDepth> closing_;  // NOLINT: only what is open is written, and read
  const char* what_ = nullptr;
};

}  // namespace trailseal
