// Bytes come as people's tools write them:
//
//   UTF-8                      as it is
//   EF BB BF ...               UTF-8 with a byte order mark, dropped
//   FF FE ... / FE FF ...      UTF-16, as PowerShell's `>` writes it, becomes UTF-8
//   a NUL elsewhere            binary: refused
#include "document/source.hpp"

#include <sys/mman.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <istream>
#include <memory>

#include "base/ascii.hpp"
#include "base/limits.hpp"

namespace trailseal {
namespace {

Error unreadable(const std::string& path, const std::string& why) {
  return Error{.message = "cannot read the input: " + why, .path = path};
}

void append_utf8(std::string& out, std::uint32_t code) {
  const auto tail = [&](int shift) {
    out += static_cast<char>(0x80U | ((code >> shift) & 0x3FU));
  };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0U | (code >> 6U));
    tail(0);
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0U | (code >> 12U));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0U | (code >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

/// UTF-16 without its byte order mark -> UTF-8. Lone surrogates become U+FFFD.
std::string from_utf16(std::string_view bytes, bool little_endian) {
  const auto unit = [&](std::size_t i) -> std::uint32_t {
    const auto a = static_cast<unsigned char>(bytes[i]);
    const auto b = static_cast<unsigned char>(bytes[i + 1]);
    return little_endian ? static_cast<std::uint32_t>(b << 8 | a)
                         : static_cast<std::uint32_t>(a << 8 | b);
  };
  std::string out;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    std::uint32_t code = unit(i);
    const bool high = code >= 0xD800 && code < 0xDC00;
    if (high && i + 3 < bytes.size() && (unit(i + 2) & 0xFC00U) == 0xDC00) {
      code = 0x10000 + ((code - 0xD800) << 10U) + (unit(i + 2) - 0xDC00);
      i += 2;
    } else if (code >= 0xD800 && code < 0xE000) {
      code = 0xFFFD;
    }
    append_utf8(out, code);
  }
  return out;
}

constexpr std::size_t kGlance = std::size_t{32} << 10;

/// What stands in [from, to) is told by `found` as well.
void look_at(std::string_view all, std::size_t from, std::size_t to, TextGlance& found) {
  const std::string_view here = all.substr(from, to - from);
  found.nul = found.nul || here.find('\0') != here.npos;
  if (!found.lines) {
    const std::size_t end = here.find('\n');
    found.lines = end != here.npos && from + end + 1 < all.size();
  }
  if (found.unicode_escape == all.npos) {
    const std::size_t at = all.substr(0, to + TextGlance::kUnicodeEscape.size() - 1)
                               .find(TextGlance::kUnicodeEscape, from);
    found.unicode_escape = at;
  }
}

constexpr std::size_t kFirstRoom = 65536;
/// Files from this size on are mapped: for smaller ones a copy costs less.
constexpr std::size_t kMapped = std::size_t{512} << 10;

/// What `read(to, most)` gives until it gives less than was asked for. `expected` bytes
/// get one allocation (with the padding that Source adds), so that a plan of 100 MB takes
/// 100 MB; what is larger than that makes the room grow by half.
template <typename Read>
Result<ByteBuffer> read_all(const std::string& path, std::size_t expected, Read read) {
  ByteBuffer bytes;
  bytes.reserve(std::max(expected + 1, kFirstRoom) + Source::kPadding);
  while (true) {
    const std::size_t room = bytes.capacity() - bytes.size();
    const std::size_t got = read(bytes.data() + bytes.size(), room);
    bytes.set_size(bytes.size() + got);
    if (bytes.size() > kMaxInputBytes) return unreadable(path, "it is larger than 2 GiB");
    if (got < room) return bytes;
    bytes.reserve(bytes.capacity() + bytes.capacity() / 2);
  }
}

/// A text that begins like one, and is large: it need not be copied. Others are decoded.
std::optional<Source> map_text(const std::string& path) {
  auto mapped = MappedFile::open(path, Source::kPadding);
  if (!mapped) return std::nullopt;
  const char first = mapped->view().front();
  if (first != '{' && first != '[') return std::nullopt;
  Source source(path, std::move(*mapped));
  if (source.glance().nul) return std::nullopt;
  return source;
}

Result<Source> decode(std::string path, ByteBuffer bytes) {
  const std::string_view view = bytes.view();
  if (view.substr(0, 2) == "\xFF\xFE" || view.substr(0, 2) == "\xFE\xFF") {
    bytes = ByteBuffer(from_utf16(view.substr(2), view[0] == '\xFF'));
  } else if (view.substr(0, 3) == "\xEF\xBB\xBF") {
    bytes.drop_front(3);
  }
  const std::string_view text = bytes.view();
  if (is_blank(text)) {
    return Error{
        .message = "the input is empty",
        .help =
            "pass a Terraform plan (`terraform show -json`) or a CloudFormation template",
        .path = std::move(path)};
  }
  if (text.starts_with("PK\x03\x04")) {
    return Error{
        .message = "this is a plan file in Terraform's own format (a zip)",
        .help =
            path == "-"
                ? "pass the file by its name, or pipe the output of `terraform show "
                  "-json`"
                : "run `terraform show -json " + path + " > plan.json` and check that",
        .path = std::move(path)};
  }
  if (text.find('\0') != std::string_view::npos) {
    return Error{
        .message = "the input is binary, not JSON or YAML text",
        .help =
            "pass a Terraform plan (`terraform show -json`) or a CloudFormation template",
        .path = std::move(path)};
  }
  return Source(std::move(path), std::move(bytes));
}

}  // namespace

Source::Source(std::string path, std::string_view text)
    : Source(std::move(path), ByteBuffer(text)) {}

Source::Source(std::string path, ByteBuffer text)
    : path_(std::move(path)), buffer_(std::move(text)) {
  buffer_.reserve(buffer_.size() + kPadding);
  std::memset(buffer_.data() + buffer_.size(), 0, kPadding);
}

Source::Source(std::string path, MappedFile text)
    : path_(std::move(path)), mapped_(std::move(text)) {}

void Source::find_lines() const {
  if (!line_starts_.empty()) return;
  line_starts_.push_back(0);
  const std::string_view all = text();
  each_stretch([&](std::size_t from, std::size_t to) {
    const std::string_view here = all.substr(0, to);
    for (std::size_t at = from; (at = here.find('\n', at)) != here.npos; ++at) {
      if (at + 1 < all.size()) line_starts_.push_back(at + 1);
    }
    return true;
  });
}

// The three searches take turns on what fits into a processor's nearest cache.
const TextGlance& Source::glance() const {
  if (glance_) return *glance_;
  TextGlance& found = glance_.emplace();
  const std::string_view all = text();
  each_stretch([&](std::size_t from, std::size_t to) {
    for (std::size_t at = from; at < to; at += kGlance) {
      look_at(all, at, std::min(at + kGlance, to), found);
    }
    return true;
  });
  return found;
}

void Source::release(std::size_t from, std::size_t to) const {
  if (mapped_) mapped_->release(text().substr(from, to - from));
}

// The pages stay part of the buffer and read as zeros; the ends of lines have to be known
// before they are gone.
void Source::discard(std::string_view part) {
  if (mapped_) return mapped_->release(part);
  find_lines();
  const std::string_view pages = whole_pages(part);
  if (!pages.empty()) {
    madvise(const_cast<char*>(pages.data()), pages.size(), MADV_DONTNEED);
  }
}

Position Source::position_of(std::size_t offset) const {
  find_lines();
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto line = static_cast<std::size_t>(after - line_starts_.begin());
  return Position{
      .line = static_cast<std::uint32_t>(line),
      .column = static_cast<std::uint32_t>(offset - line_starts_[line - 1] + 1)};
}

Result<Source> decode_source(std::string path, std::string_view bytes) {
  return decode(std::move(path), ByteBuffer(bytes));
}

Result<Source> read_source(std::istream& in, const std::string& path) {
  auto bytes = read_all(path, 0, [&](char* to, std::size_t most) {
    in.read(to, static_cast<std::streamsize>(most));
    return static_cast<std::size_t>(in.gcount());
  });
  if (!bytes) return bytes.error();
  return decode(path, std::move(*bytes));
}

Result<Source> read_source(const std::string& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return unreadable(path, std::strerror(errno));
  if (S_ISDIR(info.st_mode)) return unreadable(path, "it is a directory");
  const auto size = static_cast<std::size_t>(info.st_size);
  if (S_ISREG(info.st_mode) && size >= kMapped && size <= kMaxInputBytes) {
    if (auto mapped = map_text(path)) return std::move(*mapped);
  }
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
      std::fopen(path.c_str(), "rb"), &std::fclose);
  if (!file) return unreadable(path, std::strerror(errno));
  auto bytes = read_all(path, size, [&](char* to, std::size_t most) {
    return std::fread(to, 1, most, file.get());
  });
  if (!bytes) return bytes.error();
  if (std::ferror(file.get()) != 0) return unreadable(path, std::strerror(errno));
  return decode(path, std::move(*bytes));
}

}  // namespace trailseal
