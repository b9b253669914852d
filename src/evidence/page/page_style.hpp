// The style of a pack's pages.
#pragma once

namespace trailseal::evidence {

/// It holds no `<`, `>` or `&`: it stands in the page as it is.
extern const char* const kPageStyle;

}  // namespace trailseal::evidence
