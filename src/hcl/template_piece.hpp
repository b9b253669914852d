// The pieces that a template is cut into before strip markers, indentation and directives
// are worked out.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "hcl/expression.hpp"

namespace trailseal::hcl {

struct TemplatePiece {
  enum class Kind { Literal, Value, If, Else, EndIf, For, EndFor } kind = Kind::Literal;
  std::string literal{};
  Tree tree{};  ///< of Value, the condition of If, the collection of For
  std::string key_name{};
  std::string value_name{};
  bool strips_before = false;  ///< `${~`
  bool strips_after = false;   ///< `~}`
  Place place{};
};

using TemplatePieces = std::vector<TemplatePiece>;

/// Takes white space off literals beside `~`.
void apply_strip_markers(TemplatePieces& pieces);

/// Takes the smallest indentation off the lines, as `<<-` does.
void take_off_indentation(TemplatePieces& pieces);

/// Puts the pieces together; a template that is one value and nothing else is wrapped.
Result<Tree> assemble_template(TemplatePieces pieces, const Place& place);

}  // namespace trailseal::hcl
