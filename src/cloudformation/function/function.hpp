// The table of the intrinsic functions.
#pragma once

#include <string_view>
#include <vector>

#include "cloudformation/function/resolver.hpp"
#include "document/value.hpp"

namespace trailseal::cloudformation {

/// One function: its argument as written, and the place of the call.
using Function = Value (*)(FunctionResolver& resolver, const Value& argument,
                           Position at);

/// The function of a name, or null.
Function find_function(std::string_view name);

/// All names, for suggestions.
const std::vector<std::string_view>& function_names();

/// `Fn::Transform` and `Fn::ForEach::...`: the service rewrites the template with them.
bool is_expanded_by_service(std::string_view name);

/// The unknown value in the place of such a call.
Value unexpanded(FunctionResolver& resolver, std::string_view name, Position at);

/// An argument that is to be a text.
struct Operand {
  std::optional<Text> text{};
  Value instead{};  ///< without a text: what the whole call gives
};

/// Resolves an argument to a text. `role` says what it is: "the separator of `Fn::Join`".
Operand take_text(FunctionResolver& resolver, const Value& argument,
                  const std::string& role, Position at);

/// Is it a list that nobody knows before deployment? `Fn::GetAtt` and `Fn::ImportValue`
/// give a symbol, whether what stands there is a text or a list.
bool is_open_list(const Value& value);

// Functions that make texts.
Value call_sub(FunctionResolver& resolver, const Value& argument, Position at);
Value call_join(FunctionResolver& resolver, const Value& argument, Position at);
Value call_import_value(FunctionResolver& resolver, const Value& argument, Position at);

// Functions that take lists apart.
Value call_split(FunctionResolver& resolver, const Value& argument, Position at);
Value call_select(FunctionResolver& resolver, const Value& argument, Position at);
Value call_length(FunctionResolver& resolver, const Value& argument, Position at);

// Functions that choose.
Value call_if(FunctionResolver& resolver, const Value& argument, Position at);
Value call_find_in_map(FunctionResolver& resolver, const Value& argument, Position at);

}  // namespace trailseal::cloudformation
