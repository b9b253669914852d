// JSON text -> Value tree.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "document/source.hpp"
#include "document/value.hpp"

namespace trailseal {

/// A document and what its author should know about it.
struct Document {
  Value root{};
  /// Duplicate keys (the last one counts, as CloudFormation and simdjson have it).
  std::vector<Error> warnings{};
};

/// Reads a whole source. Errors name line and column.
Result<Document> read_json(const Source& source);

/// Reads the value that `part` spans; `part` lies inside `source.text()`. Members named
/// in `omitted` that stand two levels deep (`{"after": {"tags": ...}}`) are skipped. In a
/// source of one line, where places tell nothing, the nodes have none.
Result<Document> read_json_part(const Source& source, std::string_view part,
                                std::span<const std::string_view> omitted = {});

/// Reads JSON held in a string, such as a policy: positions are those inside the string,
/// or `at` for every node when it is given.
Result<Document> read_json_text(std::string_view text, Position at = {});

}  // namespace trailseal
