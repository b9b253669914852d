// The CloudFormation part of the Serverless Framework's `serverless.yml`.
#pragma once

#include <optional>

#include "document/value.hpp"

namespace trailseal::load {

/// The template under `resources` of such a file; nothing for another document, or where
/// `resources` is not written out as one map. The framework's own variables
/// (`${self:custom.bucket}`) are unknown in it.
std::optional<Value> serverless_template(const Value& root);

}  // namespace trailseal::load
