#include "cli/choice.hpp"

#include "base/suggest.hpp"
#include "base/word_list.hpp"

namespace trailseal::cli {

std::string choose(const Arguments& arguments, std::string_view option,
                   std::span<const std::string_view> words, std::string_view fallback,
                   Problems& problems) {
  if (!arguments.has(option)) return std::string(fallback);
  std::string word = arguments.last(option);
  if (has_word(words, word)) return word;
  std::string help = did_you_mean(word, words);
  if (help.empty()) help = "one of " + quoted_list(words, " ");
  problems.add(Error{
      .message = "unknown value " + in_backticks(word) + " of " + in_backticks(option),
      .help = std::move(help)});
  return std::string(fallback);
}

}  // namespace trailseal::cli
