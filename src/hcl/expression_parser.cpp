// From loose to tight: `?:`, `||`, `&&`, `== !=`, `< <= > >=`, `+ -`, `* / %`, unary,
// then terms with their steps (`.a`, `[0]`, `[*]`, `.*`).
#include <array>

#include "base/limits.hpp"
#include "hcl/parser.hpp"

namespace trailseal::hcl {
namespace {

struct OperatorRow {
  std::string_view symbol;
  std::size_t level;
  BinaryOperator op;
};

constexpr std::size_t kLevels = 6;
constexpr std::array kOperators{
    OperatorRow{"||", 0, BinaryOperator::Or},
    OperatorRow{"&&", 1, BinaryOperator::And},
    OperatorRow{"==", 2, BinaryOperator::Equal},
    OperatorRow{"!=", 2, BinaryOperator::NotEqual},
    OperatorRow{"<", 3, BinaryOperator::Less},
    OperatorRow{"<=", 3, BinaryOperator::LessOrEqual},
    OperatorRow{">", 3, BinaryOperator::Greater},
    OperatorRow{">=", 3, BinaryOperator::GreaterOrEqual},
    OperatorRow{"+", 4, BinaryOperator::Add},
    OperatorRow{"-", 4, BinaryOperator::Subtract},
    OperatorRow{"*", 5, BinaryOperator::Multiply},
    OperatorRow{"/", 5, BinaryOperator::Divide},
    OperatorRow{"%", 5, BinaryOperator::Modulo},
};

const OperatorRow* find_operator(const Token& token, std::size_t level) {
  if (token.kind != TokenKind::Symbol) return nullptr;
  for (const OperatorRow& row : kOperators) {
    if (row.level == level && row.symbol == token.text) return &row;
  }
  return nullptr;
}

}  // namespace

Error nested_too_deeply(const Place& place) {
  return at_place(Error{.message = "nested too deeply",
                        .help = "no more than " + std::to_string(kMaxExpressionDepth) +
                                " levels are read"},
                  place);
}

bool Parser::Depth::is_too_deep() const { return parser_.depth_ > kMaxDepth; }

const Token& Parser::peek() {
  if (!ahead_) {
    content_line_ = lexer_.line();
    ahead_ = lexer_.next();
  }
  while (newlines_are_space_ && ahead_->kind == TokenKind::Newline) {
    ahead_ = lexer_.next();
  }
  return *ahead_;
}

Token Parser::take() {
  Token token = peek();
  ahead_.reset();
  return token;
}

bool Parser::take_symbol(std::string_view symbol) {
  if (!peek().is(symbol)) return false;
  take();
  return true;
}

void Parser::skip_newlines() {
  while (peek().kind == TokenKind::Newline) take();
}

Error Parser::unexpected(const std::string& expected) {
  const Token& token = peek();
  std::string found = "`" + std::string(token.text) + "`";
  if (token.kind == TokenKind::End) found = "the end of the text";
  if (token.kind == TokenKind::Newline) found = "the end of the line";
  Error error{.message = "expected " + expected + ", found " + found};
  if (token.kind == TokenKind::Heredoc) error.message = "a heredoc is not allowed here";
  if (token.kind == TokenKind::Invalid && token.text.starts_with("<<")) {
    error = Error{.message = "a heredoc begins with its marker and a newline",
                  .help = "write `<<EOT`, then the text from the next line on"};
  } else if (token.text == "'") {
    error.help = "strings are in double quotes";
  }
  return at_place(std::move(error), token.place);
}

Result<void> Parser::expect(std::string_view symbol, const std::string& where) {
  if (take_symbol(symbol)) return {};
  return unexpected("`" + std::string(symbol) + "` " + where);
}

Result<Tree> Parser::checked(Expression::Node node, const Place& place) {
  Tree tree = make_tree(std::move(node), place);
  if (tree->height > kMaxExpressionDepth) return nested_too_deeply(place);
  return tree;
}

Result<Tree> Parser::whole_expression() {
  skip_newlines();
  auto tree = expression();
  if (!tree) return tree;
  skip_newlines();
  if (peek().kind != TokenKind::End) return unexpected("the end of the expression");
  return tree;
}

Result<Tree> Parser::expression() {
  const Depth depth(*this);
  const Place place = peek().place;
  if (depth.is_too_deep()) return nested_too_deeply(place);
  auto condition = binary(0);
  if (!condition || !take_symbol("?")) return condition;
  auto yes = expression();
  if (!yes) return yes;
  if (auto done = expect(":", "between the two results of the conditional"); !done) {
    return done.error();
  }
  auto no = expression();
  if (!no) return no;
  return checked(Conditional{.condition = *condition, .yes = *yes, .no = *no}, place);
}

Result<Tree> Parser::binary(std::size_t level) {
  if (level == kLevels) return unary();
  auto left = binary(level + 1);
  while (left) {
    const Token token = peek();
    const OperatorRow* row = find_operator(token, level);
    if (row == nullptr) break;
    take();
    auto right = binary(level + 1);
    if (!right) return right;
    left = checked(Binary{.op = row->op, .left = *left, .right = *right}, (*left)->place);
  }
  return left;
}

Result<Tree> Parser::unary() {
  const Depth depth(*this);
  const Token token = peek();
  if (depth.is_too_deep()) return nested_too_deeply(token.place);
  if (!token.is("-") && !token.is("!")) {
    auto tree = term();
    return tree ? with_steps(*tree) : tree;
  }
  take();
  auto operand = unary();
  if (!operand) return operand;
  return checked(Unary{.op = token.is("-") ? UnaryOperator::Minus : UnaryOperator::Not,
                       .operand = *operand},
                 token.place);
}

Result<Tree> Parser::term() {
  const Token token = peek();
  switch (token.kind) {
    case TokenKind::Name:
      return name_term();
    case TokenKind::Number:
      return number_term();
    case TokenKind::Quote:
      ahead_.reset();
      return quoted(token.place);
    case TokenKind::Heredoc:
      ahead_.reset();
      return heredoc(token);
    default:
      break;
  }
  if (token.is("[")) return tuple();
  if (token.is("{")) return object();
  if (!token.is("(")) return unexpected("an expression");
  take();
  const Newlines newlines(*this, true);
  auto inner = expression();
  if (!inner) return inner;
  if (!peek().is(")")) return unexpected("`)`");
  ahead_.reset();
  return checked(Parentheses{.inner = *inner}, token.place);
}

Result<Tree> Parser::name_term() {
  const Token token = take();
  std::string name(token.text);
  while (peek().is("::")) {
    take();
    if (peek().kind != TokenKind::Name) return unexpected("a name after `::`");
    name += "::" + std::string(take().text);
  }
  if (peek().is("(")) return call(std::move(name), token.place);
  if (name.find("::") != std::string::npos) {
    return unexpected("`(` after the name of a function");
  }
  if (name == "true" || name == "false") {
    return checked(Literal{.value = Value::boolean(name == "true")}, token.place);
  }
  if (name == "null") return checked(Literal{}, token.place);
  return checked(Traversal{.root = std::move(name)}, token.place);
}

Result<Tree> Parser::number_term() {
  const Token token = take();
  const auto number = Number::parse(token.text);
  if (!number) return at_place(Error{.message = "invalid number"}, token.place);
  return checked(Literal{.value = Value::number(*number)}, token.place);
}

Result<Tree> Parser::call(std::string name, const Place& place) {
  take();
  const Newlines newlines(*this, true);
  Call call{.name = std::move(name)};
  while (!peek().is(")")) {
    auto argument = expression();
    if (!argument) return argument;
    call.arguments.push_back(*argument);
    if (take_symbol("...")) {
      call.spreads_last = true;
      break;
    }
    if (!peek().is(")")) {
      if (auto done = expect(",", "or `)` after an argument"); !done) return done.error();
    }
  }
  if (!peek().is(")")) return unexpected("`)` after the last argument");
  ahead_.reset();
  return checked(std::move(call), place);
}

Result<Tree> Parser::with_steps(Tree tree) {
  while (true) {
    const Token token = peek();
    if (!token.is(".") && !token.is("[")) return tree;
    take();
    auto next = token.is(".") ? after_dot(tree) : after_bracket(tree);
    if (!next) return next;
    tree = *next;
  }
}

/// Constant steps behind a name stay part of the traversal.
Result<Tree> Parser::step(const Tree& tree, Step step) {
  if (const auto* traversal = std::get_if<Traversal>(&tree->node)) {
    Traversal longer = *traversal;
    longer.steps.push_back(std::move(step));
    return checked(std::move(longer), tree->place);
  }
  const Place place = step.place;
  if (step.is_attribute) {
    return checked(AttributeAccess{.object = tree, .name = step.key.as_string()}, place);
  }
  auto key = checked(Literal{.value = step.key}, place);
  return checked(IndexAccess{.object = tree, .key = *key}, place);
}

Result<Tree> Parser::after_dot(Tree tree) {
  const Token token = peek();
  if (token.kind == TokenKind::Name) {
    take();
    return step(tree, Step{.key = Value::string(token.text),
                           .is_attribute = true,
                           .place = token.place});
  }
  if (token.kind == TokenKind::Number) {
    take();
    if (token.text.find_first_not_of("0123456789") != std::string_view::npos) {
      return at_place(Error{.message = "an index after a dot is a whole number",
                            .help = "write `[1][0]` instead of `.1.0`"},
                      token.place);
    }
    return step(tree, Step{.key = Value::number(*Number::parse(token.text)),
                           .place = token.place});
  }
  if (!token.is("*")) return unexpected("an attribute's name after `.`");
  take();
  return splat_of_attributes(std::move(tree), token.place);
}

/// `.*` takes attributes and old indexes along; brackets behind belong to the result.
Result<Tree> Parser::splat_of_attributes(Tree source, const Place& place) {
  Tree each = make_tree(SplatItem{}, place);
  while (peek().is(".")) {
    take();
    if (peek().is("*")) {
      return at_place(Error{.message = "a `.*` cannot follow another",
                            .help = "use `[*]`, which nests"},
                      peek().place);
    }
    auto next = after_dot(each);
    if (!next) return next;
    each = *next;
  }
  return checked(Splat{.source = std::move(source), .each = std::move(each)}, place);
}

Result<Tree> Parser::after_bracket(Tree tree) {
  const Place place = peek().place;
  std::optional<Newlines> newlines;
  newlines.emplace(*this, true);
  if (take_symbol("*")) {
    if (!peek().is("]")) return unexpected("`]` after `[*`");
    ahead_.reset();
    newlines.reset();
    auto each = with_steps(make_tree(SplatItem{}, place));
    if (!each) return each;
    return checked(Splat{.source = std::move(tree), .each = *each}, place);
  }
  auto key = expression();
  if (!key) return key;
  if (!peek().is("]")) return unexpected("`]` after an index");
  ahead_.reset();
  const auto* literal = std::get_if<Literal>(&(*key)->node);
  if (literal != nullptr && !literal->value.is_null() &&
      !literal->value.type().is(Type::Kind::Bool)) {
    return step(tree, Step{.key = literal->value, .place = place});
  }
  return checked(IndexAccess{.object = std::move(tree), .key = *key}, place);
}

}  // namespace trailseal::hcl
