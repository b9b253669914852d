// A page as HTML: it fetches nothing, runs nothing, and prints.
#pragma once

#include <string>

#include "evidence/page/page.hpp"

namespace trailseal::evidence {

/// The whole document.
std::string page_html(const Page& page);

}  // namespace trailseal::evidence
