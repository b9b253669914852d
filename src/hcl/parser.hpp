// Parser: tokens -> syntax tree of native syntax, by recursive descent.
//
// expression_parser.cpp has operators and terms, brackets_parser.cpp tuples, objects and
// `for`, template_parser.cpp strings, heredocs and template files, body_parser.cpp
// arguments and blocks.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "document/comment.hpp"
#include "hcl/body.hpp"
#include "hcl/expression.hpp"
#include "hcl/lexer.hpp"
#include "hcl/template_piece.hpp"

namespace trailseal::hcl {

class Parser {
 public:
  /// `string` is where a JSON string stands whose text this is; nowhere for a file.
  Parser(std::string_view text, const std::string& path, const Place& string = {})
      : lexer_(text, path, string) {}

  /// Has comments and the places of blocks, arguments and items put into `text`.
  void collect(CommentedText& text) {
    lexer_.collect(text.comments);
    items_ = &text.items;
  }

  Result<Body> whole_body();
  Result<Tree> whole_expression();
  Result<Tree> whole_template();

 private:
  /// While one lives, newlines are space (inside brackets) or tokens (inside braces).
  class Newlines {
   public:
    Newlines(Parser& parser, bool are_space)
        : parser_(parser), before_(parser.newlines_are_space_) {
      parser.newlines_are_space_ = are_space;
    }
    ~Newlines() { parser_.newlines_are_space_ = before_; }
    Newlines(const Newlines&) = delete;
    Newlines& operator=(const Newlines&) = delete;

   private:
    Parser& parser_;
    bool before_;
  };
  class Depth;
  class Item;

  const Token& peek();
  Token take();
  bool take_symbol(std::string_view symbol);
  void skip_newlines();
  /// The error at the next token: "expected ..., found ...".
  Error unexpected(const std::string& expected);
  Result<void> expect(std::string_view symbol, const std::string& where);
  Result<Tree> checked(Expression::Node node, const Place& place);

  // expression_parser.cpp
  Result<Tree> expression();
  Result<Tree> binary(std::size_t level);
  Result<Tree> unary();
  Result<Tree> term();
  Result<Tree> name_term();
  Result<Tree> number_term();
  Result<Tree> call(std::string name, const Place& place);
  Result<Tree> with_steps(Tree tree);
  Result<Tree> after_dot(Tree tree);
  Result<Tree> after_bracket(Tree tree);
  Result<Tree> splat_of_attributes(Tree source, const Place& place);
  Result<Tree> step(const Tree& tree, Step step);

  // brackets_parser.cpp
  Result<Tree> tuple();
  Result<Tree> list_item();
  Result<Tree> object();
  Result<ObjectNode::Item> object_item();
  Result<Tree> for_node(const Place& place, std::string_view close);
  Result<void> for_names(std::string& key, std::string& value);
  bool next_is_for();

  // template_parser.cpp
  Result<Tree> quoted(const Place& place);
  Result<Tree> heredoc(const Token& mark);
  Result<TemplatePieces> quoted_pieces(const Place& start);
  Result<TemplatePieces> line_pieces(std::string_view end_mark, const Place& start);
  Result<void> sequence(TemplatePieces& pieces);
  Result<TemplatePiece> directive(const Place& place);
  Result<void> sequence_end(TemplatePiece& piece);
  Result<void> escape(std::string& text);

  // body_parser.cpp
  Result<Body> body(bool is_block);
  Result<void> item(Body& body);
  Result<void> argument(Body& body, const Token& name);
  Result<void> block(Body& body, const Token& type);
  Result<std::string> label();
  Result<void> one_line_body(Body& body);
  Result<void> end_of_line(const std::string& after);

  Lexer lexer_;
  std::optional<Token> ahead_{};
  bool newlines_are_space_ = false;
  std::size_t depth_ = 0;
  std::uint32_t content_line_ = 1;        ///< where what stands before `ahead_` ends
  std::vector<Extent>* items_ = nullptr;  ///< null: nobody wants their places
};

/// While one lives, an item is read; its extent is noted where somebody wants that.
class Parser::Item {
 public:
  explicit Item(Parser& parser);
  ~Item();
  Item(const Item&) = delete;
  Item& operator=(const Item&) = delete;

 private:
  Parser& parser_;
  std::size_t index_ = 0;
};

/// Counts how deep brackets, blocks and operators nest.
class Parser::Depth {
 public:
  explicit Depth(Parser& parser) : parser_(parser) { ++parser_.depth_; }
  ~Depth() { --parser_.depth_; }
  Depth(const Depth&) = delete;
  Depth& operator=(const Depth&) = delete;
  bool is_too_deep() const;

 private:
  Parser& parser_;
};

Error nested_too_deeply(const Place& place);

}  // namespace trailseal::hcl
