// WaiverInPlace: a waiver that stands in a file under check, beside what it covers.
//
// It can come with the very change that it waives a finding of, so every report lists it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace trailseal::report {

struct WaiverInPlace {
  std::string rule{};  ///< as it is written: a code or an id
  std::string reason{};
  std::string owner{};  ///< may be empty
  std::string until{};  ///< a day, or empty
  std::string path{};
  std::uint32_t line = 0;
  bool used = false;  ///< does it cover anything?
};

/// One sentence: "1 waiver is written in the files under check: TS405 at `main.tf:12`".
std::string waiver_sentence(const std::vector<WaiverInPlace>& waivers);

}  // namespace trailseal::report
