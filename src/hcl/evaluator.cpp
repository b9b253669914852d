#include "hcl/evaluator.hpp"

#include <algorithm>

#include "base/limits.hpp"
#include "hcl/access.hpp"
#include "hcl/conversion.hpp"
#include "hcl/operators.hpp"

namespace trailseal::hcl {
namespace {

/// Scopes evaluate locals on demand, so one evaluation stands inside another: the depth
/// is counted for all of them.
thread_local std::size_t depth_of_all = 0;

class Deeper {
 public:
  Deeper() { ++depth_of_all; }
  ~Deeper() { --depth_of_all; }
  Deeper(const Deeper&) = delete;
  Deeper& operator=(const Deeper&) = delete;
};

}  // namespace

/// The members of an object constructor so far.
struct ObjectSoFar {
  Members members{};
  bool is_sensitive = false;
  bool has_unknown_key = false;
  Values operands{};
};

/// Evaluates each kind of node.
struct Dispatch {
  Evaluator& evaluator;
  const Place& place;

  Result<Value> operator()(const Literal& node) { return node.value; }
  Result<Value> operator()(const Traversal& node) {
    return evaluator.traversal(node, place);
  }
  Result<Value> operator()(const AttributeAccess& node) {
    auto object = evaluator.value_of(node.object);
    if (!object) return object;
    return attribute_of(*object, node.name, evaluator.may_fail_);
  }
  Result<Value> operator()(const IndexAccess& node) {
    auto collection = evaluator.value_of(node.object);
    if (!collection) return collection;
    auto key = evaluator.value_of(node.key);
    if (!key) return key;
    return index_of(*collection, *key, evaluator.may_fail_);
  }
  Result<Value> operator()(const Splat& node) { return evaluator.splat(node); }
  Result<Value> operator()(const SplatItem&) { return evaluator.splat_items_.back(); }
  Result<Value> operator()(const Unary& node) {
    auto operand = evaluator.value_of(node.operand);
    if (!operand) return operand;
    return apply_unary(node.op, *operand, evaluator.may_fail_);
  }
  Result<Value> operator()(const Binary& node) {
    auto left = evaluator.value_of(node.left);
    if (!left) return left;
    auto right = evaluator.value_of(node.right);
    if (!right) return right;
    return apply_binary(node.op, *left, *right, evaluator.may_fail_);
  }
  Result<Value> operator()(const Conditional& node) {
    return evaluator.conditional(node, place);
  }
  Result<Value> operator()(const Call& node) { return evaluator.call(node, place); }
  Result<Value> operator()(const TupleNode& node) { return evaluator.tuple(node); }
  Result<Value> operator()(const ObjectNode& node) { return evaluator.object(node); }
  Result<Value> operator()(const ForNode& node) {
    return evaluator.for_result(node, place);
  }
  Result<Value> operator()(const Parentheses& node) {
    return evaluator.value_of(node.inner);
  }
  Result<Value> operator()(const TemplateWrap& node) {
    return evaluator.value_of(node.inner);
  }
  Result<Value> operator()(const Template& node) {
    return evaluator.text_of(node, place);
  }
  Result<Value> operator()(const TemplateIf& node) {
    return evaluator.template_if(node, place);
  }
  Result<Value> operator()(const TemplateFor& node) {
    return evaluator.template_for(node, place);
  }
};

namespace {

/// Whether the value gets the place of the node that makes it: what a policy is made of.
bool makes_value(const Expression& expression) {
  return std::holds_alternative<TupleNode>(expression.node) ||
         std::holds_alternative<ObjectNode>(expression.node) ||
         std::holds_alternative<Template>(expression.node) ||
         std::holds_alternative<Call>(expression.node) ||
         std::holds_alternative<ForNode>(expression.node);
}

}  // namespace

/// Walks a tree with the names that `for` binds.
class Evaluator::NameCheck {
 public:
  NameCheck(Scope& scope, std::vector<std::string> bound)
      : scope_(scope), bound_(std::move(bound)) {}

  Result<void> check(const Expression& expression) {
    if (const auto* node = std::get_if<Traversal>(&expression.node)) {
      if (std::find(bound_.begin(), bound_.end(), node->root) != bound_.end()) {
        return {};
      }
      auto done = scope_.check(*node);
      if (done) return {};
      Error error = at_place(done.error(), expression.place);
      scope_.note_refused(*node, error);
      return error;
    }
    const auto* loop = std::get_if<ForNode>(&expression.node);
    const auto* directive = std::get_if<TemplateFor>(&expression.node);
    if (loop == nullptr && directive == nullptr) return check_children(expression, 0);
    const Tree& collection = loop != nullptr ? loop->collection : directive->collection;
    if (auto done = check(*collection); !done) return done.error();
    const std::size_t before = bound_.size();
    bound_.push_back(loop != nullptr ? loop->key_name : directive->key_name);
    bound_.push_back(loop != nullptr ? loop->value_name : directive->value_name);
    auto done = check_children(expression, 1);
    bound_.resize(before);
    return done;
  }

 private:
  Result<void> check_children(const Expression& expression, std::size_t from) {
    const std::vector<Tree> children = children_of(expression);
    for (std::size_t i = from; i < children.size(); ++i) {
      if (auto done = check(*children[i]); !done) return done.error();
    }
    return {};
  }

  Scope& scope_;
  std::vector<std::string> bound_;
};

Evaluator::Evaluator(Scope& scope) : scope_(scope) {}

Result<Value> Evaluator::evaluate(const Expression& expression) {
  if (auto done = check_names(expression); !done) return done.error();
  return value_of(expression);
}

Result<void> Evaluator::check_names(const Expression& expression) {
  std::vector<std::string> bound;
  for (const auto& [name, value] : names_) bound.push_back(name);
  return NameCheck(scope_, std::move(bound)).check(expression);
}

void Evaluator::push_name(std::string name, Value value) {
  names_.emplace_back(std::move(name), std::move(value));
}

void Evaluator::pop_name() { names_.pop_back(); }

const Value* Evaluator::find_name(const std::string& name) const {
  for (auto at = names_.rbegin(); at != names_.rend(); ++at) {
    if (at->first == name) return &at->second;
  }
  return nullptr;
}

Result<Value> Evaluator::value_of(const Expression& expression) {
  const Deeper deeper;
  if (depth_of_all > kMaxEvaluationDepth) {
    return at_place(Error{.message = "the expressions refer to each other too deeply"},
                    expression.place);
  }
  if (++steps_ > kMaxEvaluationSteps) {
    return at_place(Error{.message = "the expression takes too many steps"},
                    expression.place);
  }
  auto value = std::visit(Dispatch{*this, expression.place}, expression.node);
  if (!value) return at_place(value.error(), expression.place);
  if (makes_value(expression) && !value->place().is_known()) {
    return std::move(*value).at(expression.place);
  }
  return value;
}

Result<Value> Evaluator::traversal(const Traversal& node, const Place& place) {
  Scope::Found found;
  if (const Value* own = find_name(node.root)) {
    found.value = *own;
  } else {
    auto named = scope_.find(node);
    if (!named) return at_place(named.error(), place);
    found = std::move(*named);
  }
  for (std::size_t i = found.steps; i < node.steps.size(); ++i) {
    auto part = step_into(found.value, node.steps[i], may_fail_);
    if (!part) return part;
    found.value = std::move(*part);
  }
  return found.value;
}

Result<Value> Evaluator::tuple(const TupleNode& node) {
  Values items;
  items.reserve(node.items.size());
  for (const Tree& tree : node.items) {
    auto item = value_of(tree);
    if (!item) return item;
    items.push_back(std::move(*item));
  }
  return Value::tuple(std::move(items));
}

Result<Value> Evaluator::object(const ObjectNode& node) {
  ObjectSoFar object;
  for (const ObjectNode::Item& item : node.items) {
    if (auto done = add_item(node, item, object); !done) return done.error();
  }
  if (object.has_unknown_key) {
    return derived_unknown(Type::any(), "object", object.operands)
        .as_sensitive(object.is_sensitive);
  }
  return Value::object(std::move(object.members)).as_sensitive(object.is_sensitive);
}

Result<void> Evaluator::add_item(const ObjectNode& node, const ObjectNode::Item& item,
                                 ObjectSoFar& object) {
  if (const auto* reference = std::get_if<Traversal>(&item.key->node)) {
    return at_place(Error{.message = "an object's key is a name or an expression",
                          .help = "put a reference in parentheses: `(" + reference->root +
                                  "...) = ...`"},
                    item.key->place);
  }
  auto key = value_of(item.key);
  if (!key) return key.error();
  auto value = value_of(item.value);
  if (!value) return value.error();
  if (key->is_null()) {
    return at_place(Error{.message = "the key of an object is null"}, item.key->place);
  }
  auto name = convert(*key, Type::string());
  if (!name) {
    return at_place(Error{.message = "the key of an object is not a string"},
                    item.key->place);
  }
  object.is_sensitive = object.is_sensitive || key->has_sensitive_part();
  object.operands.push_back(*name);
  object.operands.push_back(*value);
  if (!name->is_known()) {
    object.has_unknown_key = true;
    if (!name->is_never_null() || !key->type().is_primitive()) may_fail_ = true;
    return {};
  }
  const bool is_new =
      object.members.insert_or_assign(name->as_string(), std::move(*value)).second;
  if (!is_new && node.refuses_doubles) {
    return at_place(Error{.message = "the key `" + name->as_string() + "` is set twice"},
                    item.key->place);
  }
  return {};
}

}  // namespace trailseal::hcl
