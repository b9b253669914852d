// PlacedAnswer: an answer, and where in the inputs it is given.
#pragma once

#include <string>
#include <utility>

#include "base/answer.hpp"
#include "document/value.hpp"
#include "graph/place.hpp"

namespace trailseal::cloudtrail {

struct PlacedAnswer : Answer {
  Place place{};

  /// Takes another answer to the same question where it is worse.
  void worsen(PlacedAnswer other) {
    if (other.verdict < verdict) *this = std::move(other);
  }
};

inline PlacedAnswer yes(Place place) { return {{}, std::move(place)}; }

inline PlacedAnswer no(Evidence why, Place place) {
  return {{.verdict = Verdict::Fails, .why = {std::move(why)}}, std::move(place)};
}

inline PlacedAnswer unknown(Missing missing, Place place) {
  return {{.verdict = Verdict::Unknown, .missing = std::move(missing)}, std::move(place)};
}

/// What is missing where a value is not known.
inline Missing missing_of(const Value& unknown) {
  return missing_of(unknown.as_unknown());
}

}  // namespace trailseal::cloudtrail
