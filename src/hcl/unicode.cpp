// The door to utf8proc.
#include "hcl/unicode.hpp"

#include <utf8proc.h>

#include <cstdlib>
#include <cstring>

namespace trailseal::hcl {
namespace {

constexpr std::uint32_t kReplacement = 0xFFFD;

const utf8proc_uint8_t* utf8_of(std::string_view text) {
  return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

/// How many bytes at the front are ASCII, eight of them in one step: most texts are.
std::size_t ascii_length(std::string_view text) {
  constexpr std::uint64_t kHigh = 0x8080808080808080;
  std::size_t at = 0;
  for (; text.size() - at >= sizeof(std::uint64_t); at += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, sizeof(word));
    if ((word & kHigh) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

bool is_ascii(std::string_view text) { return ascii_length(text) == text.size(); }

std::string with_replacements(std::string_view bytes) {
  std::string text;
  while (!bytes.empty()) append_code_point(text, take_code_point(bytes));
  return text;
}

utf8proc_category_t category(std::uint32_t code_point) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
}

}  // namespace

std::uint32_t take_code_point(std::string_view& text) {
  utf8proc_int32_t code_point = 0;
  const auto size = utf8proc_iterate(
      utf8_of(text), static_cast<utf8proc_ssize_t>(text.size()), &code_point);
  if (size <= 0) {
    text.remove_prefix(text.empty() ? 0 : 1);
    return kReplacement;
  }
  text.remove_prefix(static_cast<std::size_t>(size));
  return static_cast<std::uint32_t>(code_point);
}

void append_code_point(std::string& text, std::uint32_t code_point) {
  utf8proc_uint8_t bytes[4];
  const auto size =
      utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes);
  text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

bool is_utf8(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t ascii = ascii_length(bytes);
    if (ascii > 0) {
      bytes.remove_prefix(ascii);
      continue;
    }
    utf8proc_int32_t code_point = 0;
    const auto size = utf8proc_iterate(
        utf8_of(bytes), static_cast<utf8proc_ssize_t>(bytes.size()), &code_point);
    if (size <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(size));
  }
  return true;
}

std::string to_nfc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  if (!is_utf8(text)) return to_nfc(with_replacements(text));
  utf8proc_uint8_t* normal = nullptr;
  const auto size =
      utf8proc_map(utf8_of(text), static_cast<utf8proc_ssize_t>(text.size()), &normal,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  if (size < 0) return std::string(text);
  std::string result(reinterpret_cast<const char*>(normal),
                     static_cast<std::size_t>(size));
  std::free(normal);
  return result;
}

std::vector<std::string_view> graphemes(std::string_view text) {
  std::vector<std::string_view> clusters;
  std::string_view rest = text;
  std::size_t start = 0;
  utf8proc_int32_t state = 0;
  std::uint32_t before = 0;
  while (!rest.empty()) {
    const std::size_t at = text.size() - rest.size();
    const std::uint32_t now = take_code_point(rest);
    const bool breaks = at > 0 && utf8proc_grapheme_break_stateful(
                                      static_cast<utf8proc_int32_t>(before),
                                      static_cast<utf8proc_int32_t>(now), &state);
    if (breaks) {
      clusters.push_back(text.substr(start, at - start));
      start = at;
    }
    before = now;
  }
  if (start < text.size()) clusters.push_back(text.substr(start));
  return clusters;
}

bool is_letter(std::uint32_t code_point) {
  const auto kind = category(code_point);
  return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO;
}

bool is_identifier_start(std::uint32_t code_point) {
  return code_point == '_' || is_letter(code_point) ||
         category(code_point) == UTF8PROC_CATEGORY_NL;
}

bool is_identifier_part(std::uint32_t code_point) {
  if (code_point == '-' || is_identifier_start(code_point)) return true;
  const auto kind = category(code_point);
  return kind == UTF8PROC_CATEGORY_MN || kind == UTF8PROC_CATEGORY_MC ||
         kind == UTF8PROC_CATEGORY_ND || kind == UTF8PROC_CATEGORY_PC;
}

bool is_space(std::uint32_t code_point) {
  if (code_point >= 0x09 && code_point <= 0x0D) return true;
  if (code_point == 0x85) return true;
  const auto kind = category(code_point);
  return kind == UTF8PROC_CATEGORY_ZS || kind == UTF8PROC_CATEGORY_ZL ||
         kind == UTF8PROC_CATEGORY_ZP;
}

// Upper case of `ß` is two letters; the single one of Unicode 5.1 is not Go's mapping.
constexpr std::uint32_t kSharpS = 0xDF;

std::uint32_t to_upper(std::uint32_t code_point) {
  if (code_point == kSharpS) return code_point;
  return static_cast<std::uint32_t>(
      utf8proc_toupper(static_cast<utf8proc_int32_t>(code_point)));
}

std::uint32_t to_lower(std::uint32_t code_point) {
  return static_cast<std::uint32_t>(
      utf8proc_tolower(static_cast<utf8proc_int32_t>(code_point)));
}

std::uint32_t to_title(std::uint32_t code_point) {
  if (code_point == kSharpS) return code_point;
  return static_cast<std::uint32_t>(
      utf8proc_totitle(static_cast<utf8proc_int32_t>(code_point)));
}

std::string certain_prefix(std::string_view literal) {
  const auto clusters = graphemes(literal);
  if (clusters.empty()) return "";
  // Punctuation of policies and ARNs combines with nothing that NFC would compose, but
  // `<`, `=` and `>` do.
  constexpr std::string_view kStays = ":/{}[](),.;-_*\"'#!?&@$%|~^`\\ \t\r\n0123456789";
  const std::string_view last = clusters.back();
  if (last.size() == 1 && kStays.find(last[0]) != std::string_view::npos) {
    return std::string(literal);
  }
  return std::string(literal.substr(0, literal.size() - last.size()));
}

}  // namespace trailseal::hcl
