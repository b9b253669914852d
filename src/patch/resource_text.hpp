// New resources, and what a resource waits for, in the text of a source.
#pragma once

#include <string>

#include "patch/written_value.hpp"

namespace trailseal::patch {

/// The member of `Resources` that a new resource of a template is.
Draft template_resource(const Edit& edit, const Draft& attributes);

/// A new resource behind the one at a spot.
Splices new_resource(const Spot& owner, const Edit& edit, const Draft& attributes);

/// One more name in the `depends_on` or `DependsOn` of the resource at a spot.
Splices wait_for_resource(const Spot& resource, const std::string& name);

/// The text with `\r\n` at the end of each line.
std::string with_crlf(const std::string& text);

}  // namespace trailseal::patch
