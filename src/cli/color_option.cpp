#include "cli/color_option.hpp"

#include <algorithm>
#include <string>

#include "cli/choice.hpp"

namespace trailseal::cli {

ColorChoice color_of(const Arguments& arguments, Problems& problems) {
  const std::string word =
      choose(arguments, kColorOption.name, kColors, kColors.front(), problems);
  const auto* const row = std::find(kColors.begin(), kColors.end(), word);
  return static_cast<ColorChoice>(row - kColors.begin());
}

}  // namespace trailseal::cli
