// Places: where the nodes of a tree stand, in one text beside the tree.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/position.hpp"

namespace trailseal::summary {

/// Behind the name of a tree's member: the member with its places.
inline constexpr std::string_view kPlacesSuffix = "_places";
/// Behind the name of `before`: it is what the attributes are.
inline constexpr std::string_view kUnchangedSuffix = "_unchanged";

/// The positions, in the order in which a tree is walked: a node, then key and node of each
/// member. Empty where none is known.
std::string places_text(const std::vector<Position>& positions);

/// The positions in such a text; nothing where it is none, or has more than `most`.
std::optional<std::vector<Position>> read_places(std::string_view text, std::size_t most);

}  // namespace trailseal::summary
