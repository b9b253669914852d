#include "patch/template_match.hpp"

#include <algorithm>

namespace trailseal::patch {
namespace {

/// A text, one byte or one symbol each.
std::vector<Text> letters_in(const Text& text) {
  std::vector<Text> letters;
  for (const Text::Piece& piece : text.pieces()) {
    const auto add = [&](Text letter) {
      letters.push_back(piece.sensitive ? letter.as_sensitive() : std::move(letter));
    };
    if (piece.symbol) {
      add(Text::of_symbol(*piece.symbol));
      continue;
    }
    for (const char c : piece.literal) add(Text(std::string(1, c)));
  }
  return letters;
}

Text joined_letters(const std::vector<Text>& letters, std::size_t from, std::size_t to) {
  Text text;
  for (std::size_t i = from; i < to; ++i) text.append(letters[i]);
  return text;
}

bool stands_at(const std::vector<Text>& letters, std::size_t at, std::string_view text) {
  if (at + text.size() > letters.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (letters[at + i].plain() != text.substr(i, 1)) return false;
  }
  return true;
}

/// Behind the brace that closes the one ahead of `at`; npos: none does.
std::size_t behind_brace(std::string_view text, std::size_t at) {
  for (std::size_t open = 1; at < text.size(); ++at) {
    if (text[at] == '{') ++open;
    if (text[at] == '}' && --open == 0) return at + 1;
  }
  return std::string_view::npos;
}

std::string trimmed_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

std::size_t size_in_letters(const Text& text) {
  std::size_t size = 0;
  for (const Text::Piece& piece : text.pieces()) {
    size += piece.symbol ? 1 : piece.literal.size();
  }
  return size;
}

}  // namespace

std::optional<Phrase> parts_of_template(std::string_view text, bool is_sub) {
  Phrase parts;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    if (!is_sub && (rest.starts_with("$${") || rest.starts_with("%%{"))) {
      add_part(parts, Part::Kind::Literal, rest.substr(1, 2));
      at += 3;
    } else if (!is_sub && rest.starts_with("%{")) {
      return std::nullopt;
    } else if (is_sub && rest.starts_with("${!")) {
      add_part(parts, Part::Kind::Literal, "${");
      at += 3;
    } else if (rest.starts_with("${")) {
      const std::size_t end = behind_brace(text, at + 2);
      if (end == std::string_view::npos || text[at + 2] == '~') return std::nullopt;
      parts.push_back({.kind = Part::Kind::Expression,
                       .text = trimmed_blanks(text.substr(at + 2, end - at - 3))});
      at = end;
    } else {
      add_part(parts, Part::Kind::Literal, rest.substr(0, 1));
      ++at;
    }
  }
  return parts;
}

std::optional<std::vector<Text>> match_parts(const Phrase& parts, const Text& text) {
  const std::vector<Text> letters = letters_in(text);
  std::vector<Text> found;
  std::size_t at = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::size_t end = letters.size();
    if (parts[i].kind == Part::Kind::Literal) {
      if (!stands_at(letters, at, parts[i].text)) return std::nullopt;
      end = at + parts[i].text.size();
    } else if (i + 1 < parts.size()) {
      const std::string& next = parts[i + 1].text;
      if (parts[i + 1].kind != Part::Kind::Literal) return std::nullopt;
      // What stands last reaches to the end, or `*` would be found too early.
      const bool last = i + 2 == parts.size();
      end = last && letters.size() >= next.size() ? letters.size() - next.size() : at;
      while (end < letters.size() && !stands_at(letters, end, next)) ++end;
      if (end < at || !stands_at(letters, end, next)) return std::nullopt;
    }
    found.push_back(joined_letters(letters, at, end));
    at = end;
  }
  if (at != letters.size()) return std::nullopt;
  return found;
}

namespace {

/// Parts of a template up to so many letters, an expression only whole.
Phrase first_parts(const Phrase& parts, const std::vector<Text>& texts,
                   std::size_t letters, std::size_t& taken) {
  Phrase kept;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::size_t size = size_in_letters(texts[i]);
    if (taken + size <= letters) {
      kept.push_back(parts[i]);
      taken += size;
      continue;
    }
    if (parts[i].kind == Part::Kind::Literal && letters > taken) {
      kept.push_back({.text = parts[i].text.substr(0, letters - taken)});
      taken = letters;
    }
    break;
  }
  return kept;
}

Phrase reversed(Phrase phrase) {
  std::reverse(phrase.begin(), phrase.end());
  for (Part& part : phrase) {
    if (part.kind == Part::Kind::Literal)
      std::reverse(part.text.begin(), part.text.end());
  }
  return phrase;
}

std::size_t common_beginning(const std::vector<Text>& a, const std::vector<Text>& b) {
  const auto end = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return static_cast<std::size_t>(end.first - a.begin());
}

/// So many letters or fewer, so that no word between separators is cut.
std::size_t whole_words(const std::vector<Text>& letters, std::size_t count) {
  const auto separates = [&](std::size_t at) {
    return letters[at].plain() == ":" || letters[at].plain() == "/";
  };
  while (count > 0 && count < letters.size() && !separates(count - 1)) --count;
  return count;
}

void add_phrase(Phrase& to, const Phrase& more) {
  for (const Part& part : more) add_part(to, part.kind, part.text);
}

}  // namespace

std::optional<Phrase> rewritten(const Phrase& template_before, const Text& before,
                                const Text& after, const Cover& cover,
                                const Cover::Allowed& allowed) {
  auto texts = match_parts(template_before, before);
  if (!texts) return std::nullopt;
  std::vector<Text> old = letters_in(before);
  std::vector<Text> made = letters_in(after);
  const std::size_t beginning = whole_words(old, common_beginning(old, made));
  std::size_t front = 0;
  Phrase phrase = first_parts(template_before, *texts, beginning, front);
  std::reverse(old.begin(), old.end());
  std::reverse(made.begin(), made.end());
  std::reverse(texts->begin(), texts->end());
  const std::size_t left = std::min(old.size(), made.size()) - front;
  const std::size_t common = std::min(common_beginning(old, made), left);
  std::size_t back = 0;
  const Phrase end =
      first_parts(reversed(template_before), *texts, whole_words(old, common), back);
  add_phrase(phrase, cover.phrase_of(after, front, made.size() - back, allowed));
  add_phrase(phrase, reversed(end));
  return phrase;
}

}  // namespace trailseal::patch
