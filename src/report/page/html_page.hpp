// The style and the script of the HTML report, which fetches nothing.
#pragma once

namespace trailseal::report {

// Neither holds `<`, `>` or `&`: they stand in the page as they are.
extern const char* const kHtmlStyle;
extern const char* const kHtmlScript;

}  // namespace trailseal::report
