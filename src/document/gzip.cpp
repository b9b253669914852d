#include "document/gzip.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>

namespace trailseal {
namespace {

/// A stream of zlib's, which has to be ended.
class Inflater {
 public:
  explicit Inflater(std::string_view bytes) : left_(bytes) {
    // 16: gzip and no other form. zlib manual, inflateInit2.
    ready_ = inflateInit2(&stream_, MAX_WBITS + 16) == Z_OK;
  }
  ~Inflater() { inflateEnd(&stream_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  /// Unpacks until the end or until there is more than `limit`. Was it whole?
  bool run(std::string& text, std::size_t limit) {
    std::array<char, std::size_t{64} << 10> part{};
    int state = Z_OK;
    while (ready_ && text.size() <= limit) {
      feed();
      stream_.next_out = reinterpret_cast<Bytef*>(part.data());
      stream_.avail_out = static_cast<uInt>(part.size());
      state = inflate(&stream_, Z_NO_FLUSH);
      text.append(part.data(), part.size() - stream_.avail_out);
      if (state == Z_STREAM_END) {
        if (stream_.avail_in == 0 && left_.empty()) return true;
        if (inflateReset(&stream_) != Z_OK) return false;
      } else if (state != Z_OK) {
        return false;
      }
    }
    return false;
  }

 private:
  void feed() {
    if (stream_.avail_in > 0 || left_.empty()) return;
    const std::size_t most = std::numeric_limits<uInt>::max();
    const std::string_view now = left_.substr(0, std::min(left_.size(), most));
    left_.remove_prefix(now.size());
    // zlib's interface predates const; it only reads.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(now.data()));
    stream_.avail_in = static_cast<uInt>(now.size());
  }

  z_stream stream_{};
  std::string_view left_;
  bool ready_ = false;
};

}  // namespace

bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1f\x8b"); }

Result<std::string> gunzip(std::string_view bytes, std::size_t limit) {
  std::string text;
  const bool whole = Inflater(bytes).run(text, limit);
  if (text.size() > limit) return Error{.message = "it is too large when unpacked"};
  if (!whole) return Error{.message = "it is damaged or cut off"};
  return text;
}

std::string gunzip_beginning(std::string_view bytes, std::size_t count) {
  std::string text;
  Inflater(bytes).run(text, count);
  text.resize(std::min(text.size(), count));
  return text;
}

}  // namespace trailseal
