// The JSON Schema of evidence.json.
#pragma once

#include "document/value.hpp"

namespace trailseal::evidence {

/// Draft 2020-12. docs/evidence.schema.json is the same document; a test holds packs to it.
Value pack_schema();

}  // namespace trailseal::evidence
