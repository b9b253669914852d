// Quoted strings, heredocs and template files, read byte by byte outside of sequences.
//
//   "a${x}b"   <<EOT ... EOT   %{ if c }yes%{ else }no%{ endif }   %{ for v in c }...
//
// In a quoted string a literal runs to the next sequence. In a heredoc and in a file it
// ends with its line: strip markers and `<<-` depend on that.
#include "hcl/parser.hpp"
#include "hcl/unicode.hpp"

namespace trailseal::hcl {
namespace {

std::size_t run_of(std::string_view text, char c) {
  const std::size_t end = text.find_first_not_of(c);
  return end == text.npos ? text.size() : end;
}

/// The line at the front, without what ends it.
std::string_view front_line(std::string_view text) {
  return text.substr(0, text.find('\n'));
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\v\f";
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

/// Collects literal text and puts it among the pieces when a sequence or a line ends it.
struct LiteralText {
  std::string text{};

  void flush(TemplatePieces& pieces) {
    if (text.empty()) return;
    pieces.push_back(TemplatePiece{.literal = std::move(text)});
    text.clear();
  }
};

/// Reads a run of `$` or `%` that is no sequence. `$${` stands for `${`, whatever the
/// number of `$` before it.
bool take_markers(Lexer& lexer, std::string& literal) {
  const std::string_view rest = lexer.rest();
  const std::size_t count = run_of(rest, rest[0]);
  const bool opens = count < rest.size() && rest[count] == '{';
  if (opens && count == 1) return false;
  const std::string_view run = lexer.take(opens ? count + 1 : count);
  literal += opens ? run.substr(1) : run;
  return true;
}

std::optional<std::uint32_t> hex_value(std::string_view digits) {
  std::uint32_t value = 0;
  for (const char c : digits) {
    const std::size_t digit =
        std::string_view("0123456789abcdef")
            .find(static_cast<char>(c >= 'A' && c <= 'F' ? c + 32 : c));
    if (digit == std::string_view::npos) return std::nullopt;
    value = value << 4 | static_cast<std::uint32_t>(digit);
  }
  return value;
}

bool is_scalar_value(std::uint32_t code_point) {
  return code_point < 0xD800 || (code_point > 0xDFFF && code_point <= 0x10FFFF);
}

}  // namespace

Result<Tree> Parser::quoted(const Place& place) {
  auto pieces = quoted_pieces(place);
  if (!pieces) return pieces.error();
  apply_strip_markers(*pieces);
  auto tree = assemble_template(std::move(*pieces), place);
  if (!tree) return tree;
  return checked((*tree)->node, place);
}

Result<Tree> Parser::heredoc(const Token& mark) {
  const bool is_flush = mark.text.starts_with("<<-");
  auto pieces = line_pieces(mark.text.substr(is_flush ? 3 : 2), mark.place);
  if (!pieces) return pieces.error();
  apply_strip_markers(*pieces);
  if (is_flush) take_off_indentation(*pieces);
  auto tree = assemble_template(std::move(*pieces), mark.place);
  if (!tree) return tree;
  return checked((*tree)->node, mark.place);
}

Result<Tree> Parser::whole_template() {
  const Place place = lexer_.place();
  auto pieces = line_pieces("", place);
  if (!pieces) return pieces.error();
  apply_strip_markers(*pieces);
  return assemble_template(std::move(*pieces), place);
}

Result<TemplatePieces> Parser::quoted_pieces(const Place& start) {
  TemplatePieces pieces;
  LiteralText literal;
  while (!lexer_.at_end() && lexer_.rest()[0] != '"') {
    const char c = lexer_.rest()[0];
    if (c == '\n' || lexer_.rest().starts_with("\r\n")) break;
    if (c == '\\') {
      if (auto done = escape(literal.text); !done) return done.error();
    } else if (c != '$' && c != '%') {
      literal.text += lexer_.take(1);
    } else if (!take_markers(lexer_, literal.text)) {
      literal.flush(pieces);
      if (auto done = sequence(pieces); !done) return done.error();
    }
  }
  if (lexer_.at_end() || lexer_.rest()[0] != '"') {
    return at_place(Error{.message = "a quoted string does not end on its line",
                          .help = "write `\\n` for a newline, or use a heredoc"},
                    start);
  }
  lexer_.take(1);
  literal.flush(pieces);
  return pieces;
}

Result<TemplatePieces> Parser::line_pieces(std::string_view end_mark,
                                           const Place& start) {
  TemplatePieces pieces;
  LiteralText literal;
  bool at_line_start = true;
  while (!lexer_.at_end()) {
    if (at_line_start && !end_mark.empty()) {
      const std::string_view line = front_line(lexer_.rest());
      const std::string_view word = trimmed(line);
      if (word == end_mark) {
        lexer_.take(static_cast<std::size_t>(word.data() - line.data()) + word.size());
        if (pieces.empty()) pieces.push_back(TemplatePiece{});
        return pieces;
      }
    }
    const char c = lexer_.rest()[0];
    at_line_start = c == '\n';
    if (c != '$' && c != '%') {
      literal.text += lexer_.take(1);
      if (at_line_start) literal.flush(pieces);
    } else if (!take_markers(lexer_, literal.text)) {
      literal.flush(pieces);
      if (auto done = sequence(pieces); !done) return done.error();
    }
  }
  literal.flush(pieces);
  if (end_mark.empty()) return pieces;
  return at_place(Error{.message = "the heredoc has no line `" + std::string(end_mark) +
                                   "` that ends it",
                        .help = "the end marker must be alone on its line"},
                  start);
}

Result<void> Parser::escape(std::string& text) {
  constexpr std::string_view kLetters = "nrt\"\\";
  constexpr std::string_view kBytes = "\n\r\t\"\\";
  const Place place = lexer_.place();
  const std::string_view rest = lexer_.rest();
  const char letter = rest.size() > 1 ? rest[1] : ' ';
  if (const std::size_t at = kLetters.find(letter); at != kLetters.npos) {
    text += kBytes[at];
    lexer_.take(2);
    return {};
  }
  const std::size_t count = letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
  if (count > 0 && rest.size() >= 2 + count) {
    const auto code_point = hex_value(rest.substr(2, count));
    if (code_point && is_scalar_value(*code_point)) {
      append_code_point(text, *code_point);
      lexer_.take(2 + count);
      return {};
    }
  }
  return at_place(
      Error{.message = "a string has no escape `\\" + std::string(1, letter) + "`",
            .help = "escapes are `\\n`, `\\r`, `\\t`, `\\\"`, `\\\\`, `\\uXXXX` and "
                    "`\\UXXXXXXXX`"},
      place);
}

/// Reads `${ ... }` or `%{ ... }` and leaves the lexer behind it.
Result<void> Parser::sequence(TemplatePieces& pieces) {
  const Depth depth(*this);
  const Place place = lexer_.place();
  if (depth.is_too_deep()) return nested_too_deeply(place);
  const bool is_value = lexer_.take(2)[0] == '$';
  const bool strips = lexer_.rest().starts_with("~");
  if (strips) lexer_.take(1);
  const Newlines newlines(*this, true);
  TemplatePiece piece{.kind = TemplatePiece::Kind::Value, .place = place};
  if (is_value) {
    auto tree = expression();
    if (!tree) return tree.error();
    piece.tree = *tree;
  } else {
    auto read = directive(place);
    if (!read) return read.error();
    piece = std::move(*read);
  }
  piece.strips_before = strips;
  if (auto done = sequence_end(piece); !done) return done.error();
  pieces.push_back(std::move(piece));
  return {};
}

Result<void> Parser::sequence_end(TemplatePiece& piece) {
  if (peek().is("~")) {
    take();
    piece.strips_after = true;
  }
  if (!peek().is("}")) return unexpected("`}` at the end of the sequence");
  ahead_.reset();
  return {};
}

Result<TemplatePiece> Parser::directive(const Place& place) {
  using PieceKind = TemplatePiece::Kind;
  TemplatePiece piece{.place = place};
  const Token word = peek();
  if (word.kind != TokenKind::Name) return unexpected("a directive's name");
  take();
  if (word.text == "else") piece.kind = PieceKind::Else;
  if (word.text == "endif") piece.kind = PieceKind::EndIf;
  if (word.text == "endfor") piece.kind = PieceKind::EndFor;
  if (word.text == "if") piece.kind = PieceKind::If;
  if (word.text == "for") {
    piece.kind = PieceKind::For;
    if (auto done = for_names(piece.key_name, piece.value_name); !done)
      return done.error();
  }
  if (piece.kind == PieceKind::Literal) {
    return at_place(
        Error{.message = "unknown directive `" + std::string(word.text) + "`",
              .help = "directives are `if`, `else`, `endif`, `for` and `endfor`"},
        word.place);
  }
  if (piece.kind == PieceKind::If || piece.kind == PieceKind::For) {
    auto tree = expression();
    if (!tree) return tree.error();
    piece.tree = *tree;
  }
  return piece;
}

}  // namespace trailseal::hcl
