// FunctionResolver: replaces the functions of a template by values.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "cloudformation/function/diagnostics.hpp"
#include "cloudformation/function/resource_identity.hpp"
#include "cloudformation/function/scope.hpp"
#include "cloudformation/function/stack_outputs.hpp"
#include "document/value.hpp"
#include "graph/resource.hpp"

namespace trailseal::cloudformation {

/// The text that a text, a number or a boolean is where a text is wanted.
std::optional<Text> text_of(const Value& value);

/// Works on one scope. A mistake gives an unknown value and a note.
class FunctionResolver {
 public:
  FunctionResolver(const TemplateScope& scope, TemplateDiagnostics& notes)
      : scope_(scope), notes_(notes) {}

  /// The value with every function replaced, at the positions of the template. Absent
  /// where `AWS::NoValue` stands; members and items that are absent are left out.
  Value resolve(const Value& value);

  /// The same, without a note of what it refers to.
  Value resolve_aside(const Value& value);

  /// Where the outputs of stacks within this one are found; null: nowhere.
  void set_outputs(StackOutputs* stacks) { stacks_ = stacks; }

  /// What `Ref` gives.
  Value refer(std::string_view name, Position at);
  /// What `Fn::GetAtt` gives.
  Value attribute(std::string_view logical_id, std::string_view name, Position at);
  /// The identities of a declared resource.
  const Identity& identity(const std::string& logical_id);

  /// Starts a fresh list of references, made by this attribute of a resource.
  void begin_attribute(std::string attribute);
  /// The references resolved since then, each once.
  std::vector<Reference> take_references();

  // For the functions:

  const TemplateScope& scope() const { return scope_; }
  /// Notes an error; the value that stands in for what failed.
  Value fail(Position at, std::string message, std::string help = {});
  /// The same, where other values would be right. `before` is default_count() of the time
  /// when the operands had not been resolved: what is wrong only with a default that stands for
  /// a value given at deployment is no error.
  Value refuse(Position at, std::string message, std::string help, std::size_t before);
  std::size_t default_count() const { return defaults_.size(); }
  /// As fail(), for a name that is none of `candidates`.
  Value fail_unknown_name(Position at, std::string message, std::string_view name,
                          const std::vector<std::string_view>& candidates);
  /// Mistakes of a declaration are those of what is made from it.
  void feel(const std::string& part) { notes_.feel(part); }
  /// A text that a function made, with dynamic references taken out.
  Value made(const Text& text, Position at);
  /// A value from elsewhere, put at this place.
  Value copied(const Value& value, Position at);
  /// Counts work; false, with an error, where a template expands without measure.
  bool charge(std::size_t nodes, Position at);

  std::size_t reference_count() const { return references_.size(); }
  /// `Logical.Attribute` of the references recorded behind the first `from`.
  std::vector<std::string> origins_since(std::size_t from) const;

 private:
  Value resolve_map(const Value& map);
  Value resolve_list(const Value& list);
  Value call(const std::string& function, const Value& argument, Position at);
  Value stamped(const Value& value, Position at);
  Value missing_resource(std::string_view name, const Value& resource, Position at);
  Value undeclared(std::string_view name, Position at);
  void record(std::string_view target, std::string_view attribute);
  Identity make_identity(const std::string& logical_id);

  const TemplateScope& scope_;
  TemplateDiagnostics& notes_;
  StackOutputs* stacks_ = nullptr;
  std::string attribute_;
  std::vector<Reference> references_;
  std::vector<std::string> defaults_;  ///< parameters read that have only a default
  std::map<std::string, std::optional<Identity>, std::less<>> identities_;
  std::size_t depth_ = 0;
  std::size_t spent_ = 0;
};

}  // namespace trailseal::cloudformation
