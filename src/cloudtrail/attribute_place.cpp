#include "cloudtrail/attribute_place.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace trailseal::cloudtrail {
namespace {

std::string pointer_part(std::string_view dotted) {
  std::string pointer;
  for (std::size_t from = 0; from <= dotted.size();) {
    const std::size_t dot = std::min(dotted.find('.', from), dotted.size());
    pointer += "/" + std::string(dotted.substr(from, dot - from));
    from = dot + 1;
  }
  return pointer;
}

}  // namespace

Place place_of(const Resource& resource) {
  return Place{.input = resource.input,
               .address = resource.address,
               .pointer = resource.pointer,
               .position = resource.position,
               .label = resource.label};
}

Place place_of(const Resource& resource, Spelling path) {
  Place place = place_of(resource);
  const std::string_view dotted = path.of(resource);
  const Value& value = resource.attributes.at_path(dotted);
  if (dotted.empty() || value.is_absent()) return place;
  // The attributes of an export are not called as in its answers.
  if (!resource.observed) place.pointer += pointer_part(dotted);
  if (value.position().line != 0) place.position = value.position();
  return place;
}

}  // namespace trailseal::cloudtrail
