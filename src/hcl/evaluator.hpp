// Evaluator: an expression and a scope -> the value, as far as it can be known.
//
// A half-known operand makes a result that says what is certain, and no more. The law:
// learning an unknown never changes what was known.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "hcl/expression.hpp"
#include "hcl/function.hpp"
#include "hcl/scope.hpp"

namespace trailseal::hcl {

class Evaluator {
 public:
  explicit Evaluator(Scope& scope);

  /// The value of an expression. Names that nobody declares are errors even where they
  /// are not needed.
  Result<Value> evaluate(const Expression& expression);

  /// Names that stand before those of the scope: a `for`'s, an iterator of `dynamic`.
  void push_name(std::string name, Value value);
  void pop_name();

  /// Whether an answer so far was unknown and may yet turn out to be an error.
  bool may_fail() const { return may_fail_; }

  /// Reports the first name in the tree that is not declared.
  Result<void> check_names(const Expression& expression);

 private:
  friend struct Dispatch;
  class NameCheck;

  Result<Value> value_of(const Expression& expression);
  Result<Value> value_of(const Tree& tree) { return value_of(*tree); }

  // evaluator.cpp
  Result<Value> traversal(const Traversal& node, const Place& place);
  Result<Value> tuple(const TupleNode& node);
  Result<Value> object(const ObjectNode& node);
  Result<void> add_item(const ObjectNode& node, const ObjectNode::Item& item,
                        struct ObjectSoFar& object);
  const Value* find_name(const std::string& name) const;

  // conditional.cpp
  Result<Value> conditional(const Conditional& node, const Place& place);

  // loop.cpp
  Result<Value> for_result(const ForNode& node, const Place& place);
  Result<Value> for_over(const ForNode& node, const Value& collection);
  Result<Value> splat(const Splat& node);
  Result<Value> splat_over(const Splat& node, const Value& source);
  Result<Value> splat_unknown(const Splat& node, const Value& source);
  Result<void> for_item(const ForNode& node, const Value& key, const Value& value,
                        struct ForSoFar& result);

  // template_evaluator.cpp
  Result<Value> text_of(const Template& node, const Place& place);
  Result<Value> template_if(const TemplateIf& node, const Place& place);
  Result<Value> template_for(const TemplateFor& node, const Place& place);

  // call.cpp
  Result<Value> call(const Call& node, const Place& place);
  Result<Value> call_try(const Call& node);
  Result<Value> call_can(const Call& node);
  Result<Value> call_templatestring(const Call& node);
  Result<Value> call_row(const Function& function, const Call& node, const Place& place);
  Result<Values> arguments_of(const Call& node, bool& is_open);
  Result<Value> apply(const Function& function, std::span<const Value> arguments);
  Result<Value> render(const std::string& text, const std::string& name,
                       const Members& variables);

  Scope& scope_;
  std::vector<std::pair<std::string, Value>> names_{};
  std::vector<Value> splat_items_{};
  bool may_fail_ = false;
  bool is_rendering_ = false;
  std::size_t steps_ = 0;
};

/// A value that is null for a reason of its own or refused: what `for` and splat go
/// through, one key and value at a time.
struct Entry {
  Value key{};
  Value value{};
};

/// The entries of a collection whose members are known one by one, in order.
std::vector<Entry> entries_of(const Value& collection);

}  // namespace trailseal::hcl
