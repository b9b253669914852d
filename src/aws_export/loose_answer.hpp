// A loose answer: a file without a manifest. What is in it has to say what it is about.
#pragma once

#include "aws_export/asked.hpp"
#include "graph/environment.hpp"

namespace trailseal::aws_export {

/// The call that a document is the answer of, as the answer itself tells it; without a
/// service where it tells none.
Asked loose_answer(const Value& root, const Environment& environment);

}  // namespace trailseal::aws_export
