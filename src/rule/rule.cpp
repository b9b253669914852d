#include "rule/rule.hpp"

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

bool Rule::is_about(std::string_view fact) const {
  const std::string_view path = at;
  return path == fact || (path.starts_with(fact) && path[fact.size()] == '.');
}

}  // namespace trailseal::rule
