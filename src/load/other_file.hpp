// What is said of a file that cannot be read as an input.
#pragma once

#include "document/source.hpp"
#include "load/input_reader.hpp"

namespace trailseal::load {

/// For a candidate that is none of ours: an error where the user named it.
Reading neither(const Candidate& candidate, const Source& source);

/// Does a file that a search found name no type that a trail's answer can rest on? Then
/// what is wrong with it is no concern of the run.
bool is_aside(const Candidate& candidate, const Source& source);

}  // namespace trailseal::load
