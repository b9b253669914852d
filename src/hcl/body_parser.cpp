// Arguments and blocks. A block on one line holds at most one argument.
#include "hcl/parser.hpp"

namespace trailseal::hcl {

const Argument* Body::find(std::string_view name) const {
  for (const Argument& argument : arguments) {
    if (argument.name == name) return &argument;
  }
  return nullptr;
}

Result<Body> Parser::whole_body() {
  auto read = body(false);
  if (read && peek().kind != TokenKind::End) return unexpected("an argument or a block");
  return read;
}

Result<Body> Parser::body(bool is_block) {
  const Depth depth(*this);
  Body body{.blocks = {}, .place = peek().place};
  if (depth.is_too_deep()) return nested_too_deeply(body.place);
  skip_newlines();
  while (peek().kind != TokenKind::End && !(is_block && peek().is("}"))) {
    if (auto done = item(body); !done) return done.error();
    skip_newlines();
  }
  return body;
}

Parser::Item::Item(Parser& parser) : parser_(parser) {
  if (parser_.items_ == nullptr) return;
  const Place place = parser_.peek().place;
  index_ = parser_.items_->size();
  parser_.items_->push_back(
      {.start = {.line = place.line, .column = place.column}, .last_line = place.line});
}

Parser::Item::~Item() {
  if (parser_.items_ == nullptr) return;
  parser_.peek();
  (*parser_.items_)[index_].last_line = parser_.content_line_;
}

Result<void> Parser::item(Body& body) {
  const Item noted(*this);
  if (peek().kind != TokenKind::Name) return unexpected("an argument or a block");
  const Token name = take();
  if (!peek().is("=")) return block(body, name);
  if (auto done = argument(body, name); !done) return done.error();
  return end_of_line("an argument");
}

Result<void> Parser::end_of_line(const std::string& after) {
  if (peek().kind == TokenKind::Newline || peek().kind == TokenKind::End) {
    return {};
  }
  return unexpected("a newline after " + after);
}

Result<void> Parser::argument(Body& body, const Token& name) {
  take();
  if (body.find(name.text) != nullptr) {
    return at_place(
        Error{.message = "argument `" + std::string(name.text) + "` is set twice"},
        name.place);
  }
  auto value = expression();
  if (!value) return value.error();
  body.arguments.push_back(
      Argument{.name = std::string(name.text), .value = *value, .place = name.place});
  return {};
}

Result<std::string> Parser::label() {
  if (peek().kind == TokenKind::Name) return std::string(take().text);
  if (peek().kind != TokenKind::Quote) return unexpected("`=`, `{` or a label");
  const Place place = peek().place;
  ahead_.reset();
  auto text = quoted(place);
  if (!text) return text.error();
  const auto literal = literal_string(**text);
  if (!literal) {
    return at_place(Error{.message = "a label is plain text, not a template"}, place);
  }
  return *literal;
}

Result<void> Parser::block(Body& body, const Token& type) {
  Block block{.type = std::string(type.text), .place = type.place};
  while (!peek().is("{")) {
    auto name = label();
    if (!name) return name.error();
    block.labels.push_back(std::move(*name));
  }
  take();
  if (peek().kind == TokenKind::Newline) {
    auto inner = this->body(true);
    if (!inner) return inner.error();
    block.body = std::move(*inner);
  } else if (auto done = one_line_body(block.body); !done) {
    return done.error();
  }
  if (auto done = expect("}", "at the end of the block"); !done) return done.error();
  body.blocks.push_back(std::move(block));
  return end_of_line("a block");
}

Result<void> Parser::one_line_body(Body& body) {
  body.place = peek().place;
  if (peek().is("}")) return {};
  if (peek().kind != TokenKind::Name) return unexpected("an argument or `}`");
  const Token name = take();
  if (!peek().is("=")) return unexpected("`=`: a block on one line holds one argument");
  if (auto done = argument(body, name); !done) return done.error();
  if (peek().is("}")) return {};
  return unexpected("`}`: a block on one line holds one argument");
}

Result<Body> read_native(const Source& source) {
  return Parser(source.text(), source.path()).whole_body();
}

Result<Tree> read_expression(const Source& source) {
  return Parser(source.text(), source.path()).whole_expression();
}

Result<Tree> read_template(std::string_view text, const std::string& path,
                           const Place& string) {
  return Parser(text, path, string).whole_template();
}

}  // namespace trailseal::hcl
