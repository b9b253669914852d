// What Terraform's language asks of Unicode: NFC, graphemes, identifiers, cases.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trailseal::hcl {

bool is_utf8(std::string_view bytes);

/// Normalized to NFC; bytes that are no UTF-8 become U+FFFD.
std::string to_nfc(std::string_view text);

/// The grapheme clusters: what people see as one character.
std::vector<std::string_view> graphemes(std::string_view text);

/// Takes one code point off the front of valid UTF-8 text.
std::uint32_t take_code_point(std::string_view& text);
void append_code_point(std::string& text, std::uint32_t code_point);

bool is_identifier_start(std::uint32_t code_point);  ///< a letter or `_`
bool is_identifier_part(std::uint32_t code_point);   ///< also digits and `-`
bool is_space(std::uint32_t code_point);
bool is_letter(std::uint32_t code_point);

/// One code point to one, as Go maps them (`ß` stays).
std::uint32_t to_upper(std::uint32_t code_point);
std::uint32_t to_lower(std::uint32_t code_point);
std::uint32_t to_title(std::uint32_t code_point);

/// The longest beginning that stays as it is whatever unknown text follows: a letter may
/// still get a combining mark, so the last character before a symbol is given up, unless
/// it takes none (`:`, `/`, `{` and the like).
std::string certain_prefix(std::string_view literal);

}  // namespace trailseal::hcl
