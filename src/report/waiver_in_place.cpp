#include "report/waiver_in_place.hpp"

#include <algorithm>

#include "base/word_list.hpp"
#include "report/result_text.hpp"

namespace trailseal::report {
namespace {

/// More than a reader would look up one by one.
constexpr std::size_t kListed = 10;

}  // namespace

std::string waiver_sentence(const std::vector<WaiverInPlace>& waivers) {
  const bool one = waivers.size() == 1;
  std::string text = count_of(waivers.size(), "waiver") + (one ? " is" : " are") +
                     " written in the files under check: ";
  for (std::size_t i = 0; i < std::min(waivers.size(), kListed); ++i) {
    const WaiverInPlace& waiver = waivers[i];
    text += (i > 0 ? ", " : "") + waiver.rule + " at " +
            in_backticks(waiver.path + ":" + std::to_string(waiver.line));
  }
  if (waivers.size() > kListed) {
    text += " and " + std::to_string(waivers.size() - kListed) + " more";
  }
  return text;
}

}  // namespace trailseal::report
