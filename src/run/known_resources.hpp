// Resources that are outside of the inputs, as the configuration describes them.
#pragma once

#include <string>

#include "document/fields.hpp"
#include "run/configuration.hpp"

namespace trailseal::run {

/// Reads `known:` of the configuration at `path`. The resources come as an input of their
/// own that is marked as trusted; what is not said of them is unknown.
Fragment read_known_resources(const Value& known, const std::string& path,
                              Configuration& configuration, Problems& problems);

}  // namespace trailseal::run
