// The JSON Schema of summaries, for whoever reads them with other tools.
#pragma once

#include "document/value.hpp"

namespace trailseal::summary {

/// Made from the list of fields, as writer and reader are.
Value summary_schema();

}  // namespace trailseal::summary
