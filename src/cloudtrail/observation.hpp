// Observation: the answer to a question about resources, with what explains it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/evidence.hpp"
#include "base/verdict.hpp"
#include "cloudtrail/subject.hpp"
#include "graph/place.hpp"

namespace trailseal::cloudtrail {

struct Observation {
  Verdict verdict = Verdict::Holds;
  std::vector<Evidence> why{};
  std::string missing{};  ///< for Unknown
  std::string help{};
  Place place{};

  /// Takes another answer to the same question where it is worse.
  void worsen(Observation other) {
    if (other.verdict < verdict) *this = std::move(other);
  }
};

/// A fact that is true where the observation holds, false where it fails.
inline Value fact_of(const Observation& observation) {
  if (observation.verdict != Verdict::Unknown)
    return Value::boolean(observation.verdict == Verdict::Holds);
  return Value::unknown({.reason = observation.missing, .help = observation.help});
}

/// Puts an observation under `path` of a subject's facts; `facts` is the group that
/// `name` belongs to.
inline void add_fact(Subject& subject, Value& facts, const std::string& name,
                     const std::string& path, const Observation& observation) {
  facts.set(name, fact_of(observation));
  subject.places[path] = observation.place;
  subject.evidence[path] = observation.why;
}

}  // namespace trailseal::cloudtrail
