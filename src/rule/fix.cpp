#include "rule/fix.hpp"

#include <algorithm>
#include <utility>

namespace trailseal::rule {

Fix read_fix(std::string text) {
  Fix fix{.advice = text.substr(0, text.find("\n\n"))};
  fix.text = std::move(text);
  while (fix.advice.ends_with('\n')) fix.advice.pop_back();
  fix.has_snippet = fix.advice.ends_with(':');
  if (fix.has_snippet) fix.advice.pop_back();
  return fix;
}

const CauseRow& row_of(Cause cause) {
  return *std::find_if(kCauses.begin(), kCauses.end(),
                       [&](const CauseRow& row) { return row.cause == cause; });
}

}  // namespace trailseal::rule
