#include "hcl/lexer.hpp"

#include <array>

#include "base/ascii.hpp"
#include "hcl/unicode.hpp"

namespace trailseal::hcl {
namespace {

std::size_t digits_at(std::string_view text, std::size_t from) {
  std::size_t end = from;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - from;
}

/// Bytes of a comment without the newline that ends it; 0 where there is none.
std::size_t comment_size(std::string_view text) {
  if (text.starts_with("#") || text.starts_with("//")) {
    const std::size_t end = text.find('\n');
    return end == text.npos ? text.size() : end;
  }
  if (text.starts_with("/*")) {
    const std::size_t end = text.find("*/", 2);
    return end == text.npos ? 0 : end + 2;
  }
  return 0;
}

/// Bytes of the name at the front; 0 where there is none.
std::size_t name_size(std::string_view text) {
  std::string_view rest = text;
  if (rest.empty() || !is_identifier_start(take_code_point(rest))) return 0;
  for (std::string_view after = rest; !rest.empty(); rest = after) {
    if (!is_identifier_part(take_code_point(after))) break;
  }
  return text.size() - rest.size();
}

}  // namespace

Lexer::Lexer(std::string_view text, std::string path, const Place& string)
    : text_(text),
      path_(std::make_shared<const std::string>(std::move(path))),
      string_(string) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text_.starts_with(kByteOrderMark)) text_.remove_prefix(kByteOrderMark.size());
}

Place Lexer::place() const {
  const auto column = static_cast<std::uint32_t>(offset_ - line_start_ + 1);
  if (!string_.is_known()) return Place{.path = path_, .line = line_, .column = column};
  // Behind `\n` the text has another line, and the file has not.
  return Place{.path = path_,
               .line = string_.line,
               .column = string_.column + (line_ == 1 ? column : 0)};
}

std::string_view Lexer::take(std::size_t count) {
  const std::string_view taken = text_.substr(offset_, count);
  for (std::size_t i = 0; i < taken.size(); ++i) {
    if (taken[i] != '\n') continue;
    ++line_;
    line_start_ = offset_ + i + 1;
  }
  offset_ += taken.size();
  return taken;
}

/// A comment of several lines is one for each; only the first may stand behind something.
void Lexer::note_comment(std::string_view text) {
  const std::string_view before = text_.substr(line_start_, offset_ - line_start_);
  bool alone = before.find_first_not_of(" \t") == before.npos;
  Position position{.line = line_,
                    .column = static_cast<std::uint32_t>(before.size() + 1)};
  const bool is_block = text.starts_with("/*");
  text.remove_prefix(text.starts_with("#") ? 1 : 2);
  if (is_block) text.remove_suffix(2);
  while (true) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) {
      line.remove_suffix(1);
    }
    comments_->push_back(
        {.text = std::string(line), .position = position, .alone = alone});
    if (end == text.npos) return;
    text.remove_prefix(end + 1);
    position = {.line = position.line + 1, .column = 1};
    alone = true;
  }
}

void Lexer::skip_blanks() {
  while (!at_end()) {
    const std::string_view text = rest();
    if (text[0] == ' ' || text[0] == '\t') {
      take(1);
    } else if (const std::size_t size = comment_size(text)) {
      if (comments_ != nullptr) note_comment(text.substr(0, size));
      take(size);
    } else {
      return;
    }
  }
}

Token Lexer::token(TokenKind kind, std::size_t size) {
  Token token{.kind = kind, .text = {}, .place = place()};
  token.text = take(size);
  return token;
}

Token Lexer::next() {
  skip_blanks();
  const std::string_view text = rest();
  if (text.empty()) return token(TokenKind::End, 0);
  if (text[0] == '\n') return token(TokenKind::Newline, 1);
  if (text.starts_with("\r\n")) return token(TokenKind::Newline, 2);
  if (text[0] == '"') return token(TokenKind::Quote, 1);
  if (is_digit(text[0])) return next_number();
  if (const std::size_t size = name_size(text)) return token(TokenKind::Name, size);
  return next_symbol();
}

Token Lexer::next_number() {
  const std::string_view text = rest();
  std::size_t size = digits_at(text, 0);
  if (size < text.size() && text[size] == '.') {
    if (const std::size_t more = digits_at(text, size + 1)) size += 1 + more;
  }
  if (size < text.size() && (text[size] == 'e' || text[size] == 'E')) {
    const bool has_sign =
        size + 1 < text.size() && (text[size + 1] == '-' || text[size + 1] == '+');
    const std::size_t mark = has_sign ? 2 : 1;
    if (const std::size_t more = digits_at(text, size + mark)) size += mark + more;
  }
  return token(TokenKind::Number, size);
}

Token Lexer::next_symbol() {
  constexpr std::array<std::string_view, 11> kLong{"...", "==", "!=", "<=", ">=", "&&",
                                                   "||",  "=>", "::", "${", "%{"};
  constexpr std::string_view kShort = "+-*/%<>=!?:.,()[]{}~&|";
  const std::string_view text = rest();
  if (text.starts_with("<<")) {
    const std::size_t mark = text.starts_with("<<-") ? 3 : 2;
    const std::size_t name = name_size(text.substr(mark));
    const std::string_view after = text.substr(mark + name);
    if (name > 0 && (after.starts_with("\n") || after.starts_with("\r\n"))) {
      const std::size_t line_end = after[0] == '\n' ? 1 : 2;
      Token heredoc = token(TokenKind::Heredoc, mark + name);
      take(line_end);
      return heredoc;
    }
    return token(TokenKind::Invalid, mark);
  }
  for (const std::string_view symbol : kLong) {
    if (text.starts_with(symbol)) return token(TokenKind::Symbol, symbol.size());
  }
  if (kShort.find(text[0]) != kShort.npos) return token(TokenKind::Symbol, 1);
  std::string_view behind = text;
  take_code_point(behind);
  return token(TokenKind::Invalid, text.size() - behind.size());
}

}  // namespace trailseal::hcl
