// The words of a file that people read: the prose of a page, the string literals of code.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace trailseal::architecture {

/// The file with everything blanked that nobody reads as a sentence, line by line as long
/// as before: of `.cpp` and `.hpp` all but string literals, of `.md` fenced blocks, code
/// spans and comments, of `.yaml` comments and code spans.
std::string prose_of(const std::string& path, std::string_view text);

/// A phrase that is not to be used, and the plain words for it.
struct PlainWord {
  std::string_view phrase{};
  std::string_view plain{};
  /// Word sequences around the phrase with which it is good English, `|` between them:
  /// "there is no".
  std::string_view but{};
};

/// Where a phrase is used.
struct PhraseUse {
  std::size_t line = 0;
  std::string_view phrase{};
};

/// Every use of one of `words` in `prose`, also across the end of a line.
std::vector<PhraseUse> uses_of(const std::vector<PlainWord>& words,
                               std::string_view prose);

}  // namespace trailseal::architecture
