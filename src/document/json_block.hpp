// JsonBlock: 64 bytes of JSON at once, a bit for each.
//
// Which quotes end a string and what stands inside of strings is found without a branch for
// a byte, as described in Langdale and Lemire, "Parsing Gigabytes of JSON per Second"
// (2019), section 3.1.
#pragma once

#include <cstddef>
#include <cstdint>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace trailseal {

/// Bit i stands for byte i.
struct JsonBlock {
  static constexpr std::size_t kSize = 64;

  std::uint64_t quotes = 0;
  std::uint64_t backslashes = 0;
  std::uint64_t brackets = 0;  ///< of objects and lists

  /// Of the kSize bytes at `text`.
  static JsonBlock of(const char* text) {
    JsonBlock block;
#ifdef __SSE2__
    for (unsigned at = 0; at < kSize; at += 16) {
      const __m128i here = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + at));
      // `[` and `]` are `{` and `}` without this bit.
      const __m128i curly = _mm_or_si128(here, _mm_set1_epi8(0x20));
      block.quotes |= bits(here, '"') << at;
      block.backslashes |= bits(here, '\\') << at;
      block.brackets |= (bits(curly, '{') | bits(curly, '}')) << at;
    }
#else
    for (unsigned at = 0; at < kSize; ++at) {
      const char curly = static_cast<char>(text[at] | 0x20);
      block.quotes |= std::uint64_t{text[at] == '"'} << at;
      block.backslashes |= std::uint64_t{text[at] == '\\'} << at;
      block.brackets |= std::uint64_t{curly == '{' || curly == '}'} << at;
    }
#endif
    return block;
  }

  /// Forgets all but the first `size` bytes.
  void cut_off(std::size_t size) {
    if (size >= kSize) return;
    const std::uint64_t kept = (std::uint64_t{1} << size) - 1;
    quotes &= kept;
    backslashes &= kept;
    brackets &= kept;
  }

 private:
#ifdef __SSE2__
  static std::uint64_t bits(__m128i bytes, char wanted) {
    return static_cast<unsigned>(
        _mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(wanted))));
  }
#endif
};

/// Follows strings from block to block.
class StringBits {
 public:
  /// The bytes of the next block that stand in a string, its opening quote included.
  std::uint64_t inside(const JsonBlock& block) {
    const std::uint64_t quotes = block.quotes & ~escaped(block.backslashes);
    std::uint64_t inside = quotes;
    for (unsigned shift = 1; shift < JsonBlock::kSize; shift *= 2)
      inside ^= inside << shift;
    inside ^= open_;
    open_ = (inside >> 63U) != 0 ? ~std::uint64_t{0} : 0;
    return inside;
  }

  /// Whether a string was open at the end of the last block.
  bool open() const { return open_ != 0; }

 private:
  /// The bytes behind an odd number of backslashes.
  std::uint64_t escaped(std::uint64_t backslashes) {
    std::uint64_t found = escapes_next_ ? 1 : 0;
    escapes_next_ = false;
    std::uint64_t left = backslashes & ~found;
    while (left != 0) {
      const std::uint64_t first = left & (~left + 1);
      escapes_next_ = first >> 63U != 0;
      found |= first << 1U;
      left &= ~(first | first << 1U);
    }
    return found;
  }

  std::uint64_t open_ = 0;  ///< all bits, or none
  bool escapes_next_ = false;
};

}  // namespace trailseal
