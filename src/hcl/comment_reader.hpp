// The comments of a file in native syntax, which its reader drops.
#pragma once

#include "base/result.hpp"
#include "document/comment.hpp"
#include "document/source.hpp"

namespace trailseal::hcl {

/// Finds the comments of a file, and its blocks, arguments and the items of its brackets.
/// Errors: those of read_native().
Result<CommentedText> read_comments(const Source& source);

}  // namespace trailseal::hcl
