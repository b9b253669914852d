#include "cloudtrail/subject.hpp"

#include "cloudtrail/attribute_place.hpp"

namespace trailseal::cloudtrail {
namespace {

/// Looks a dotted path up, then the path above it, and so on.
template <typename Map>
const typename Map::mapped_type* nearest_above(const Map& map, std::string_view fact) {
  while (true) {
    const auto found = map.find(fact);
    if (found != map.end()) return &found->second;
    const std::size_t dot = fact.rfind('.');
    if (dot == std::string_view::npos) return nullptr;
    fact = fact.substr(0, dot);
  }
}

}  // namespace

const Place* Subject::place_of(std::string_view fact) const {
  return nearest_above(places, fact);
}

std::vector<Evidence> Subject::evidence_of(std::string_view fact) const {
  const auto* lines = nearest_above(evidence, fact);
  return lines ? *lines : std::vector<Evidence>();
}

}  // namespace trailseal::cloudtrail
