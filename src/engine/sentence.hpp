// The sentences of a result: what a rule says when it fails, passes or cannot tell.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/value.hpp"
#include "engine/judgement.hpp"
#include "rule/rule.hpp"

namespace trailseal::engine {

/// `message` with every `{fact.path}` replaced by what may be shown of the fact.
std::string fill_in(std::string_view message, const Value& facts);

/// "cannot tell whether the key policy ...: no key policy is in the inputs".
std::string cannot_tell(const rule::Rule& rule, const std::vector<MissingFact>& missing);

}  // namespace trailseal::engine
