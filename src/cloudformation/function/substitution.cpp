//   ${Name}       what `Ref` gives, or a variable of the call's own
//   ${Name.Attr}  what `Fn::GetAtt` gives
//   ${!Text}      the text `${Text}`
//   $ and ${ without its }   themselves
#include "cloudformation/function/substitution.hpp"

#include <algorithm>

#include "base/ascii.hpp"

namespace trailseal::cloudformation {
std::vector<SubstitutionPart> parse_substitution(std::string_view text) {
  std::vector<SubstitutionPart> parts;
  std::string literal;
  const auto flush = [&] {
    if (!literal.empty()) parts.push_back(SubstitutionPart{.text = literal});
    literal.clear();
  };
  while (true) {
    const std::size_t open = text.find("${");
    const std::size_t close =
        open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) break;
    literal += text.substr(0, open);
    const std::string_view name = text.substr(open + 2, close - open - 2);
    if (name.starts_with('!')) {
      literal += "${" + std::string(name.substr(1)) + "}";
    } else {
      flush();
      parts.push_back(SubstitutionPart{.text = std::string(without_outer_spaces(name)),
                                       .variable = true});
    }
    text.remove_prefix(close + 1);
  }
  literal += text;
  flush();
  return parts;
}

}  // namespace trailseal::cloudformation
