// The comments of a YAML text, which its reader drops.
#pragma once

#include <string_view>

#include "document/comment.hpp"

namespace trailseal {

/// Finds the comments and the entries and list items in block style. What looks like a
/// comment in a quoted text or a block of text (`|`, `>`) is none.
CommentedText read_yaml_comments(std::string_view text);

}  // namespace trailseal
