// Paragraphs for a terminal: printable, colored, wrapped with a hanging indent.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>

namespace trailseal::report {

/// The text with control characters (line ends, tabs, escape sequences) made harmless:
/// what comes from an input must not steer the terminal.
std::string printable(std::string_view text);

/// The same for code, whose line ends and tabs stay.
std::string printable_code(std::string_view code);

/// The parts of a sentence in order: what stands in backticks to `code`, the rest to
/// `words`.
template <typename Words, typename Code>
void each_span(std::string_view sentence, Words words, Code code) {
  while (true) {
    const std::size_t open = sentence.find('`');
    const std::size_t close =
        open == std::string_view::npos ? open : sentence.find('`', open + 1);
    if (close == std::string_view::npos) break;
    words(sentence.substr(0, open));
    code(sentence.substr(open + 1, close - open - 1));
    sentence.remove_prefix(close + 1);
  }
  words(sentence);
}

/// Characters a terminal shows: code points, our own color sequences left out.
std::size_t character_count(std::string_view text);

/// Colors, or nothing where they are not wanted.
class Palette {
 public:
  explicit Palette(bool on) : on_(on) {}

  std::string bold(std::string_view text) const { return paint("1", text); }
  std::string dim(std::string_view text) const { return paint("2", text); }
  std::string red(std::string_view text) const { return paint("1;31", text); }
  std::string green(std::string_view text) const { return paint("32", text); }
  std::string yellow(std::string_view text) const { return paint("33", text); }

 private:
  std::string paint(std::string_view code, std::string_view text) const;

  bool on_;
};

/// Writes `lead` and then `text`, wrapped at `width`, further lines under the start of
/// the text. A word longer than a line stays whole, so that it can be copied.
void write_paragraph(std::ostream& out, std::string_view lead, std::string_view text,
                     std::size_t width);

}  // namespace trailseal::report
