// The text of a configuration to start with.
#pragma once

#include <string>

namespace trailseal::run {

/// A `.trailseal.yaml` in which every key is a comment, with its meaning and what applies
/// without it. Read as it is it changes nothing; a test reads it without the `# ` too.
std::string configuration_template();

}  // namespace trailseal::run
