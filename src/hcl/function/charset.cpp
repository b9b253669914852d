// The door to iconv of the C library. The Unicode sets are done here: they are the ones that
// people use, and a program that is linked statically has no iconv (it would load modules
// of whatever C library it finds).
//
// Terraform takes the sets of Go's text/encoding, which are those of browsers:
// https://encoding.spec.whatwg.org. So `Shift_JIS` is Windows' page 932, `EUC-KR` page
// 949.
#include "hcl/function/charset.hpp"

#ifndef TRAILSEAL_WITHOUT_ICONV
#include <iconv.h>
#endif

#include <array>
#include <cstdint>
#include <string>

#include "base/ascii.hpp"
#include "hcl/unicode.hpp"

namespace trailseal::hcl {
namespace {

// https://www.iana.org/assignments/character-sets
constexpr std::array kCharsets{
    Charset{" utf-8 csutf8 ", "UTF-8"},
    Charset{" utf-16 csutf16 ", "UTF-16"},
    Charset{" utf-16be csutf16be ", "UTF-16BE"},
    Charset{" utf-16le csutf16le ", "UTF-16LE"},
    Charset{" us-ascii us ansi_x3.4-1968 ansi_x3.4-1986 iso646-us csascii iso-ir-6 cp367 "
            "ibm367 iso_646.irv:1991 ",
            "ASCII"},
    Charset{" iso-8859-1 iso_8859-1 iso_8859-1:1987 latin1 l1 ibm819 cp819 csisolatin1 "
            "iso-ir-100 ",
            "ISO-8859-1"},
    Charset{" iso-8859-2 iso_8859-2 iso_8859-2:1987 latin2 l2 csisolatin2 iso-ir-101 ",
            "ISO-8859-2"},
    Charset{" iso-8859-3 iso_8859-3 iso_8859-3:1988 latin3 l3 csisolatin3 iso-ir-109 ",
            "ISO-8859-3"},
    Charset{" iso-8859-4 iso_8859-4 iso_8859-4:1988 latin4 l4 csisolatin4 iso-ir-110 ",
            "ISO-8859-4"},
    Charset{" iso-8859-5 iso_8859-5 iso_8859-5:1988 cyrillic csisolatincyrillic "
            "iso-ir-144 ",
            "ISO-8859-5"},
    Charset{" iso-8859-6 iso_8859-6 iso_8859-6:1987 arabic ecma-114 asmo-708 iso-ir-127 "
            "csisolatinarabic iso-8859-6-e iso_8859-6-e csiso88596e iso-8859-6-i "
            "iso_8859-6-i csiso88596i ",
            "ISO-8859-6"},
    Charset{" iso-8859-7 iso_8859-7 iso_8859-7:1987 greek greek8 ecma-118 elot_928 "
            "csisolatingreek iso-ir-126 ",
            "ISO-8859-7"},
    Charset{" iso-8859-8 iso_8859-8 iso_8859-8:1988 hebrew csisolatinhebrew iso-ir-138 "
            "iso-8859-8-e iso_8859-8-e csiso88598e iso-8859-8-i iso_8859-8-i "
            "csiso88598i ",
            "ISO-8859-8"},
    Charset{" iso-8859-9 iso_8859-9 iso_8859-9:1989 latin5 l5 csisolatin5 iso-ir-148 ",
            "ISO-8859-9"},
    Charset{" iso-8859-10 iso_8859-10:1992 latin6 l6 csisolatin6 iso-ir-157 ",
            "ISO-8859-10"},
    Charset{" iso-8859-13 csiso885913 ", "ISO-8859-13"},
    Charset{" iso-8859-14 iso_8859-14 iso_8859-14:1998 latin8 l8 iso-celtic iso-ir-199 "
            "csiso885914 ",
            "ISO-8859-14"},
    Charset{" iso-8859-15 iso_8859-15 latin-9 csiso885915 ", "ISO-8859-15"},
    Charset{" iso-8859-16 iso_8859-16 iso_8859-16:2001 latin10 l10 iso-ir-226 "
            "csiso885916 ",
            "ISO-8859-16"},
    Charset{" koi8-r cskoi8r ", "KOI8-R"},
    Charset{" koi8-u cskoi8u ", "KOI8-U"},
    Charset{" macintosh mac csmacintosh ", "MACINTOSH"},
    Charset{" windows-874 cswindows874 ", "CP874"},
    Charset{" windows-1250 cswindows1250 ", "CP1250"},
    Charset{" windows-1251 cswindows1251 ", "CP1251"},
    Charset{" windows-1252 cswindows1252 ", "CP1252"},
    Charset{" windows-1253 cswindows1253 ", "CP1253"},
    Charset{" windows-1254 cswindows1254 ", "CP1254"},
    Charset{" windows-1255 cswindows1255 ", "CP1255"},
    Charset{" windows-1256 cswindows1256 ", "CP1256"},
    Charset{" windows-1257 cswindows1257 ", "CP1257"},
    Charset{" windows-1258 cswindows1258 ", "CP1258"},
    Charset{" ibm037 cp037 ebcdic-cp-us ebcdic-cp-ca ebcdic-cp-wt ebcdic-cp-nl csibm037 ",
            "IBM037"},
    Charset{" ibm437 437 cp437 cspc8codepage437 ", "IBM437"},
    Charset{" ibm850 850 cp850 cspc850multilingual ", "IBM850"},
    Charset{" ibm852 852 cp852 cspcp852 ", "IBM852"},
    Charset{" ibm855 855 cp855 csibm855 ", "IBM855"},
    Charset{" ibm00858 ccsid00858 cp00858 pc-multilingual-850+euro csibm00858 ",
            "IBM858"},
    Charset{" ibm860 860 cp860 csibm860 ", "IBM860"},
    Charset{" ibm862 862 cp862 cspc862latinhebrew ", "IBM862"},
    Charset{" ibm863 863 cp863 csibm863 ", "IBM863"},
    Charset{" ibm865 865 cp865 csibm865 ", "IBM865"},
    Charset{" ibm866 866 cp866 csibm866 ", "IBM866"},
    Charset{" ibm1047 ibm-1047 csibm1047 ", "IBM1047"},
    Charset{" ibm01140 ccsid01140 cp01140 ebcdic-us-37+euro csibm01140 ", "IBM1140"},
    Charset{" gb18030 csgb18030 ", "GB18030"},
    Charset{" gbk cp936 ms936 windows-936 csgbk ", "GBK"},
    Charset{" hz-gb-2312 ", ""},
    Charset{" big5 csbig5 ", "BIG5-HKSCS"},
    Charset{" euc-jp extended_unix_code_packed_format_for_japanese "
            "cseucpkdfmtjapanese ",
            "EUC-JP"},
    Charset{" iso-2022-jp csiso2022jp ", "ISO-2022-JP"},
    Charset{" shift_jis ms_kanji csshiftjis ", "CP932"},
    Charset{" euc-kr cseuckr ", "UHC"}};

#ifdef TRAILSEAL_WITHOUT_ICONV

bool has_converter(const char*) { return false; }

std::optional<std::string> converted(std::string_view, const char*, const char*) {
  return std::nullopt;
}

#else

/// Closes the converter whatever happens.
struct Converter {
  iconv_t handle;

  Converter(const char* to, const char* from) : handle(iconv_open(to, from)) {}
  ~Converter() {
    if (is_open()) iconv_close(handle);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  // iconv_open's own word for "failed".
  // NOLINTNEXTLINE(performance-no-int-to-ptr)
  bool is_open() const { return handle != reinterpret_cast<iconv_t>(-1); }
};

bool has_converter(const char* set) {
  return Converter("UTF-8", set).is_open() && Converter(set, "UTF-8").is_open();
}

std::optional<std::string> converted(std::string_view bytes, const char* from,
                                     const char* to) {
  const Converter converter(to, from);
  if (!converter.is_open()) return std::nullopt;
  std::string input(bytes);
  // No set takes more than four bytes, and an escape of as many, for one byte.
  std::string output(input.size() * 8 + 16, '\0');
  char* in = input.data();
  std::size_t left = input.size();
  char* out = output.data();
  std::size_t room = output.size();
  constexpr auto kFailed = static_cast<std::size_t>(-1);
  if (iconv(converter.handle, &in, &left, &out, &room) == kFailed || left > 0 ||
      iconv(converter.handle, nullptr, nullptr, &out, &room) == kFailed) {
    return std::nullopt;
  }
  output.resize(output.size() - room);
  return output;
}

#endif

/// A set whose numbers are those of Unicode, in units of one or two bytes.
struct UnicodeSet {
  std::string_view system{};
  std::uint32_t last = 0;  ///< the last code point that it has
  int unit_bytes = 1;
  bool is_little = false;
};

constexpr std::uint32_t kLastCodePoint = 0x10FFFF;
constexpr std::uint32_t kFirstSurrogate = 0xD800;
constexpr std::uint32_t kFirstLowSurrogate = 0xDC00;
constexpr std::uint32_t kLastSurrogate = 0xDFFF;
constexpr std::uint32_t kBeyondOneUnit = 0x10000;

constexpr std::array kUnicodeSets{UnicodeSet{"ASCII", 0x7F, 1, false},
                                  UnicodeSet{"ISO-8859-1", 0xFF, 1, false},
                                  UnicodeSet{"UTF-16BE", kLastCodePoint, 2, false},
                                  UnicodeSet{"UTF-16LE", kLastCodePoint, 2, true}};

const UnicodeSet* find_unicode_set(std::string_view system) {
  for (const UnicodeSet& set : kUnicodeSets) {
    if (set.system == system) return &set;
  }
  return nullptr;
}

void append_unit(std::string& bytes, std::uint32_t unit, const UnicodeSet& set) {
  const char high = static_cast<char>(unit >> 8 & 0xFF);
  const char low = static_cast<char>(unit & 0xFF);
  if (set.is_little || set.unit_bytes == 1) bytes += low;
  if (set.unit_bytes == 2) bytes += high;
  if (!set.is_little && set.unit_bytes == 2) bytes += low;
}

std::optional<std::string> to_unicode_set(std::string_view text, const UnicodeSet& set) {
  if (!is_utf8(text)) return std::nullopt;
  std::string bytes;
  while (!text.empty()) {
    const std::uint32_t code_point = take_code_point(text);
    if (code_point > set.last) return std::nullopt;
    if (code_point < kBeyondOneUnit) {
      append_unit(bytes, code_point, set);
      continue;
    }
    const std::uint32_t rest = code_point - kBeyondOneUnit;
    append_unit(bytes, kFirstSurrogate + (rest >> 10), set);
    append_unit(bytes, kFirstLowSurrogate + (rest & 0x3FF), set);
  }
  return bytes;
}

/// Takes one unit off the front; the bytes hold at least one.
std::uint32_t take_unit(std::string_view& bytes, const UnicodeSet& set) {
  const auto at = [&](std::size_t i) { return std::uint32_t(std::uint8_t(bytes[i])); };
  std::uint32_t unit = at(0);
  if (set.unit_bytes == 2) unit = set.is_little ? at(1) << 8 | at(0) : at(0) << 8 | at(1);
  bytes.remove_prefix(static_cast<std::size_t>(set.unit_bytes));
  return unit;
}

std::optional<std::string> from_unicode_set(std::string_view bytes,
                                            const UnicodeSet& set) {
  if (bytes.size() % static_cast<std::size_t>(set.unit_bytes) != 0) return std::nullopt;
  std::string text;
  while (!bytes.empty()) {
    std::uint32_t code_point = take_unit(bytes, set);
    if (code_point >= kFirstSurrogate && code_point <= kLastSurrogate) {
      if (code_point >= kFirstLowSurrogate || bytes.empty()) return std::nullopt;
      const std::uint32_t low = take_unit(bytes, set);
      if (low < kFirstLowSurrogate || low > kLastSurrogate) return std::nullopt;
      code_point = kBeyondOneUnit + ((code_point - kFirstSurrogate) << 10) +
                   (low - kFirstLowSurrogate);
    }
    if (code_point > set.last) return std::nullopt;
    append_code_point(text, code_point);
  }
  return text;
}

/// UTF-8 text in a set of the system's.
std::optional<std::string> to_set(std::string_view text, std::string_view system) {
  if (const UnicodeSet* set = find_unicode_set(system)) return to_unicode_set(text, *set);
  return converted(text, "UTF-8", system.data());
}

std::optional<std::string> from_set(std::string_view bytes, std::string_view system) {
  if (const UnicodeSet* set = find_unicode_set(system)) {
    return from_unicode_set(bytes, *set);
  }
  return converted(bytes, system.data(), "UTF-8");
}

constexpr std::string_view kBigEndian = "\xFE\xFF";
constexpr std::string_view kLittleEndian = "\xFF\xFE";

}  // namespace

const Charset* find_charset(std::string_view name) {
  if (name.empty() || name.find(' ') != std::string_view::npos) return nullptr;
  const std::string wanted = " " + ascii_lower(name) + " ";
  for (const Charset& charset : kCharsets) {
    if (charset.names.find(wanted) != std::string_view::npos) return &charset;
  }
  return nullptr;
}

bool is_read(const Charset& charset) {
  const std::string_view system = charset.system;
  if (system.empty()) return false;
  return system == "UTF-8" || system == "UTF-16" || find_unicode_set(system) != nullptr ||
         has_converter(charset.system);
}

std::optional<std::string> encode_text(std::string_view text, const Charset& charset) {
  const std::string_view system = charset.system;
  if (system == "UTF-8") return std::string(text);
  if (system != "UTF-16") {
    auto encoded = to_set(text, system);
    // The C library takes some letters for others that look alike.
    if (encoded && decode_text(*encoded, charset) != text) return std::nullopt;
    return encoded;
  }
  const auto bytes = to_set(text, "UTF-16BE");
  if (!bytes) return std::nullopt;
  return std::string(kBigEndian) + *bytes;
}

std::optional<std::string> decode_text(std::string_view bytes, const Charset& charset) {
  const std::string_view system = charset.system;
  if (system == "UTF-8") {
    return is_utf8(bytes) ? std::optional(std::string(bytes)) : std::nullopt;
  }
  if (system != "UTF-16") return from_set(bytes, system);
  const bool is_little = bytes.starts_with(kLittleEndian);
  if (is_little || bytes.starts_with(kBigEndian)) bytes.remove_prefix(2);
  return from_set(bytes, is_little ? "UTF-16LE" : "UTF-16BE");
}

}  // namespace trailseal::hcl
