// The text of `Fn::Sub`, taken apart.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace trailseal::cloudformation {

struct SubstitutionPart {
  std::string text{};
  bool variable = false;  ///< `text` is the name between `${` and `}`
};

/// `a${B.C}d${!E}` -> `a`, variable `B.C`, `d${E}`.
std::vector<SubstitutionPart> parse_substitution(std::string_view text);

}  // namespace trailseal::cloudformation
