// What a page tells of the requirements that are not met.
#pragma once

#include "evidence/pack.hpp"
#include "evidence/page/pack_page.hpp"
#include "evidence/page/page.hpp"

namespace trailseal::evidence {

/// Adds the chapter: each finding, or of many how often each rule is not met, and where.
void add_findings(const Pack& pack, Layout layout, Page& page);

}  // namespace trailseal::evidence
