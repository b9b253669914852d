// Subject: what rules are judged on, a plain tree of facts with the places they come
// from.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/evidence.hpp"
#include "cloudtrail/attribute_place.hpp"
#include "document/value.hpp"
#include "graph/place.hpp"

namespace trailseal::cloudtrail {

struct Subject {
  std::string kind{};   ///< `trail`, `destination`, `bucket`, `key`, ...
  std::string trail{};  ///< address of the trail, empty where none is involved
  std::size_t input = 0;
  Value facts{};  ///< map; unknown facts carry their reason and help
  std::map<std::string, Place, std::less<>> places{};  ///< by dotted fact path
  std::map<std::string, std::vector<Evidence>, std::less<>> evidence{};  ///< by fact path

  /// The place of a fact: its own, or the nearest one above it.
  const Place* place_of(std::string_view fact) const;
  /// The evidence of a fact: its own, or the nearest above it; empty where none.
  std::vector<Evidence> evidence_of(std::string_view fact) const;
};

}  // namespace trailseal::cloudtrail
