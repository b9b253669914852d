// YAML text -> Value tree, as CloudFormation reads it.
#pragma once

#include "base/result.hpp"
#include "document/json_reader.hpp"
#include "document/source.hpp"

namespace trailseal {

/// Reads the first document of a source. Short tags become the long form: `!Ref x` is
/// {"Ref": "x"}, `!GetAtt a.b` is {"Fn::GetAtt": ["a", "b"]}, `!Sub x` is {"Fn::Sub": x}.
/// Plain scalars are resolved by us: null, true/false, numbers; dates stay text. Anchors
/// and aliases are expanded within kMaxNodes, `<<` merges. Errors name line and column.
Result<Document> read_yaml(const Source& source);

}  // namespace trailseal
