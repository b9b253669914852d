// YAML -> Rule. Reports everything wrong with a file in one run.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "document/source.hpp"
#include "rule/rule.hpp"

namespace trailseal::rule {

struct RuleFile {
  Rule rule{};
  std::vector<Error> errors{};  ///< empty: the rule is good
};

RuleFile read_rule(const Source& source);

}  // namespace trailseal::rule
