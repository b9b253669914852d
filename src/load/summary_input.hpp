// Summaries as inputs of a run.
#pragma once

#include <vector>

#include "base/result.hpp"
#include "document/source.hpp"
#include "load/input_reader.hpp"

namespace trailseal::load {

/// The inputs that a summary is of, with what the call says of accounts, regions and
/// parameters that were open when it was written. Errors: as read_summary.
Result<std::vector<ReadInput>> read_summary_inputs(const Source& source,
                                                   const InputRequest& request);

/// Tells inputs apart that summaries of different directories call by one path, and leaves
/// out what a summary that a search found has of inputs which are here themselves.
std::vector<ReadInput> told_apart(std::vector<ReadInput> inputs);

}  // namespace trailseal::load
