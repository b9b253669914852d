#include "repair/effort.hpp"

#include <algorithm>

namespace trailseal::repair {
namespace {

/// Letters of a text that take as long as one value: a policy may be a text.
constexpr std::size_t kLettersOfValue = 16;

std::size_t weight_of(const Value& value) {
  std::size_t weight = 1;
  if (value.is_text()) {
    for (const Text::Piece& piece : value.as_text().pieces()) {
      weight += piece.literal.size() / kLettersOfValue;
    }
    return weight;
  }
  for (const Value& item : value.items()) weight += weight_of(item);
  return weight;
}

}  // namespace

/// Every resource is read once, and each trail may be about the largest of them.
void Effort::spend(const ResourceGraph& judged, std::size_t trails) {
  std::size_t all = 0;
  std::size_t largest = 0;
  for (const Resource& resource : judged.resources()) {
    const std::size_t weight = weight_of(resource.attributes);
    all += weight;
    largest = std::max(largest, weight);
  }
  left_ -= std::min(left_, 1 + all + trails * largest);
}

}  // namespace trailseal::repair
