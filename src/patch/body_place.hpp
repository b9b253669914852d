// Where in a body of HCL new lines stand. Lines come without their last end.
#pragma once

#include <string>

#include "patch/written_value.hpp"

namespace trailseal::patch {

/// The indent of what stands in a body.
std::string indent_in(const Spot& spot, const SyntaxNode& body);

bool is_on_one_line(const Spot& spot, const SyntaxNode& body);

/// Behind all else, with an empty line ahead.
Splices put_at_end(const Spot& spot, const SyntaxNode& body, const std::string& lines);

/// Into a body that holds nothing, nor a comment.
Splices put_into_empty(const Spot& spot, const SyntaxNode& body,
                       const std::string& lines);

/// Behind the arguments that stand ahead of the blocks.
Splices put_argument(const Spot& spot, const SyntaxNode& body, const std::string& line);

/// The lines of an argument or a block go, with an empty line that would be too many.
Splices remove_from_body(const Spot& spot, const SyntaxNode& node);

}  // namespace trailseal::patch
