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

/// Who wrote a rule. Ours have to have prose, controls and examples of every outcome; a
/// user's need an id, a title, a severity, a subject, a requirement and a message.
enum class Author { Trailseal, User };

RuleFile read_rule(const Source& source, Author author = Author::Trailseal);

}  // namespace trailseal::rule
