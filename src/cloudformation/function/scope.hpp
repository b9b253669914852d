// TemplateScope: what the names of one template stand for, under one choice of its parameters.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "base/verdict.hpp"
#include "cloudformation/function/choice.hpp"
#include "cloudformation/function/symbol.hpp"
#include "document/value.hpp"
#include "graph/environment.hpp"

namespace trailseal::cloudformation {

/// Where the stack will live.
struct StackPlace {
  Text account{};
  Text region{};
  Text partition{};
  Text url_suffix{};
  /// The account that manages the organization; empty: not known.
  Text management_account{};
};

/// A condition's answer; `missing` says what an unknown one lacks.
struct ConditionAnswer {
  Verdict verdict = Verdict::Holds;
  MissingValue missing{};
};

struct TemplateScope {
  std::string path{};  ///< what the symbols of the stack begin with
  StackPlace place{};
  std::string stack_name{};  ///< empty: not known
  std::map<std::string, Value, std::less<>> parameters{};
  /// Those that nobody gives a value: they have their default.
  std::set<std::string, std::less<>> defaulted{};
  std::map<std::string, ConditionAnswer, std::less<>> conditions{};
  const Value* mappings = nullptr;   ///< the section; null: not to be used here
  const Value* resources = nullptr;  ///< the section; null: not to be used here
  const Choice* choice = nullptr;    ///< the scenario; null: none
  /// Under AWS::LanguageExtensions `Ref` and `Fn::GetAtt` take functions too.
  bool language_extensions = false;
  /// A macro, a module or a loop may declare names that the text does not show.
  std::string opened_by{};
  /// A macro that is not AWS's own may change anything: "the macro `X`". Empty: none.
  std::string macro{};
  /// What may declare resources that the text does not show: "the module `X`".
  std::string adds_resources{};

  /// Is the parameter chosen to have another value than those that are compared?
  bool has_other_value(std::string_view name) const {
    return choice != nullptr && choice->others.find(name) != choice->others.end();
  }
  bool open() const { return !opened_by.empty(); }
};

/// Where a stack will live, as far as the caller knows it.
StackPlace make_place(const Environment& environment);

/// `AWS::Region` and its like; absent within the optional for `AWS::NoValue`.
std::optional<Value> pseudo_parameter(std::string_view name, const TemplateScope& scope,
                                      Position at);

/// All pseudo parameters, for suggestions.
const std::vector<std::string_view>& pseudo_parameter_names();

/// Does a resource or an output come into being? By its `Condition`; a condition that is
/// not declared is a null pointer.
const ConditionAnswer* existence_of(const Value& declaration, const TemplateScope& scope);

/// The answer of a condition that is not declared, and may come from elsewhere.
ConditionAnswer undeclared_condition(const TemplateScope& scope);

/// "condition `X` depends on parameter `P`, which has no value".
std::string reason_of(std::string_view condition, const ConditionAnswer& decision);

}  // namespace trailseal::cloudformation
