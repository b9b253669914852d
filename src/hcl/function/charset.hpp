// Character sets by the names of the IANA registry.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace trailseal::hcl {

/// One that Terraform knows.
struct Charset {
  std::string_view names{};  ///< all its names, in lower case, between blanks
  const char* system = "";   ///< what the C library calls it; empty: it has none
};

/// The set of a name, whatever its case; null where Terraform knows none.
const Charset* find_charset(std::string_view name);

/// Whether this program converts to and from the set: the Unicode sets always, others where
/// the C library does.
bool is_read(const Charset& charset);

/// UTF-8 text in the set; nothing where it has a character that the set lacks.
std::optional<std::string> encode_text(std::string_view text, const Charset& charset);

/// Bytes in the set as UTF-8; nothing where they mean nothing in it.
std::optional<std::string> decode_text(std::string_view bytes, const Charset& charset);

}  // namespace trailseal::hcl
