// Reads a text that may be in either language.
#pragma once

#include "base/result.hpp"
#include "document/json_reader.hpp"
#include "document/source.hpp"

namespace trailseal {

/// A text that opens with `{` is read as JSON, any other as YAML. Errors: what the
/// readers report.
Result<Document> read_document(const Source& source);

}  // namespace trailseal
