// What tags, scalars and merge keys of YAML become in a Value tree.
#pragma once

#include <string>
#include <vector>

#include "base/position.hpp"
#include "document/value.hpp"

namespace trailseal {

/// Carries an error of ours through yaml-cpp to the edge of this file.
struct Malformed {
  std::string message{};
  std::string help{};
  Position position{};
};

/// The long form that a short tag stands for: `Fn::Sub` of `!Sub`; empty for YAML's own
/// tags. Throws Malformed for any other tag.
std::string function_of(const std::string& tag, Position position);

Value scalar_value(const std::string& tag, const std::string& text, Position position);

/// `{"Fn::Sub": argument}`.
Value long_form(const std::string& function, Value argument, Position position);

/// `<<`: members of the named mappings that `into` does not have. Of several mappings the
/// first one counts. Throws Malformed for what is no mapping.
void merge_mappings(const std::vector<Value>& merged, Value& into);

}  // namespace trailseal
