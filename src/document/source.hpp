// The bytes of one input and how people call it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/position.hpp"
#include "base/result.hpp"
#include "document/byte_buffer.hpp"
#include "document/mapped_file.hpp"

namespace trailseal {

/// What one look at all of a text tells.
struct TextGlance {
  /// An escape of JSON that may be needless.
  static constexpr std::string_view kUnicodeEscape = "\\u00";

  bool nul = false;    ///< it is binary
  bool lines = false;  ///< it has more than one
  /// Where the first kUnicodeEscape stands; npos: nowhere.
  std::size_t unicode_escape = std::string_view::npos;
};

/// The text of one input. kPadding readable bytes stand behind it, which the JSON
/// library needs.
class Source {
 public:
  static constexpr std::size_t kPadding = 64;
  /// How much of a mapped file stands in memory while it is passed.
  static constexpr std::size_t kStretch = std::size_t{2} << 20;

  Source() = default;
  /// Takes `text` as the whole input named `path`.
  Source(std::string path, std::string_view text);
  Source(std::string path, ByteBuffer text);
  Source(std::string path, MappedFile text);

  const std::string& path() const { return path_; }
  std::string_view text() const { return mapped_ ? mapped_->view() : buffer_.view(); }
  /// Bytes of the text and of the padding behind it.
  std::size_t capacity() const { return text().size() + kPadding; }
  /// The place of a byte of text(). The first call finds the line ends.
  Position position_of(std::size_t offset) const;
  /// Gives the memory of a part of text() back to the system, as far as it makes whole
  /// pages: nobody may look at that part again.
  void discard(std::string_view part);
  /// Tells that the bytes [from, to) are done with for now: those of a mapped file leave
  /// the memory until somebody looks at them again.
  void release(std::size_t from, std::size_t to) const;
  /// One pass at the first call, which leaves nothing of a mapped file in memory.
  const TextGlance& glance() const;
  /// Whether the text has more than one line; a plan usually has one, and then places in
  /// it tell nothing.
  bool has_lines() const { return glance().lines; }

  /// `look(from, to)` for one stretch of the text after another, each given back behind
  /// it; false stops.
  template <typename Look>
  void each_stretch(Look look) const {
    for (std::size_t from = 0; from < text().size(); from += kStretch) {
      const std::size_t to = std::min(from + kStretch, text().size());
      const bool more = look(from, to);
      release(from, to);
      if (!more) return;
    }
  }

 private:
  void find_lines() const;

  std::string path_;
  ByteBuffer buffer_;                   ///< the padding stands behind its size
  std::optional<MappedFile> mapped_{};  ///< in its place for large files
  mutable std::vector<std::size_t> line_starts_{};  ///< empty until asked for
  mutable std::optional<TextGlance> glance_{};      ///< likewise
};

/// Reads a file, or stdin for `-`. UTF-8 with or without BOM and UTF-16 (as PowerShell
/// redirects it) become UTF-8. Errors: not readable, a directory, larger than
/// kMaxInputBytes, empty, binary.
Result<Source> read_source(const std::string& path);

/// The same for a stream, which people call `path`.
Result<Source> read_source(std::istream& in, const std::string& path);

/// The same for bytes already read (fixtures, tests).
Result<Source> decode_source(std::string path, std::string_view bytes);

}  // namespace trailseal
