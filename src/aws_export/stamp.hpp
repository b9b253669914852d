// Values with the number of the answer that they are from in their places.
#pragma once

#include <cstdint>

#include "document/value.hpp"

namespace trailseal::aws_export {

/// The same tree whose places are in this file (see Position::file).
Value stamped(const Value& value, std::uint32_t file);

/// A policy document as the text that the API hands out, whether it was one or a tree;
/// absent where it is neither.
Value text_of_policy(const Value& policy);

}  // namespace trailseal::aws_export
