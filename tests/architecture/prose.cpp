#include "architecture/prose.hpp"

#include <algorithm>
#include <cctype>

namespace trailseal::architecture {
namespace {

/// What is no prose: a phrase never goes across it.
constexpr char kCut = '\x01';

bool is_space(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }

bool is_letter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-';
}

// ---- C++

class LiteralReader {
 public:
  explicit LiteralReader(std::string_view text) : text_(text), out_(text.size(), kCut) {}

  std::string read() {
    while (at_ < text_.size()) step();
    return std::move(out_);
  }

 private:
  bool begins(std::string_view word) const { return text_.substr(at_).starts_with(word); }

  bool is_in_word() const { return at_ > 0 && is_letter(text_[at_ - 1]); }

  void step() {
    if (begins("//")) return cut_to(text_.find('\n', at_));
    if (begins("/*")) return cut_to(text_.find("*/", at_));
    if (begins("#include")) return cut_to(text_.find('\n', at_));
    if (begins("R\"") && !is_in_word()) return raw();
    if (text_[at_] == '"') return quoted();
    // A digit separator is no character literal.
    if (text_[at_] == '\'' && !is_in_word()) return character();
    keep_space();
    ++at_;
  }

  void keep_space() {
    if (is_space(text_[at_])) out_[at_] = text_[at_];
  }

  void cut_to(std::size_t end) { at_ = std::min(end, text_.size()); }

  void character() {
    for (++at_; at_ < text_.size() && text_[at_] != '\''; ++at_) {
      if (text_[at_] == '\\') ++at_;
    }
    ++at_;
  }

  void quoted() {
    out_[at_++] = ' ';
    for (; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\') {
        out_[at_++] = ' ';
        if (at_ < text_.size()) out_[at_] = ' ';
      } else {
        out_[at_] = text_[at_];
      }
    }
    if (at_ < text_.size()) out_[at_++] = ' ';
  }

  void raw() {
    const std::size_t open = std::min(text_.find('(', at_), text_.size() - 1);
    const std::string end =
        ")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"";
    const std::size_t close = std::min(text_.find(end, open), text_.size());
    for (at_ = open + 1; at_ < close; ++at_) out_[at_] = text_[at_];
    cut_to(close + end.size());
  }

  std::string_view text_;
  std::string out_;
  std::size_t at_ = 0;
};

// ---- pages

void cut(std::string& text, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < std::min(end, text.size()); ++i) {
    if (text[i] != '\n') text[i] = kCut;
  }
}

/// Cuts from each `open` to the next `close`, both included.
void cut_spans(std::string& text, std::string_view open, std::string_view close) {
  for (std::size_t at = text.find(open); at != std::string::npos;
       at = text.find(open, at)) {
    const std::size_t end = text.find(close, at + open.size());
    if (end == std::string::npos) return;
    cut(text, at, end + close.size());
    at = end + close.size();
  }
}

std::string page_prose(std::string text) {
  cut_spans(text, "<!--", "-->");
  cut_spans(text, "```", "```");
  cut_spans(text, "`", "`");
  return text;
}

std::string yaml_prose(std::string text) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line(text.data() + begin, end - begin);
    const std::size_t first = line.find_first_not_of(' ');
    if (first != std::string_view::npos && line[first] == '#') cut(text, begin, end);
    begin = end + 1;
  }
  cut_spans(text, "`", "`");
  return text;
}

// ---- phrases

/// The text in lower case, its white space as single blanks, with the line of each letter.
struct Flat {
  std::string text{};
  std::vector<std::size_t> lines{};
};

Flat flat_of(std::string_view prose) {
  Flat flat;
  std::size_t line = 1;
  std::size_t breaks = 0;
  for (const char c : prose) {
    if (is_space(c)) {
      // An empty line ends a paragraph.
      if (c == '\n') ++line, ++breaks;
      if (breaks < 2 && (flat.text.empty() || flat.text.back() == ' ')) continue;
      flat.text += breaks < 2 ? ' ' : kCut;
    } else {
      breaks = 0;
      flat.text += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    flat.lines.push_back(line);
  }
  return flat;
}

bool is_whole(std::string_view text, std::size_t at, std::size_t size) {
  const bool begins = at == 0 || !is_letter(text[at - 1]);
  return begins && (at + size == text.size() || !is_letter(text[at + size]));
}

bool is_excused(const PlainWord& word, std::string_view text, std::size_t at) {
  for (std::string_view rest = word.but; !rest.empty();) {
    const std::string_view one = rest.substr(0, rest.find('|'));
    rest.remove_prefix(std::min(one.size() + 1, rest.size()));
    const std::size_t within = one.find(word.phrase);
    if (within == std::string_view::npos || within > at) continue;
    if (text.substr(at - within, one.size()) == one) return true;
  }
  return false;
}

}  // namespace

std::string prose_of(const std::string& path, std::string_view text) {
  if (path.ends_with(".md")) return page_prose(std::string(text));
  if (path.ends_with(".yaml") || path.ends_with(".yml"))
    return yaml_prose(std::string(text));
  return LiteralReader(text).read();
}

std::vector<PhraseUse> uses_of(const std::vector<PlainWord>& words,
                               std::string_view prose) {
  const Flat flat = flat_of(prose);
  std::vector<PhraseUse> uses;
  for (const PlainWord& word : words) {
    for (std::size_t at = flat.text.find(word.phrase); at != std::string::npos;
         at = flat.text.find(word.phrase, at + 1)) {
      if (!is_whole(flat.text, at, word.phrase.size())) continue;
      if (is_excused(word, flat.text, at)) continue;
      uses.push_back({flat.lines[at], word.phrase});
    }
  }
  return uses;
}

}  // namespace trailseal::architecture
