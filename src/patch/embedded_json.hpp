// JSON that is written in a text of several lines: a heredoc, a block of YAML.
#pragma once

#include <optional>

#include "patch/spot.hpp"

namespace trailseal::patch {

/// The document in a text, with its own tree; nothing where it is no JSON. What stands in
/// `${...}` is left as it is.
std::optional<Spot> embedded_json(const Spot& around, const SyntaxNode& text,
                                  Dialect dialect);

}  // namespace trailseal::patch
