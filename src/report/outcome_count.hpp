// OutcomeCount: how many requirements came out how.
#pragma once

#include <cstddef>

#include "engine/result.hpp"

namespace trailseal::report {

struct OutcomeCount {
  std::size_t pass = 0, fail = 0, unknown = 0, waived = 0;

  void add(engine::Outcome outcome) {
    switch (outcome) {
      case engine::Outcome::Pass:
        ++pass;
        break;
      case engine::Outcome::Fail:
        ++fail;
        break;
      case engine::Outcome::Unknown:
        ++unknown;
        break;
      case engine::Outcome::Waived:
        ++waived;
        break;
    }
  }

  OutcomeCount& operator+=(const OutcomeCount& other) {
    pass += other.pass;
    fail += other.fail;
    unknown += other.unknown;
    waived += other.waived;
    return *this;
  }
};

}  // namespace trailseal::report
