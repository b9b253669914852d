// Markdown that says what it was given: GitHub and GitLab flavours alike.
#pragma once

#include <string>
#include <string_view>

namespace trailseal::report {

/// The text as a code span: whatever it holds, it is shown letter by letter. `in_table`
/// also escapes the bar that would end a cell.
std::string markdown_code(std::string_view text, bool in_table = false);

/// One of our sentences, whose words in backticks come from a user: the code spans stay,
/// everything between them loses its meaning as markup, line ends become spaces.
std::string markdown_sentence(std::string_view text, bool in_table = false);

/// A fenced block of code in a language. Its fence is longer than any in it.
std::string markdown_block(std::string_view code, std::string_view language);

/// The Markdown of a rule's prose. Rules may be a stranger's: no HTML in it has an effect,
/// no link leads elsewhere than to the web, nothing changes how text is shown.
std::string markdown_of_rule(std::string_view text);

}  // namespace trailseal::report
