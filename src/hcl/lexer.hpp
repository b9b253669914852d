// Lexer: the tokens of native syntax outside of templates.
//
// A quote or a heredoc's mark is one token; what follows is read by the template reader
// with the same lexer, byte by byte.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "document/comment.hpp"
#include "hcl/place.hpp"

namespace trailseal::hcl {

enum class TokenKind { Name, Number, Symbol, Quote, Heredoc, Newline, End, Invalid };

struct Token {
  TokenKind kind = TokenKind::End;
  std::string_view text{};  ///< `a-b`, `1.5`, `>=`, `<<-EOT`
  Place place{};

  bool is(std::string_view symbol) const {
    return kind == TokenKind::Symbol && text == symbol;
  }
};

class Lexer {
 public:
  /// `string` is where a JSON string stands whose text this is; nowhere for a file.
  Lexer(std::string_view text, std::string path, const Place& string = {});

  /// The next token; comments and blanks before it are dropped. A comment to the end of
  /// the line ends as a Newline.
  Token next();

  /// Puts the comments that are dropped from now on into a list.
  void collect(std::vector<Comment>& comments) { comments_ = &comments; }

  /// The place of the next byte.
  Place place() const;
  std::uint32_t line() const { return line_; }
  std::string_view rest() const { return text_.substr(offset_); }
  bool at_end() const { return offset_ >= text_.size(); }
  /// Takes bytes off the front, counting lines.
  std::string_view take(std::size_t count);

 private:
  void skip_blanks();
  void note_comment(std::string_view text);
  Token token(TokenKind kind, std::size_t size);
  Token next_name();
  Token next_number();
  Token next_symbol();

  std::string_view text_;
  std::shared_ptr<const std::string> path_;
  Place string_;
  std::size_t offset_ = 0;
  std::size_t line_start_ = 0;
  std::uint32_t line_ = 1;
  std::vector<Comment>* comments_ = nullptr;  ///< null: nobody wants them
};

}  // namespace trailseal::hcl
