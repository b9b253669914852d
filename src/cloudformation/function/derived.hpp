// Texts that functions make of values nobody knows before deployment.
//
// The functions of a template are pure: the same function of the same value is the same
// text wherever it stands, so its symbol is named by the function and its operands.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "document/value.hpp"

namespace trailseal::cloudformation {

/// What tells values apart: equal ids are equal values. Nothing where a part of the value
/// is not known and has no identity.
std::optional<std::string> identity_of(const Value& value);

/// A pure function and its operands, by their ids.
struct PureCall {
  std::string_view function{};
  std::vector<std::string> operands{};
  /// The unknown operand, for people: what has to be given to know the outcome.
  Value open{};
};

/// The id of what the call gives. It ends with the id of what is open.
std::string id_of(const PureCall& call);

/// The text that the call gives; `name` says what it is: `part 1 of parameter Open`.
Text derived_symbol(const PureCall& call, const std::string& name,
                    SymbolClass cls = SymbolClass::Anything);

/// The symbol that a derived one goes back to; itself where it is none.
Symbol origin_of(const Symbol& symbol);

}  // namespace trailseal::cloudformation
