// Which resources of a large template anybody asks about.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "document/value.hpp"

namespace trailseal::cloudformation {

/// Resources up to this number are all read, whatever they are: mistakes in them are
/// said.
inline constexpr std::size_t kMostReadWhole = 100;

using Types = std::set<std::string, std::less<>>;

/// The logical ids of the resources that the table of kinds keeps, or of one of `types`,
/// and of those that these mention, directly or through others. The views are
/// into `resources`.
std::set<std::string_view> reachable_resources(const Value& resources,
                                               const Types& types);

}  // namespace trailseal::cloudformation
