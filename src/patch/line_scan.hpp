// What stands around a byte of a text: ends of lines, commas, comments.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace trailseal::patch {

/// Where the line of a byte begins.
std::size_t line_begin(std::string_view text, std::size_t at);
/// Where it ends: at its `\r\n`, its `\n`, or the end of the text.
std::size_t line_stop(std::string_view text, std::size_t at);
/// Behind that end.
std::size_t next_line(std::string_view text, std::size_t at);

/// The next byte that is neither blank nor part of a comment. `hash` and `slashes` tell
/// which comments the language has.
std::size_t next_token(std::string_view text, std::size_t at, bool hash, bool slashes);

/// Does nothing stand behind a byte on its line but blanks and a comment?
bool is_last_on_line(std::string_view text, std::size_t at);
/// Does nothing but blanks stand ahead of it?
bool is_first_on_line(std::string_view text, std::size_t at);

/// The text with `more` behind each end of line but where a line is empty.
std::string with_indent(std::string_view text, std::string_view more);

}  // namespace trailseal::patch
