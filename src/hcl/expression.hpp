// Expression: the syntax tree of Terraform's expressions, native and JSON alike.
//
// Every node has the place where it begins. Trees are immutable and shared, so that a
// scope may keep one and evaluate it many times.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "hcl/place.hpp"
#include "hcl/value.hpp"

namespace trailseal::hcl {

struct Expression;
using Tree = std::shared_ptr<const Expression>;

/// A number, a bool, null, or a string without sequences.
struct Literal {
  Value value{};
};

/// One `.name` or `[literal]` of a traversal.
struct Step {
  Value key{};                ///< a string or a number
  bool is_attribute = false;  ///< `.name`, not `["name"]`
  Place place{};
};

/// `local.names[0].id`: a name and the steps that follow, as far as they are constant.
struct Traversal {
  std::string root{};
  std::vector<Step> steps{};
};

struct AttributeAccess {
  Tree object{};
  std::string name{};
};

struct IndexAccess {
  Tree object{};
  Tree key{};
};

/// `source[*].each` and `source.*.each`.
struct Splat {
  Tree source{};
  Tree each{};  ///< what is made of an item; its innermost object is a SplatItem
};

/// The item at hand, inside a Splat.
struct SplatItem {};

enum class UnaryOperator { Minus, Not };
enum class BinaryOperator {
  Or,
  And,
  Equal,
  NotEqual,
  Less,
  LessOrEqual,
  Greater,
  GreaterOrEqual,
  Add,
  Subtract,
  Multiply,
  Divide,
  Modulo,
};

struct Unary {
  UnaryOperator op{};
  Tree operand{};
};

struct Binary {
  BinaryOperator op{};
  Tree left{};
  Tree right{};
};

struct Conditional {
  Tree condition{};
  Tree yes{};
  Tree no{};
};

struct Call {
  std::string name{};
  std::vector<Tree> arguments{};
  bool spreads_last = false;  ///< `f(xs...)`
};

struct TupleNode {
  std::vector<Tree> items{};
};

struct ObjectNode {
  struct Item {
    Tree key{};
    Tree value{};
  };
  std::vector<Item> items{};
  /// JSON refuses a key that stands twice; native syntax takes the last.
  bool refuses_doubles = false;
};

struct ForNode {
  std::string key_name{};  ///< empty where there is only one name
  std::string value_name{};
  Tree collection{};
  Tree key{};  ///< null: a tuple is made
  Tree value{};
  Tree condition{};  ///< may be null
  bool groups = false;
};

/// `(inner)`; an object's key in parentheses is never a bare name.
struct Parentheses {
  Tree inner{};
};

/// `"${inner}"`: the value itself, with its type.
struct TemplateWrap {
  Tree inner{};
};

/// Parts that are joined to a string.
struct Template {
  std::vector<Tree> parts{};
};

/// `%{ if condition }yes%{ else }no%{ endif }`
struct TemplateIf {
  Tree condition{};
  Tree yes{};
  Tree no{};  ///< may be null
};

/// `%{ for key, value in collection }body%{ endfor }`
struct TemplateFor {
  std::string key_name{};
  std::string value_name{};
  Tree collection{};
  Tree body{};
};

struct Expression {
  using Node =
      std::variant<Literal, Traversal, AttributeAccess, IndexAccess, Splat, SplatItem,
                   Unary, Binary, Conditional, Call, TupleNode, ObjectNode, ForNode,
                   Parentheses, TemplateWrap, Template, TemplateIf, TemplateFor>;
  Node node{};
  Place place{};
  /// Nodes on the longest way down; bounded by kMaxExpressionDepth.
  std::size_t height = 1;
};

/// The children of a node, in source order; none is null.
std::vector<Tree> children_of(const Expression& expression);

/// Makes a node and counts its height.
Tree make_tree(Expression::Node node, Place place);

/// The literal string that an expression is, where it is one.
std::optional<std::string> literal_string(const Expression& expression);

/// A bare name (`string`, `each`), `true`, `false` and `null` included.
std::optional<std::string> keyword_of(const Expression& expression);

}  // namespace trailseal::hcl
